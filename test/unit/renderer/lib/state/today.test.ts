import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_FILTER } from '../../../../../electron/shared/todo-filter.ts';
import { failure, success } from '../../../../../electron/shared/result.ts';
import type { DayView, TodoList } from '../../../../../electron/shared/views.ts';
import { app } from '../../../../../renderer/lib/state/app.svelte.ts';
import { navigation } from '../../../../../renderer/lib/state/navigation.svelte.ts';
import { TodayState } from '../../../../../renderer/lib/state/today.svelte.ts';
import { someTask } from '../../rooms/today/some-tasks.ts';

const TODAY = '2026-11-20';
const YESTERDAY = '2026-11-19';

const dayWith = (minutes: number, day = TODAY): DayView => ({
  day,
  today: TODAY,
  entries: [
    {
      taskId: 'task-1',
      minutes,
      mark: 'here',
      kitsuMinutes: 0,
      note: null,
      readBackAt: null,
      blocked: null,
    },
  ],
  others: [],
  total: minutes,
  mine: {},
  target: 480,
  locked: null,
  week: [],
  readAt: null,
  confirmed: { total: 0, differences: [] },
  dayOff: null,
  stashed: [],
  isWorkday: true,
  zoneNote: null,
});
const listOf = (...ids: string[]): TodoList => ({
  tasks: ids.map((id) => someTask({ id })),
  readAt: TODAY,
  partial: null,
  skipped: 0,
  dayLength: 480,
  cursor: null,
});

/** The bridge: the answer of each operation, and the calls. */
const answers = new Map<string, (args: never) => unknown>();
const asked: [string, unknown][] = [];
const bridge = {
  call: new Proxy(
    {},
    {
      get: (_, name: string) => async (args: never) => {
        asked.push([name, args]);
        return JSON.stringify(await Promise.resolve(answers.get(name)?.(args) ?? success(null)));
      },
    },
  ),
  on: (name: string, listener: () => void) => {
    listeners.set(name, listener);
    return () => listeners.delete(name);
  },
};
const listeners = new Map<string, () => void>();
const sent = () => asked.filter(([name]) => name === 'time.setDay').map(([, args]) => args);

let today: TodayState;

function typed(text: string, day = TODAY) {
  today.drafts.type('task-1', day, text);
  const draft = today.drafts.get('task-1', day);
  if (!draft) throw new Error('nothing was typed');
  return draft;
}

beforeEach(() => {
  answers.clear();
  answers.set('todo.left', () => success([]));
  asked.length = 0;
  app.notices.list = [];
  const page = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    querySelector: () => null,
  });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', Object.assign(new EventTarget(), { companion: bridge }));
  answers.set('time.day', ({ day = TODAY }: { day?: string }) => success(dayWith(60, day)));
  answers.set('todo.list', () => success(listOf('task-1', 'task-2')));
  navigation.reset();
  today = new TodayState();
  today.start({
    todo: listOf('task-1', 'task-2'),
    day: dayWith(60),
    filter: DEFAULT_FILTER,
    viewState: null,
  });
});
afterEach(() => {
  today.stop();
  vi.unstubAllGlobals();
});

