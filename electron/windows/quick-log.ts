import type { GlobalShortcut } from 'electron';
import type { KeptSettings } from '../platform/settings.ts';
import { createShortcut } from '../platform/shortcut.ts';
import type { ShortcutState } from '../shared/quick/types.ts';
import { createTaskIndexCache, type TaskIndexCache } from '../quick-log/task-index-cache.ts';
import { createQuickLogWindow, type QuickLogWindowParts } from './quick-log-window.ts';

export interface QuickLogParts extends Omit<QuickLogWindowParts, 'theme' | 'platform'> {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  settings: Pick<KeptSettings, 'get' | 'isOwn' | 'onChange'>;
  /** Started at login: nobody is asked anything. */
  hidden: boolean;
  /** The command that opens it from outside. */
  command: string;
  onShortcut(state: ShortcutState): void;
  /** A line was offered: a page that is there already takes it. */
  onOffered(): void;
}

/** The quick log: its window, its shortcut, and what its operations need. */
export interface QuickLog {
  /** `line`: what stands in it then; what was typed in it before stays if there is none. */
  show(line?: string): void;
  /** Registers the shortcut. Once. */
  begin(): void;
  /** Call it when the lists of tasks have changed. */
  tasksChanged(): void;
  deps: {
    tasks: TaskIndexCache;
    close(): void;
    shortcut(): ShortcutState;
    /** The line it was opened with, given once; `null` if there is none. */
    offered(): string | null;
  };
}

export function createQuickLog(parts: QuickLogParts): QuickLog {
  const { settings } = parts;
  const tasks = createTaskIndexCache();
  let line: string | null = null;
  const offered = (): string | null => {
    const given = line;
    line = null;
    return given;
  };
  const window = createQuickLogWindow({
    ...parts,
    platform: process.platform,
    theme: () => settings.get().theme,
  });
  const shortcut = createShortcut({
    ...parts,
    act: () => window.toggle(),
    onState: (state) => parts.onShortcut(state),
  });
  return {
    begin() {
      // Who chose it in the settings has given their consent there.
      let kept = settings.get().quickLogShortcut;
      shortcut.set(kept, !parts.hidden && settings.isOwn('quickLogShortcut'));
      settings.onChange(({ quickLogShortcut }) => {
        const isChosen = quickLogShortcut !== kept;
        kept = quickLogShortcut;
        shortcut.set(quickLogShortcut, isChosen);
      });
    },
    show(next = '') {
      if (next !== '') {
        line = next;
        parts.onOffered();
      }
      window.show();
    },
    tasksChanged: () => tasks.invalidate(),
    deps: { tasks, close: () => window.hide(), shortcut: () => shortcut.state(), offered },
  };
}
