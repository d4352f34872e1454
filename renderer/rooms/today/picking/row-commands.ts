import { command, paletteCommand, type Command } from '../../../lib/commands/command.ts';
import { openInKitsu } from '../../../lib/state/open-in-kitsu.ts';
import { today } from '../../../lib/state/today.svelte.ts';
import type { MoveKey } from '../../../lib/ui/virtual/windowing.ts';
import { tasksText } from './many-text.ts';
import type { Picked } from './picked.svelte.ts';

/** What the list, or another look of the tasks, does when it is asked. */
export interface RowActions {
  /** Rows are selected together here; on a board or a calendar one task is meant at a time. */
  several: boolean;
  /** The task lies over the list, which then takes no keys. */
  isListCovered(): boolean;
  /** The ids of the shown rows, in order. */
  order(): readonly string[];
  /** Moves to the row that a key leads to. */
  move(key: MoveKey): Promise<void>;
  focusRow(): void;
  setStatus(): void;
}

/** The tasks that a command means: those selected together, else the current one. */
export const meantTasks = (picked: Picked): string[] => {
  if (picked.size > 0) return [...picked.ids];
  return today.selectedId === null ? [] : [today.selectedId];
};

/** What can be done with rows of the list, one or several. */
export function rowCommands(picked: Picked, act: RowActions): readonly Command[] {
  const inList = (): boolean => !act.isListCovered();
  const hasTask = (): boolean => today.selectedId !== null;
  const several = (): boolean => inList() && picked.size > 0;
  const of = tasksText(picked.size);
  const choosing = [
    command('list.extend', {
      when: inList,
      run: (key) => void extend(picked, act, key === 'ArrowUp' ? 'ArrowUp' : 'ArrowDown'),
    }),
    command('list.toggle', {
      when: () => inList() && hasTask(),
      run: () => {
        if (today.selectedId !== null) picked.toggle(today.selectedId);
      },
    }),
    command('list.all', { when: inList, run: () => picked.add(act.order()) }),
  ];
  return [
    command('list.clear', {
      when: several,
      run: () => {
        picked.clear();
        act.focusRow();
      },
    }),
    command('task.time', {
      title: `Log time on ${of}`,
      short: 'Log time…',
      when: () => several() && act.several,
      run: () => (picked.asking = 'time'),
    }),
    command('task.comment', {
      title: `Comment on ${of}`,
      short: 'Comment…',
      when: () => several() && act.several,
      run: () => (picked.asking = 'comment'),
    }),
    command('task.status', {
      when: () => inList() && meantTasks(picked).length > 0,
      run: act.setStatus,
    }),
    ...(act.several ? choosing : [timeOnOne(picked, () => inList() && hasTask())]),
    paletteCommand({
      id: 'task.kitsu',
      title: 'Open the selected task in Kitsu',
      short: 'Open in Kitsu',
      words: 'browser',
      when: hasTask,
      run: () => void openInKitsu(today.selectedId ?? undefined),
    }),
  ];
}

/** Nothing there has a box for its time: the bar asks. */
const timeOnOne = (picked: Picked, when: () => boolean): Command =>
  command('task.time', {
    when,
    run: () => {
      if (today.selectedId === null) return;
      picked.only([today.selectedId]);
      picked.asking = 'time';
    },
  });

async function extend(picked: Picked, act: RowActions, key: MoveKey): Promise<void> {
  const current = today.selectedId;
  await act.move(key);
  if (today.selectedId !== null) picked.extend(act.order(), current, today.selectedId);
}

/** The commands of a row's menu, in groups; `opens`: Open leads somewhere. */
export function rowMenu(picked: Picked, opens: boolean): readonly (readonly string[])[] {
  if (picked.size > 0) {
    return [
      ['task.time', 'task.status', 'task.comment'],
      ['task.plan', 'task.pin'],
      ['list.clear'],
    ];
  }
  return [
    [...(opens ? ['task.open'] : []), 'task.start', 'task.time', 'task.status', 'task.comment'],
    ['task.plan', 'task.pin', 'task.up', 'task.down'],
    ['list.toggle', 'task.kitsu'],
  ];
}
