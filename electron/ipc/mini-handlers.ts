import type { AppCore } from '../app/app-core.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

export interface MiniDeps {
  /** The mini timer's window. */
  mini: {
    /** Answers what this desktop does not do for it, where that was not said before. */
    open(): string | null;
    stopTimer(): void;
    switchTask(): void;
    fit(): void;
    close(): void;
  };
}

/** What the mini timer asks, and who opens it. */
export function miniHandlers(
  { mini }: MiniDeps,
  companion: Pick<AppCore, 'todayStatus'>,
): Pick<Handlers, Extract<keyof Handlers, `mini.${string}`>> {
  const done = (work: () => void) => () => {
    work();
    return success(null);
  };
  return {
    'mini.open': () => success(mini.open()),
    'mini.view': () => success(companion.todayStatus()),
    'mini.stop': done(() => mini.stopTimer()),
    'mini.switch': done(() => mini.switchTask()),
    'mini.fit': done(() => mini.fit()),
    'mini.close': done(() => mini.close()),
  };
}
