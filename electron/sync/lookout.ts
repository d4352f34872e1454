import type { KitsuFailure } from '../kitsu/http.ts';
import type { LinkState } from '../shared/views.ts';
import { isAway, linkOf, type Heard } from './link.ts';
import { dueAt, nextLook } from './timing.ts';

export interface LookoutDeps {
  now(): Date;
  random(): number;
  held(): boolean;
  networkUp(): boolean;
  heard(): Heard;
  /** One small question to Kitsu; what came of it is heard like any other answer. */
  probe(): Promise<unknown>;
}

/** Knows whether Kitsu is there, and looks for it while it is not. */
export interface Lookout {
  link(): LinkState | null;
  /** ISO instant since when it is so. */
  since(): string | null;
  isAway(): boolean;
  isLooking(): boolean;
  /** What stands between here and Kitsu; `null` when nothing does. */
  failure(): KitsuFailure | null;
  /** Takes in what was heard, and the system's hint. */
  relink(): 'same' | 'went' | 'came-back';
  /** Asks now; true when Kitsu answered. */
  look(): Promise<boolean>;
  /** The artist did something: looks soon rather than when it would be due. */
  soon(): void;
  /** The artist asked for it. */
  atOnce(): void;
  /** Epoch ms when the next look is due. */
  dueAt(): number;
}

const SOON_MS = 2_000;

export function createLookout(deps: LookoutDeps): Lookout {
  let link: LinkState | null = null;
  let since: string | null = null;
  let awaySince = 0;
  let looks = 0;
  let due = 0;
  let hint = true;
  let looking: Promise<unknown> | null = null;

  const time = (): number => deps.now().getTime();

  function plan(): void {
    looks += 1;
    const retryAfter = deps.heard().failure?.retryAfter ?? null;
    due = time() + nextLook(looks, Math.max(0, time() - awaySince), retryAfter, deps.random());
  }

  function relink(): 'same' | 'went' | 'came-back' {
    const before = link;
    const networkUp = deps.networkUp();
    link = linkOf(deps.heard(), deps.held(), networkUp);
    // A network that comes up, or another one, may be the way to Kitsu.
    if (isAway(link) && networkUp && !hint) due = 0;
    hint = networkUp;
    if (link === before) return 'same';
    since = deps.now().toISOString();
    if (isAway(link) && !isAway(before)) {
      awaySince = time();
      looks = 0;
      plan();
      return 'went';
    }
    return isAway(before) && link === 'online' ? 'came-back' : 'same';
  }

  relink();
  return {
    link: () => link,
    since: () => since,
    isAway: () => isAway(link),
    isLooking: () => looking !== null,
    failure: () => deps.heard().failure,
    relink,
    async look() {
      looking ??= deps.probe();
      await looking;
      looking = null;
      relink();
      if (isAway(link)) plan();
      return !isAway(link);
    },
    soon: () => void (due = Math.min(due, time() + SOON_MS)),
    atOnce: () => void (due = 0),
    dueAt: () => dueAt(due, time()),
  };
}
