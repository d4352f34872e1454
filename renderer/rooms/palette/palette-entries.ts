import { searchKey } from '../../../electron/shared/search-key.ts';
import type { RunningTimer } from '../../../electron/shared/timer.ts';

/** One thing that the palette does besides showing tasks. */
export interface PaletteCommand {
  id: 'stop' | 'today' | 'outbox' | 'check';
  title: string;
  /** The key that does the same; '' for none. */
  keys: string;
}

/** The commands whose words begin as the typed ones do, in any order; all of them where nothing is typed. */
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
