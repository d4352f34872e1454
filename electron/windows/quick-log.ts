import type { GlobalShortcut } from 'electron';
import type { KeptSettings } from '../platform/settings.ts';
import { createShortcut } from '../platform/shortcut.ts';
import type { ShortcutState } from '../shared/quick/types.ts';
import { createTaskIndexCache, type TaskIndexCache } from '../quick-log/task-index-cache.ts';
import { createQuickLogWindow, type QuickLogWindowParts } from './quick-log-window.ts';

export interface QuickLogParts extends Omit<QuickLogWindowParts, 'theme' | 'platform'> {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  settings: Pick<KeptSettings, 'get' | 'onChange'>;
  onShortcut(state: ShortcutState): void;
}

/** The quick log: its window, its shortcut, and what its operations need. */
export interface QuickLog {
  show(): void;
  /** Call it when the lists of tasks have changed. */
  tasksChanged(): void;
  deps: { tasks: TaskIndexCache; close(): void; shortcut(): ShortcutState };
}

export function createQuickLog(parts: QuickLogParts): QuickLog {
  const { settings } = parts;
  const tasks = createTaskIndexCache();
  const window = createQuickLogWindow({
    ...parts,
    platform: process.platform,
    theme: () => settings.get().theme,
  });
  const shortcut = createShortcut({
    ...parts,
    env: process.env,
    act: () => window.toggle(),
    onState: (state) => parts.onShortcut(state),
  });
  shortcut.set(settings.get().quickLogShortcut);
  settings.onChange(({ quickLogShortcut }) => shortcut.set(quickLogShortcut));
  return {
    show: () => window.show(),
    tasksChanged: () => tasks.invalidate(),
    deps: { tasks, close: () => window.hide(), shortcut: () => shortcut.state() },
  };
}
