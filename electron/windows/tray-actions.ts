import type { Timer } from '../time/timer/timer.ts';
import { assertNever } from '../shared/result.ts';
import type { TrayAction } from './tray-menu.ts';

export interface TrayActionParts {
  /** `null` while nobody is signed in. */
  timer(): Pick<Timer, 'start' | 'stop'> | null;
  /** Tells the artist why something was not done, or only in part. */
  say(notice: { message: string; action: string | null }): void;
  open(): void;
  quickLog(): void;
  mini(): void;
  quit(): void;
}

/** Carries out an item of the tray's menu. */
export function trayActions(parts: TrayActionParts): (act: TrayAction) => void {
  return (act) => {
    switch (act.kind) {
      case 'open':
        return parts.open();
      case 'quick-log':
        return parts.quickLog();
      case 'mini':
        return parts.mini();
      case 'quit':
        return parts.quit();
      case 'stop': {
        const done = parts.timer()?.stop();
        if (done && !done.ok) parts.say(done);
        return;
      }
      case 'start': {
        const done = parts.timer()?.start(act.taskId, { status: true });
        if (done && !done.ok) parts.say(done);
        else if (done?.value) parts.say({ message: done.value, action: null });
        return;
      }
      default:
        return assertNever(act);
    }
  };
}
