import type { Minutes } from '../../electron/shared/minutes.ts';

/**
 * What is meant with one task and day, kept by the test from what the artist did and saw, never asked of the app.
 *
 * There are at most two claims: what the artist last typed in the app, and what was last written on Kitsu's own pages.
 * Who saw the other's claim and then wrote, replaced it. As long as neither saw the other, both stand, and only the
 * artist can say which counts.
 */
export class LaneModel {
  app: Minutes | null = null;
  web: Minutes | null = null;
  /** What the artist had typed before somebody saw it in Kitsu and wrote another number. */
  replaced: Minutes | null = null;
  /** The artist gave a change up: an earlier try of it may be in Kitsu or not. */
  loose = false;
  /** Numbers that the app saw in Kitsu or wrote there: found there again, they are no news to it. */
  readonly known = new Set<Minutes>([0]);
  /** What there was to be counted once: every number that anybody wrote, for telling strange ones. */
  readonly written = new Set<Minutes>();

  constructor(readonly initial: Minutes) {
    this.known.add(initial);
    this.written.add(initial);
  }

  /** The artist typed a number, with Kitsu's number `seen` beside it; `waits`: the app keeps it to be sent. */
  typed(minutes: Minutes, seen: Minutes, waits: boolean): void {
    this.known.add(seen);
    this.written.add(minutes);
    // It stood in Kitsu already as far as the artist could see: nothing is claimed, nothing is to be sent.
    if (!waits && minutes === seen) {
      this.app = null;
      return;
    }
    this.known.add(minutes);
    if (this.web === seen) this.web = null;
    this.app = minutes;
    this.loose = false;
  }

  /** Somebody wrote it on Kitsu's own pages, where `before` was shown. */
  wroteOnTheWeb(minutes: Minutes, before: Minutes): void {
    this.written.add(minutes);
    if (this.app === before) {
      this.replaced = this.app;
      this.app = null;
    }
    this.web = minutes;
  }

  /** The artist's word on a conflict between `target` and what the app found in Kitsu. */
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

  /** A write that was on its way when another came: nobody could know, and Kitsu keeps the last. */
  crossed(): void {
    this.web = null;
  }
}

/** What of a task and day is to be seen in the end. */
export interface LaneEnd {
  inKitsu: Minutes;
  /** What the app still shows as waiting for the artist: the number typed. */
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

/** Judges a lane once nothing is on its way any more. */
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
  // The web put back what the app had seen before: to it, its own try simply never arrived.
  if (inKitsu === lane.replaced && known.has(web)) return FINE;
  return inKitsu === web ? FINE : wrong(web, inKitsu, 'the web’s number is gone');
}
