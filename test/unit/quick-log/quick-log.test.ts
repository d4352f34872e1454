import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { NO_TIMER, type TimerView } from '../../../electron/shared/timer.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { setDay } from '../../../electron/time/day/commands.ts';
import { createUndoLog } from '../../../electron/rules/undo-log.ts';
import { undoableTotals } from '../../../electron/time/day/undo-totals.ts';
import { logEntry, type QuickLog } from '../../../electron/quick-log/execute.ts';
import { indexTasks } from '../../../electron/quick-log/task-index.ts';
import { interpretQuickLine } from '../../../electron/quick-log/interpret.ts';
import { blockText } from '../../../electron/shared/result.ts';
import { taskDayMinutes } from '../../../electron/time/day/task-days.ts';
import { createTaskIndexCache } from '../../../electron/quick-log/task-index-cache.ts';
import { whatEnterDoes } from '../../../renderer/rooms/quick-log/quick-text.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

/** A Friday. */
const TODAY = '2026-11-20';
const MOMENT = { today: TODAY, at: '2026-11-20T12:00:00.000Z' };

const shot = (sequence: string, name: string, type: string, more: Partial<Task> = {}): Task =>
  aTask({
    id: `${sequence} ${name} ${type}`,
    sequenceName: sequence,
    entityName: name,
    taskTypeName: type,
    taskTypeId: type,
    ...more,
  });
const asset = (kind: string, name: string, type: string): Task =>
  aTask({
    id: `${name} ${type}`,
    forEntity: 'Asset',
    sequenceName: null,
    entityName: name,
    entityTypeName: kind,
    taskTypeName: type,
    taskTypeId: type,
    projectName: 'Élan',
  });
const TASKS = [
  shot('SQ010', 'SH010', 'Layout'),
  shot('SQ010', 'SH030', 'Animation'),
  shot('SQ010', 'SH030', 'Lighting'),
  shot('SQ020', 'SH030', 'Animation'),
  shot('SQ030', 'SH001', 'Lighting'),
  asset('Characters', 'Hero', 'Rigging'),
  asset('Characters', 'Hero old', 'Rigging'),
  asset('Characters', 'Sam', 'Rigging'),
  asset('Props', 'Épée 2', 'Modeling'),
  asset('Sets', 'Last stop', 'Layout'),
  asset('Sets', 'Monday market', 'Texturing'),
  asset('Sets', 'Clock 12', 'Texturing'),
];

