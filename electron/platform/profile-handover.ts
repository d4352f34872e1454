import {
  askForProfile,
  claimProfile,
  RENEW_MS,
  stopAsking,
  type HeldProfile,
  type Holder,
  type Machine,
} from './profile-lock.ts';

/** How often whoever waits for a profile looks. Sooner than a wish gets old. */
const LOOK_MS = 1_000;

/** What the artist is asked and told meanwhile. */
export interface HandoverTalk {
  /** False: the app stays closed on this computer. */
  askToTakeOver(host: string): Promise<boolean>;
  /** Shown until `done`; true if the artist cancelled. */
  showHandingOver(host: string, done: AbortSignal): Promise<boolean>;
}

/**
 * The profile for this computer; where another one has it, after the artist agreed and that one has
 * closed or fallen silent. `null` if they would not, or cancelled. Throws the disk's error.
 */
export async function holdProfile(
  folder: string,
  me: Machine,
  talk: HandoverTalk,
): Promise<HeldProfile | null> {
  const claim = claimProfile(folder, me);
  if (claim.kind === 'held') return claim.profile;
  const { host } = claim.by;
  if (!(await talk.askToTakeOver(host))) return null;
  const done = new AbortController();
  let isCancelled = false;
  const shown = talk.showHandingOver(host, done.signal).then((cancelled) => {
    isCancelled = cancelled;
  });
  try {
    for (;;) {
      if (isCancelled) return null;
      askForProfile(folder, me);
      const again = claimProfile(folder, me);
      if (again.kind === 'held') return again.profile;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    stopAsking(folder);
    done.abort();
    await shown;
  }
}

/** Who is told that another computer wants the profile, or has it. */
export interface HandoverListener {
  /** The app should close its data and release the profile. */
  onWanted(by: Holder): void;
  /** Another computer works on the data already: nothing may be written, not even in closing. */
  onLost(by: Holder | null): void;
  log(message: string): void;
}

/** Renews a held profile until it is wanted or lost; answers how to stop. */
export function keepProfile(profile: HeldProfile, listener: HandoverListener): () => void {
  const renewing = setInterval(() => {
    try {
      const state = profile.renew();
      if (state.kind === 'ours') return;
      clearInterval(renewing);
      if (state.kind === 'wanted') listener.onWanted(state.by);
      else listener.onLost(state.by);
    } catch (error) {
      // A file server that is away for a moment: whoever takes the profile meanwhile is seen later.
      listener.log(`The profile could not be renewed: ${String(error)}`);
    }
  }, RENEW_MS);
  return () => clearInterval(renewing);
}