describe('logging time', () => {
  it('shows the new value only once it is on disk', async () => {
    let saved: (view: unknown) => void = () => undefined;
    answers.set('time.setDay', () => new Promise((resolve) => (saved = resolve)));
    const logging = today.commit(typed('1h30'));
    expect(today.entries.get('task-1')?.minutes).toBe(60);
    expect(today.drafts.get('task-1', TODAY)?.sending).toBe(true);
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    saved(success(dayWith(90)));
    expect(await logging).toBe(true);
    expect(sent()).toEqual([{ taskId: 'task-1', day: TODAY, minutes: 90 }]);
    expect(today.drafts.get('task-1', TODAY)).toBeUndefined();
  });

  it('sends nothing that it cannot read, and keeps it with an example', async () => {
    expect(await today.commit(typed('two hours'))).toBe(false);
    expect(sent()).toEqual([]);
    expect(today.drafts.get('task-1', TODAY)).toMatchObject({ text: 'two hours', sending: false });
    expect(today.drafts.get('task-1', TODAY)?.error).toContain('1h30');
  });

  it('keeps what was refused, with the reason', async () => {
    answers.set('time.setDay', () => failure('rule', 'A day has 24 h.', 'Lower it.'));
    expect(await today.commit(typed('23h'))).toBe(false);
    expect(today.drafts.get('task-1', TODAY)).toMatchObject({
      text: '23h',
      error: 'A day has 24 h. Lower it.',
    });
    expect(today.entries.get('task-1')?.minutes).toBe(60);
  });

  it('does not send the same value again', async () => {
    expect(await today.commit(typed('1:00'))).toBe(true);
    expect(sent()).toEqual([]);
  });

  it('offers the former value back', async () => {
    answers.set('time.setDay', ({ minutes }: { minutes: number }) =>
      success({ ...dayWith(minutes), undo: 7 }),
    );
    answers.set('undo.run', () => success({ message: 'Undone: 2 h on SH030', step: 7 }));
    await today.commit(typed('2h'));
    app.notices.list[0]?.undo?.();
    await vi.waitFor(() => expect(asked.at(-1)).toEqual(['undo.run', { undo: 7 }]));
    const said = () => app.notices.list.map(({ message }) => message);
    await vi.waitFor(() => expect(said()).toEqual(['Undone: 2 h on SH030']));
  });

  it('is not forgotten when it was typed over while the first was on its way', async () => {
    answers.set('time.setDay', () => {
      today.drafts.type('task-1', TODAY, '3');
      return success(dayWith(120));
    });
    await today.commit(typed('2h'));
    expect(today.drafts.get('task-1', TODAY)?.text).toBe('3');
  });
});

describe('a refresh behind the artist', () => {
  it('keeps a task that something is typed for, though Kitsu took it away', async () => {
    typed('1h');
    answers.set('todo.list', () => success(listOf('task-2')));
    await today.refreshTodo();
    expect(today.todo?.tasks.map((task) => task.id)).toEqual(['task-2', 'task-1']);
    today.drafts.drop('task-1', TODAY);
    await today.refreshTodo();
    expect(today.todo?.tasks.map((task) => task.id)).toEqual(['task-2']);
  });

  it('keeps the list that was read before when the next reading fails', async () => {
    answers.set('todo.list', () => failure('disk', 'The disk is full.'));
    await today.refreshTodo();
    expect(today.todo?.tasks).toHaveLength(2);
    expect(today.failure?.code).toBe('disk');
  });

  it('asks for what has changed only, and keeps the rest as it was', async () => {
    answers.set('todo.list', () => success({ ...listOf('task-1', 'task-2', 'task-3'), cursor: 7 }));
    await today.refreshTodo();
    const [first] = today.todo?.tasks ?? [];
    const rows = [someTask({ id: 'task-3', statusName: 'Retake' }), someTask({ id: 'task-4' })];
    const { tasks: _, partial: __, ...rest } = listOf();
    answers.set('todo.changes', () =>
      success({ kind: 'changes', rows, gone: ['task-2', 'never-here'], ...rest, cursor: 8 }),
    );
    await today.refreshTodo();
    expect(asked.at(-1)).toEqual(['todo.changes', { since: 7 }]);
    expect(today.todo?.tasks.map((task) => task.id)).toEqual(['task-1', 'task-3', 'task-4']);
    expect(today.todo?.tasks[0]).toBe(first);
    expect(today.task('task-3')?.statusName).toBe('Retake');
    expect(today.todo?.cursor).toBe(8);
  });

  it('takes a whole list where what has changed is not known', async () => {
    answers.set('todo.list', () => success({ ...listOf('task-1'), cursor: 7 }));
    await today.refreshTodo();
    answers.set('todo.changes', () =>
      success({ kind: 'whole', list: { ...listOf('task-9'), cursor: 9 } }),
    );
    await today.refreshTodo();
    expect(today.todo).toMatchObject({ tasks: [{ id: 'task-9' }], cursor: 9 });
  });

  it('lets a task go whose text is settled, though it was told only once that it has gone', async () => {
    answers.set('todo.list', () => success({ ...listOf('task-1', 'task-2'), cursor: 7 }));
    await today.refreshTodo();
    typed('1h');
    const { tasks: _, partial: __, ...rest } = listOf();
    answers.set('todo.changes', () =>
      success({ kind: 'changes', rows: [], gone: ['task-1'], ...rest, cursor: 8 }),
    );
    await today.refreshTodo();
    expect(today.todo?.tasks.map((task) => task.id)).toEqual(['task-2', 'task-1']);
    today.drafts.drop('task-1', TODAY);
    answers.set('todo.changes', () =>
      success({ kind: 'changes', rows: [], gone: [], ...rest, cursor: 9 }),
    );
    answers.set('todo.list', () => success({ ...listOf('task-2'), cursor: 9 }));
    await today.refreshTodo();
    expect(today.todo?.tasks.map((task) => task.id)).toEqual(['task-2']);
  });

  it('keeps an open task that has left the list, until it is closed', async () => {
    today.selectedId = 'task-1';
    navigation.navigate({ name: 'task', taskId: 'task-1' });
    answers.set('todo.list', () => success(listOf('task-2')));
    await today.refreshTodo();
    expect(today.task('task-1')).toBeDefined();
    // It was approved meanwhile.
    answers.set('todo.left', () => success([someTask({ id: 'task-1', statusName: 'Done' })]));
    await today.refreshTodo();
    expect(asked.at(-1)).toEqual(['todo.left', { ids: ['task-1'] }]);
    expect(today.task('task-1')?.statusName).toBe('Done');
    navigation.back();
    await today.refreshTodo();
    expect(today.task('task-1')).toBeUndefined();
  });

  it('asks once more after a burst of events, not once for each', async () => {
    for (let event = 0; event < 20; event += 1) listeners.get('todo')?.();
    await today.refreshTodo();
    expect(asked.filter(([name]) => name === 'todo.list')).toHaveLength(2);
  });

  it('waits with the new day at midnight while something is typed for the old one', async () => {
    typed('1h');
    answers.set('time.day', () => success({ ...dayWith(0, '2026-11-21'), today: '2026-11-21' }));
    await today.refreshTime();
    expect(today.view?.day).toBe(TODAY);
    today.drafts.drop('task-1', TODAY);
    await today.refreshTime();
    expect(today.view?.day).toBe('2026-11-21');
  });
});