let folder: string;
let replica: Replica;
const studio = aStudio({ context: { noTimelogTaskTypeIds: ['Modeling'] } });
const tasks = createTaskIndexCache();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-quick-'));
  replica = openReplica(folder, new Date(MOMENT.at));
  replica.tasks.replaceList('todo', TASKS, replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (line: string, timer: Pick<TimerView, 'running' | 'recent'> = NO_TIMER) =>
  interpretQuickLine(
    { replica, studio, today: TODAY, index: tasks.of(replica, studio), timer },
    line,
  );
const says = (line: string): string | null => blockText(read(line).problem);
const found = (line: string): string[] => read(line).candidates.map(({ taskId }) => taskId);
const log = (taskId: string, day: string, minutes: number) =>
  setDay(replica, studio, { taskId, day, minutes }, MOMENT);

describe('the tasks that a line could mean', () => {
  it.each([
    ['1h30 sh030 anim', ['SQ010 SH030 Animation', 'SQ020 SH030 Animation']],
    ['1h30 SH30 anim', ['SQ010 SH030 Animation', 'SQ020 SH030 Animation']],
    ['1h sq20 sh30', ['SQ020 SH030 Animation']],
    ['1h sq 20 sh 30', ['SQ020 SH030 Animation']],
    ['1h séquence 20 plan 30', ['SQ020 SH030 Animation']],
    ['1h lighting sq010', ['SQ010 SH030 Lighting']],
    ['1h hero rig', ['Hero Rigging', 'Hero old Rigging']],
    ['1h old rig', ['Hero old Rigging']],
    ['1h epee', ['Épée 2 Modeling']],
    ['1h ÉPÉE 2', ['Épée 2 Modeling']],
    ['1h char sam', ['Sam Rigging']],
    ['2h sam rig', ['Sam Rigging']],
    ['1h elan props', ['Épée 2 Modeling']],
    [
      '1h sh0',
      [
        'SQ010 SH010 Layout',
        'SQ010 SH030 Animation',
        'SQ010 SH030 Lighting',
        'SQ020 SH030 Animation',
        'SQ030 SH001 Lighting',
      ],
    ],
    ['1h SQ010 / SH030 · Lighting', ['SQ010 SH030 Lighting']],
    ['start sh010 layout', ['SQ010 SH010 Layout']],
    ['stop', []],
  ])('%j', (line, ids) => expect(found(line)).toEqual(ids));

  it('are not what a word only has inside', () => expect(found('1h ighting')).toEqual([]));

  it('take a day for a name only where that finds a task', () => {
    expect(read('2h sam')).toMatchObject({ day: TODAY, problem: null });
    expect(read('2h hero sam')).toMatchObject({ day: '2026-11-14', problem: null });
  });

  it('ask where a word finds a task as a name and as a day', () => {
    expect(says('2h sam rig')).toBe(
      '“sam” is a name and a day. Put the name in quotes, or write the day out.',
    );
    expect(read('2h "sam" rig')).toMatchObject({ day: TODAY, problem: null });
    expect(read('2h rig saturday')).toMatchObject({ day: '2026-11-14', problem: null });
    const [own = ''] = read('2h "sam" rig').candidates.map(({ line }) => line);
    expect(read(own)).toMatchObject({ day: TODAY, problem: null });
  });

  it('ask where the day written out is in a name that the other words find', () => {
    expect(says('1h monday market')).toBe(
      '“monday” is a name and a day. Put the name in quotes, or write the day out.',
    );
    expect(read('1h "monday market"')).toMatchObject({ day: TODAY, problem: null });
    expect(read('1h market 16.11.')).toMatchObject({ day: '2026-11-16', problem: null });
    expect(read('1h hero rig monday')).toMatchObject({ day: '2026-11-16', problem: null });
  });

  it('ask where bare hours are also the number in the name', () => {
    const asked = (hours: string): string =>
      `“${hours}” is also the number in a name. Type ${hours}h for the time.`;
    expect(says('12 clock')).toBe(asked('12'));
    expect(says('10 sh010')).toBe(asked('10'));
    expect(read('12h clock')).toMatchObject({ minutes: 720, problem: null });
    expect(read('2 sh010')).toMatchObject({ minutes: 120, problem: null });
  });

  it('are not decided by a word about days', () => {
    expect(says('1h last layout')).toBe('“last” may mean a day. Put it in quotes if it is a name.');
    expect(read('1h "last" layout')).toMatchObject({ problem: null });
    expect(read('1h layout last friday')).toMatchObject({ day: '2026-11-13', problem: null });
    const [own = ''] = read('1h "last" layout').candidates.map(({ line }) => line);
    expect(own).toBe('1 h "Sets / Last stop · Layout"');
    expect(read(own).problem).toBeNull();
  });

  it('start with what was worked on lately, then with the order of the list', () => {
    expect(found('1h anim')[0]).toBe('SQ010 SH030 Animation');
    log('SQ020 SH030 Animation', '2026-11-18', 60);
    expect(found('1h anim')[0]).toBe('SQ020 SH030 Animation');
    log('SQ010 SH030 Animation', '2026-11-19', 15);
    expect(found('1h anim')[0]).toBe('SQ010 SH030 Animation');
    const { candidates } = read('1h anim', {
      running: null,
      recent: [{ taskId: 'SQ020 SH030 Animation', title: '' }],
    });
    expect(candidates[0]?.taskId).toBe('SQ020 SH030 Animation');
    expect(found('1h')).toEqual(['SQ010 SH030 Animation', 'SQ020 SH030 Animation']);
    expect(found('')).toEqual(['SQ010 SH030 Animation', 'SQ020 SH030 Animation']);
  });

  it('come with what they have on that day, and why they cannot be logged on', () => {
    log('SQ010 SH030 Animation', '2026-11-19', 120);
    expect(read('1h sh030 anim yesterday').candidates[0]).toMatchObject({
      minutes: 120,
      title: 'SQ010 / SH030 · Animation',
      projectName: 'Lantern Road',
      blocked: null,
      line: '1 h SQ010 / SH030 · Animation yesterday',
    });
    expect(read('1h epee').candidates[0]?.blocked).toMatchObject({
      ok: false,
      message: 'Your studio logs no time on Modeling.',
    });
  });

  it('are not asked for to stop what runs', () => {
    const running = { taskId: 'x', title: 'SQ010 / SH030 · Animation', since: 0 };
    const stops = { kind: 'stop', running: running.title, problem: null, candidates: [] };
    expect(read('stop', { running, recent: [] })).toMatchObject(stops);
    expect(says('stop')).toBe('No timer runs: there is nothing to stop.');
  });

  it('say which word is in no name', () => {
    expect(read('1h sh030 comp')).toMatchObject({
      problem: { message: 'None of your tasks has “comp” in its name.' },
      candidates: [],
    });
    expect(read('1h sh030 comp').spans.map(({ as }) => as)).toEqual(['time', 'task', 'unread']);
    expect(says('1h hero anim')).toBe('None of your tasks has “hero” and “anim” together.');
  });

  it('are those of the list as it is now', () => {
    expect(found('1h matte')).toEqual([]);
    replica.tasks.replaceList('todo', [shot('SQ010', 'SH010', 'Matte')], replica.tasks.ask());
    tasks.invalidate();
    expect(found('1h matte')).toEqual(['SQ010 SH010 Matte']);
  });
});

describe('a word that is in no name', () => {
  const near = (line: string) => {
    const { near: words, candidates, problem } = read(line);
    return { words, ids: candidates.map(({ taskId }) => taskId), problem };
  };

  it.each([
    ['1h sh030 animtion sq020', ['animtion'], ['SQ020 SH030 Animation']],
    ['1h sh030 aniamtion', ['aniamtion'], ['SQ010 SH030 Animation', 'SQ020 SH030 Animation']],
    ['1h heor rigging', ['heor'], ['Hero Rigging', 'Hero old Rigging']],
    ['1h Charaters sam', ['charaters'], ['Sam Rigging']],
  ])('%j finds what is spelled nearly so', (line, words, ids) =>
    expect(near(line)).toEqual({ words, ids, problem: null }),
  );

  it.each(['1h sh031 animation', '1h anin', '1h sh030 comp', '1h rig gestrn'])(
    '%j finds nothing: a number is what it says, and a short word or another is none of these',
    (line) => expect(near(line).ids).toEqual([]),
  );

  it('is marked as not read, and is no slip where a name has it as it is', () => {
    expect(read('1h sh030 animtion').spans.map(({ as }) => as)).toEqual(['time', 'task', 'unread']);
    expect(read('1h sh030 anim').near).toEqual([]);
  });

  it('can be the verb: what Enter does is shown', () => {
    const reading = read('strat sq010 sh030 lighting');
    expect(reading).toMatchObject({ kind: 'start', near: ['strat'], problem: null });
    expect(reading.candidates.map(({ taskId }) => taskId)).toEqual(['SQ010 SH030 Lighting']);
    expect(reading.spans[0]).toEqual({ from: 0, to: 5, as: 'verb' });
    expect(read('strt sh010').spans[1]).toEqual({ from: 5, to: 10, as: 'task' });
    expect(read('1h strat').kind).toBe('log');
  });

  it('of several the artist says which, before Enter does anything', () => {
    const reading = read('1h sh030 animtion');
    expect(whatEnterDoes(reading, null)).toEqual({
      ok: false,
      code: 'ambiguous',
      message: 'No task of yours has “animtion” in its name.',
      action: 'Is it one of these?',
    });
  });
});

it('finds a shot by its number, however that is written', () => {
  const shots = ['SH30', 'sh0030', 'Shot_030', 'SH031', 'SH300'].map((name) =>
    shot('SQ010', name, 'Layout'),
  );
  const index = indexTasks(shots);
  const byNumber = (word: string) =>
    index.find([word], () => 0, 3).map(({ entityName }) => entityName);
  // What is written so comes first.
  expect(byNumber('030')).toEqual(['Shot_030', 'SH30', 'sh0030']);
  expect(byNumber('sh030').slice(0, 2)).toEqual(['SH30', 'sh0030']);
});

it('takes the studio’s short names of task types for names', () => {
  const short = { Lighting: 'lgt', Animation: 'anm' };
  const ofStudio = aStudio({ context: { taskTypeShortNames: short } });
  const index = tasks.of(replica, ofStudio);
  const ids = index.find(['lgt', 'sq010'], () => 0, 6).map(({ id }) => id);
  expect(ids).toEqual(['SQ010 SH030 Lighting']);
  expect(tasks.of(replica, studio).knows('lgt')).toBe(false);
});

it('finds every task by its own title', () => {
  const index = indexTasks(TASKS);
  fc.assert(
    fc.property(fc.constantFrom(...TASKS), fc.integer({ min: 1, max: 1440 }), (task, minutes) => {
      const [first] = read(`${minutes}m ${task.entityName} ${task.taskTypeName}`).candidates;
      const again = read(first?.line ?? '');
      expect(again).toMatchObject({ kind: 'log', minutes, problem: null });
      expect(again.candidates[0]?.taskId).toBe(first?.taskId);
      expect(index.task(task.id)).toBe(task);
    }),
  );
});

describe('doing what was shown', () => {
  const shown = (more: Partial<QuickLog> = {}): QuickLog => ({
    kind: 'log',
    taskId: 'SQ010 SH030 Animation',
    day: TODAY,
    minutes: 90,
    before: 120,
    after: 210,
    ...more,
  });
  const now = (): number => taskDayMinutes(replica, 'SQ010 SH030 Animation', TODAY);
  const undoLog = createUndoLog();
  const logUndoable = () =>
    undoableTotals(replica, undoLog, 'quick-log', [shown()], () =>
      logEntry(replica, studio, shown(), MOMENT),
    );

  it('adds the minutes to the day, and takes them back', () => {
    log('SQ010 SH030 Animation', TODAY, 120);
    const { value, undo } = logUndoable();
    expect(value).toEqual({
      ok: true,
      value: 'Logged 1 h 30 on SQ010 / SH030 · Animation, today: 3 h 30',
    });
    expect(now()).toBe(210);
    expect(undoLog.run(undo ?? 0, { studio, ...MOMENT })).toMatchObject({ ok: true });
    expect(now()).toBe(120);
  });

  it('does nothing when the total is not what was shown any more', () => {
    log('SQ010 SH030 Animation', TODAY, 130);
    const done = logEntry(replica, studio, shown(), MOMENT);
    expect(done).toMatchObject({ ok: false, code: 'conflict' });
    expect(done).toHaveProperty('message', expect.stringContaining('2 h 10 today'));
    expect(now()).toBe(130);
  });

  it('takes nothing back from a total that was changed since', () => {
    log('SQ010 SH030 Animation', TODAY, 120);
    const { undo } = logUndoable();
    log('SQ010 SH030 Animation', TODAY, 240);
    expect(undoLog.run(undo ?? 0, { studio, ...MOMENT })).toMatchObject({ code: 'conflict' });
    expect(now()).toBe(240);
  });

  it('is refused where it does not add up, or the day or the task takes nothing', () => {
    const refused = (more: Partial<QuickLog>) => logEntry(replica, studio, shown(more), MOMENT);
    expect(refused({ before: 0, after: 100 })).toMatchObject({ code: 'conflict' });
    expect(refused({ before: 0, after: 90, day: '2026-11-21' })).toMatchObject({ code: 'rule' });
    expect(refused({ before: 0, after: 90, taskId: 'gone' })).toMatchObject({ code: 'not-found' });
    expect(refused({ before: 0, after: 90, taskId: 'Épée 2 Modeling' })).toMatchObject({
      code: 'rule',
    });
    log('SQ010 SH030 Animation', TODAY, 1400);
    expect(refused({ before: 1400, after: 1490 })).toMatchObject({ code: 'rule' });
    expect(now()).toBe(1400);
  });
});
