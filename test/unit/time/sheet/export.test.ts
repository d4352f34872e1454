import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { setDay } from '../../../../electron/time/day/commands.ts';
import { markDayOff } from '../../../../electron/time/day/day-off-commands.ts';
import { daysOfRange, exportLines } from '../../../../electron/time/sheet/export-lines.ts';
import { timeCsv, type TimeCsvRow } from '../../../../electron/time/sheet/time-csv.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import { dayOffKind } from '../../../../electron/outbox/kinds/day-off.ts';

const TODAY = '2026-11-20';
const AT = '2026-11-20T12:00:00.000Z';
const line: TimeCsvRow = {
  day: TODAY,
  production: 'Agent 327',
  episode: '',
  sequence: 'SQ010',
  entity: 'SH030',
  taskType: 'Animation',
  taskId: 'a',
  minutes: 100,
  where: 'in Kitsu',
  readBackAt: AT,
};

describe('the text of an export', () => {
  it('is one line a task and day that a spreadsheet and a script read alike', () => {
    expect(timeCsv([line])).toBe(
      '\uFEFFday,production,episode,sequence,entity,task type,task id,minutes,hours,where,read back at\r\n' +
        `2026-11-20,Agent 327,,SQ010,SH030,Animation,a,100,1.6667,in Kitsu,${AT}\r\n`,
    );
  });

  it.each([
    ['a comma', 'A, B', '"A, B"'],
    ['a quote', 'The "Big" one', '"The ""Big"" one"'],
    ['a line break', 'A\nB', '"A\nB"'],
    ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['a formula behind a space', ' +1', "' +1"],
    ['a minus', '-1', "'-1"],
    ['an at', '@SUM(A1)', "'@SUM(A1)"],
    ['a wide equals sign', '\uFF1D1', "'\uFF1D1"],
  ])('takes %s in a name for a name', (_what, entity, cell) => {
    const text = timeCsv([{ ...line, entity }]);
    expect(text.slice(text.indexOf('\r\n') + 2)).toContain(`,SQ010,${cell},Animation,`);
  });
});

describe('the lines of an export', () => {
  let folder: string;
  let replica: Replica;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-export-'));
    replica = openReplica(folder, new Date(AT));
    const tasks = ['a', 'b'].map((id) => aTask({ id }));
    replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
  });
  afterEach(() => {
    replica.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const inKitsu = (day: string, taskId: string, minutes: number): void =>
    replica.times.replaceDays([day], [{ day, taskId, minutes }], AT, replica.times.ask());
  const log = (taskId: string, minutes: number) =>
    setDay(replica, aStudio(), { taskId, day: TODAY, minutes }, { today: TODAY, at: AT });
  const told = (first = '2026-11-01', last = TODAY) =>
    exportLines(replica, first, last).map(({ taskId, minutes, where }) => [taskId, minutes, where]);

  it('are what the artist means, with where each is', () => {
    inKitsu(TODAY, 'a', 60);
    inKitsu('2026-10-31', 'a', 15);
    log('b', 30);
    expect(told()).toEqual([
      ['a', 60, 'in Kitsu'],
      ['b', 30, 'saved here'],
    ]);
    log('a', 0);
    expect(told()).toEqual([['b', 30, 'saved here']]);
    expect(told('2026-10-01', '2026-10-31')).toEqual([['a', 15, 'in Kitsu']]);
  });

  it('have what needs the artist, and hours that a day off takes away, once', () => {
    inKitsu(TODAY, 'a', 60);
    log('b', 30);
    markDayOff(replica, { first: TODAY, last: TODAY, description: '' }, AT);
    expect(told()).toEqual([
      ['a', 60, 'kept here, day off'],
      ['b', 30, 'kept here, day off'],
    ]);
    const parked = replica.outbox.of(dayOffKind)[0]?.id ?? 0;
    replica.change(() => replica.outbox.remove(parked));
    log('b', 45);
    const id = replica.outbox.find(timeKind, 'b', TODAY)?.id ?? 0;
    replica.change(() =>
      replica.outbox.patch(id, { state: 'parked', cause: { code: 'refused', said: 'No' } }),
    );
    expect(told()).toContainEqual(['b', 45, 'needs your decision']);
  });

  it.each([
    ['this-month', '2026-11-01', '2026-11-20'],
    ['last-month', '2026-10-01', '2026-10-31'],
  ] as const)('of %s go from %s to %s', (range, first, last) => {
    expect(daysOfRange(range, TODAY)).toEqual({ first, last });
  });
});
