import type { Minutes } from '../../electron/shared/minutes.ts';

/**
 * The intended value of one task day, derived by the test from what the artist did and saw, never from the app.
 *
 * There are at most two claims: the artist's last value in the app, and the last value on Kitsu's own pages. A writer who
 * had seen the other's claim replaced it. As long as neither saw the other, both stand, and only the artist can decide.
 */
export class LaneModel {
  app: Minutes | null = null;
  web: Minutes | null = null;
  /** The artist's value before somebody saw it in Kitsu and wrote another. */
  replaced: Minutes | null = null;
  /** The artist discarded a change: an earlier attempt of it may or may not be in Kitsu. */
  loose = false;
  /** Numbers that the app has seen in Kitsu or written there: found again, they are no conflict. */
  readonly known = new Set<Minutes>([0]);
  /** Every number that anybody wrote, to recognise foreign ones. */
  readonly written = new Set<Minutes>();

  constructor(readonly initial: Minutes) {
    this.known.add(initial);
    this.written.add(initial);
  }

  /** The artist typed a number while seeing Kitsu's `seen`; `waits`: the app will send it. */
  typed(minutes: Minutes, seen: Minutes, waits: boolean): void {
    this.known.add(seen);
    this.written.add(minutes);
    // As far as the artist could see Kitsu already had it: no claim, and nothing to send.
    if (!waits && minutes === seen) {
      this.app = null;
      return;
    }
    this.known.add(minutes);
    if (this.web === seen) this.web = null;
    this.app = minutes;
    this.loose = false;
  }

  /** Somebody wrote it on Kitsu's own pages, which showed `before`. */
  wroteOnTheWeb(minutes: Minutes, before: Minutes): void {
    this.written.add(minutes);
    if (this.app === before) {
      this.replaced = this.app;
      this.app = null;
    }
    this.web = minutes;
  }

  /** The artist's decision on a conflict between `target` and what the app found in Kitsu. */
  resolved(choice: 'mine' | 'theirs' | 'both', target: Minutes, inKitsu: Minutes): void {
    if (choice === 'theirs') {
      this.app = null;
      return;
    }
    this.typed(choice === 'mine' ? target : target + Math.round(inKitsu), inKitsu, true);
  }

  discarded(): void {
    this.app = null;
    this.loose = true;
  }

  /** A write that was under way when another arrived: nobody could know, and Kitsu keeps the last. */
  crossed(): void {
    this.web = null;
  }
}

/** What is visible of a task day in the end. */
export interface LaneEnd {
  inKitsu: Minutes;
  /** The typed number that the app still shows as waiting for the artist. */
  visible: Minutes | null;
}

export interface LaneVerdict {
  lost: Minutes;
  doubled: Minutes;
  why: string | null;
}

const FINE: LaneVerdict = { lost: 0, doubled: 0, why: null };

function wrong(expected: Minutes, inKitsu: Minutes, why: string): LaneVerdict {
  const short = expected - inKitsu;
  return { lost: Math.max(0, short), doubled: Math.max(0, -short), why };
}

/** Judges a task day once nothing is under way. */
export function judgeLane(lane: LaneModel, { inKitsu, visible }: LaneEnd): LaneVerdict {
  const { app, web, known, loose } = lane;
  if (app !== null && web !== null && app !== web) {
    if (visible === app) {
      return inKitsu === web ? FINE : wrong(web, inKitsu, 'the web’s number is gone');
    }
    if (visible !== null) return wrong(app, visible, 'another number waits than was typed');
    if (inKitsu === app && known.has(web)) return FINE;
    if (inKitsu === app) return { lost: web, doubled: 0, why: 'the web was overwritten unseen' };
    return wrong(app, inKitsu, 'what was typed is gone, and nothing waits');
  }
  if (app !== null) {
    if (visible === app || (visible === null && inKitsu === app)) return FINE;
    return visible === null
      ? wrong(app, inKitsu, 'what was typed is not in Kitsu, and nothing waits')
      : wrong(app, visible, 'another number waits than was typed');
  }
  if (loose) return lane.written.has(inKitsu) ? FINE : wrong(0, inKitsu, 'nobody wrote this');
  if (web === null) {
    return lane.written.has(inKitsu) ? FINE : wrong(0, inKitsu, 'nobody wrote this');
  }
  // The web restored a value that the app had seen: for the app its own attempt simply never arrived.
  if (inKitsu === lane.replaced && known.has(web)) return FINE;
  return inKitsu === web ? FINE : wrong(web, inKitsu, 'the web’s number is gone');
}