describe('going to another day', () => {
  it('never shows a day that the artist has left again, however late its answer comes', async () => {
    let late: (view: unknown) => void = () => undefined;
    let shownBetween: string | undefined;
    answers.set('time.day', ({ day = TODAY }: { day?: string }) => {
      if (day === YESTERDAY) return new Promise((resolve) => (late = resolve));
      shownBetween = today.view?.day;
      return success(dayWith(0, day));
    });
    const first = today.goTo(YESTERDAY);
    await vi.waitFor(() => expect(asked.at(-1)).toEqual(['time.day', { day: YESTERDAY }]));
    const second = today.goTo('2026-11-17');
    late(success(dayWith(0, YESTERDAY)));
    await Promise.all([first, second]);
    expect(shownBetween).toBe(TODAY);
    expect(today.view?.day).toBe('2026-11-17');
  });

  it('goes on from the day asked for, not from the one still shown', async () => {
    await Promise.all([today.goBy(-1), today.goBy(-1)]);
    expect(today.view?.day).toBe('2026-11-18');
  });

  it('follows the calendar again when it comes back to today', async () => {
    await today.goTo(YESTERDAY);
    await today.goBy(1);
    expect(asked.at(-1)).toEqual(['time.day', {}]);
  });
});

it('saves a changed filter even when the window goes at once', () => {
  today.setFilter({ search: 'sh030' });
  expect(asked.filter(([name]) => name === 'todo.saveFilter')).toHaveLength(0);
  window.dispatchEvent(new Event('pagehide'));
  expect(asked.filter(([name]) => name === 'todo.saveFilter')).toEqual([
    ['todo.saveFilter', expect.objectContaining({ search: 'sh030' })],
  ]);
});
