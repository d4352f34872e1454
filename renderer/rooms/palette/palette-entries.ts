import { searchKey } from '../../../electron/shared/search-key.ts';
import type { RunningTimer } from '../../../electron/shared/timer.ts';

/** A command of the palette, besides showing tasks. */
export interface PaletteCommand {
  id: 'stop' | 'today' | 'outbox' | 'check';
  title: string;
  /** Its shortcut; '' for none. */
  keys: string;
}

/** The commands whose words begin like the typed ones, in any order; all of them if nothing is typed. */
export function commandsFor(text: string, running: RunningTimer | null): PaletteCommand[] {
  const all: PaletteCommand[] = [
    ...(running ? [{ id: 'stop' as const, title: `Stop ${running.title}`, keys: 'X' }] : []),
    { id: 'today', title: 'Go to today', keys: '' },
    { id: 'outbox', title: 'Show what is not in Kitsu yet', keys: 'O' },
    { id: 'check', title: 'Check Kitsu now', keys: '' },
  ];
  const typed = searchKey(text).split(/\s+/).filter(Boolean);
  return all.filter(({ title }) => {
    const words = searchKey(title).split(/[\s/·]+/);
    return typed.every((start) => words.some((word) => word.startsWith(start)));
  });
}
