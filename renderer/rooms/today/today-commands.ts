import { command, paletteCommand, type Command } from '../../lib/commands/command.ts';
import { navigation } from '../../lib/state/navigation.svelte.ts';
import { taskLists } from '../../lib/state/task-lists.svelte.ts';
import { timer } from '../../lib/state/timer.svelte.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { tabAfter, tabsOf } from './lists/tabs.ts';
import { isMoveKey, type MoveKey } from '../../lib/ui/virtual/windowing.ts';

/** What the parts of Today do when they are asked. */
export interface TodayActions {
  /** The task lies over the list, which then takes no keys. */
  isListCovered(): boolean;
  /** The to-do list is shown, and not another one. */
  isTodo(): boolean;
  search(): void;
  move(key: MoveKey): void;
  open(): void;
  close(): void;
  /** Rows have a box for their time. */
  hasTimes(): boolean;
  logTime(): void;
  comment(): void;
  editTimes(): void;
  answerGap(): void;
  showDay(by: -1 | 1): void;
}

/** What can be done in Today while nothing lies over it. */
export function todayCommands(act: TodayActions): readonly Command[] {
  const name = navigation.room.name;
  if (name !== 'today' && name !== 'task') return [];
  const inList = (): boolean => !act.isListCovered();
  const hasTask = (): boolean => today.selectedId !== null;
  return [
    command('task.close', { when: () => navigation.room.name === 'task', run: act.close }),
    command('search', { when: () => inList() && act.isTodo(), run: act.search }),
    command('list.move', {
      when: inList,
      run: (key) => {
        if (isMoveKey(key)) act.move(key);
      },
    }),
    command('task.open', { when: inList, run: act.open }),
    command('task.start', {
      short: timer.isRunning(today.selectedId ?? '') ? 'Stop' : 'Start',
      when: hasTask,
      run: () => {
        if (today.selectedId !== null) void today.startTask(today.selectedId);
      },
    }),
    command('task.time', { when: () => inList() && act.hasTimes(), run: act.logTime }),
    command('task.comment', { when: hasTask, run: act.comment }),
    command('tab.next', {
      run: () => {
        const tabs = tabsOf(0, taskLists.counts);
        taskLists.show(tabAfter(taskLists.tab, tabs));
      },
    }),
    ...tabsOf(0, taskLists.counts).map(({ tab, label }) =>
      paletteCommand({
        id: `tab.${tab}`,
        title: `List: ${label}`,
        words: 'show go tab tasks review finished',
        when: () => taskLists.tab !== tab,
        run: () => taskLists.show(tab),
      }),
    ),
    command('day.times', { run: act.editTimes }),
    command('day.away', { when: () => timer.view.gaps.length > 0, run: act.answerGap }),
    command('day.previous', { run: () => act.showDay(-1) }),
    command('day.next', { run: () => act.showDay(1) }),
  ];
}
