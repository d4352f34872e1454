import type { Updates } from '../updates/updates.ts';
import type { Core } from './core.ts';
import type { Start } from './start.ts';

/** The first frame of the window, and what it asks for, are long over by then. */
const BEGIN_AFTER_MS = 20_000;

/** Newer versions of the app, whose code is loaded when it is first needed. */
export interface LateUpdates {
  open(): Promise<Updates>;
  /** Has them look by themselves, later. */
  begin(): void;
  /** Decides what is installed at this quit; the answer does it. */
  atQuit(): Promise<() => Promise<void>>;
}

export function lateUpdates(core: Core, start: Start, changed: () => void): LateUpdates {
  let opened: Promise<Updates> | null = null;
  let waiting: NodeJS.Timeout | undefined;
  const load = async (): Promise<Updates> => {
    const { openUpdates } = await import('./open-updates.ts');
    return openUpdates(core, start, changed);
  };
  const open = (): Promise<Updates> => (opened ??= load());
  return {
    open,
    begin() {
      waiting = setTimeout(() => void open().then((updates) => updates.start()), BEGIN_AFTER_MS);
    },
    async atQuit() {
      clearTimeout(waiting);
      const updates = await opened;
      updates?.stop();
      const how = updates?.wanted() ?? null;
      return async () => {
        if (updates && how !== null) await updates.atQuit(how);
      };
    },
  };
}
