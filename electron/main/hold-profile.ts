import { app, BrowserWindow, dialog } from 'electron';
import { holdProfile, keepProfile } from '../platform/profile-handover.ts';
import { thisMachine, type HeldProfile } from '../platform/profile-lock.ts';
import {
  askToTakeOver,
  showHandingOver,
  tellHandedOver,
} from '../windows/other-computer-dialogs.ts';
import type { Entrance } from './entrance.ts';
import type { Start } from './start.ts';

/** The profile for this computer, or `null` where the app stays closed here. */
export async function holdForThisComputer(
  { commandLine, paths, log }: Start,
  print: (line: string) => void,
): Promise<HeldProfile | null> {
  return holdProfile(paths.folder, thisMachine(), {
    askToTakeOver(host) {
      const said = `Kitsu Companion is open on ${host}. Start it by hand to take over here.`;
      if (!commandLine.hidden && commandLine.smoke === null) return askToTakeOver(dialog, host);
      print(said);
      log.info(said);
      return Promise.resolve(false);
    },
    showHandingOver: (host, done) => showHandingOver(dialog, host, done),
  });
}

/** Closes the app here once another computer takes over. Answers what to do when the data is closed. */
export function handOverOnRequest(
  profile: HeldProfile,
  { log }: Start,
  entrance: Entrance,
): () => Promise<void> {
  let newHost: string | null = null;
  const say = async (host: string): Promise<void> => {
    // Started again before the notice is closed: it asks for the profile in its turn.
    entrance.onShow(() => {
      app.relaunch();
      app.exit(0);
    });
    await tellHandedOver(dialog, host);
  };
  const stop = keepProfile(profile, {
    onWanted({ host }) {
      log.info(`Handed over to ${host}`);
      newHost = host;
      app.quit();
    },
    onLost(by) {
      const host = by?.host ?? 'another computer';
      log.warn(`Taken over by ${host} while this computer was silent`);
      for (const window of BrowserWindow.getAllWindows()) window.destroy();
      // Nothing is closed in order: that would write.
      void say(host).finally(() => app.exit(0));
    },
    log: (message) => log.warn(message),
  });
  return async () => {
    stop();
    profile.release();
    if (newHost !== null) await say(newHost);
  };
}
