import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { setDay } from '../../../../electron/time/day/commands.ts';
import { markDayOff } from '../../../../electron/time/day/day-off-commands.ts';
import { daysOfRange, exportLines } from '../../../../electron/time/sheet/export-lines.ts';
import { timeCsv } from '../../../../electron/time/sheet/time-csv.ts';
import type { TimeRow } from '../../../../electron/time/sheet/time-table.ts';
import { csvFormatOf, type CsvFormat } from '../../../../electron/shared/export.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import { dayOffKind } from '../../../../electron/outbox/kinds/day-off.ts';

const TODAY = '2026-11-20';
const AT = '2026-11-20T12:00:00.000Z';
const line: TimeRow = {
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

const COMMAS: CsvFormat = { separator: ',', decimal: '.' };
const SEMICOLONS: CsvFormat = { separator: ';', decimal: ',' };

describe('the text of an export', () => {
  it('is one line a task and day that a spreadsheet and a script read alike', () => {
    expect(timeCsv([line], COMMAS)).toBe(
      '\uFEFFday,minutes,hours,production,episode,sequence,entity,task type,task id,where,read back at\r\n' +
        `2026-11-20,100,1.6666666666666667,Agent 327,,SQ010,SH030,Animation,a,in Kitsu,${AT}\r\n`,
    );
  });

  it('has the signs of a German or French spreadsheet', () => {
    const text = timeCsv(
      [{ ...line, minutes: 90, entity: 'A; B', production: 'A, B' }],
      SEMICOLONS,
    );
    expect(text.split('\r\n')[1]).toBe(
      `2026-11-20;90;1,5;"A, B";;SQ010;"A; B";Animation;a;in Kitsu;${AT}`,
    );
    const odd = timeCsv([{ ...line, minutes: 90 }], { separator: ',', decimal: ',' });
    expect(odd).toContain('2026-11-20,90,"1,5",Agent 327');
  });

  it('has hours that add up to the minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1440 }), { maxLength: 300 }), (all) => {
        const rows = all.map((minutes) => ({ ...line, minutes }));
        const lines = timeCsv(rows, COMMAS).split('\r\n').slice(1, -1);
        const hours = lines.reduce((sum, one) => sum + Number(one.split(',')[2]), 0);
        expect(hours * 60).toBeCloseTo(
          all.reduce((sum, one) => sum + one, 0),
          8,
        );
      }),
    );
    const thrice = timeCsv(Array(3).fill({ ...line, minutes: 20 }), COMMAS).split('\r\n');
    expect(thrice.slice(1, 4).reduce((sum, one) => sum + Number(one.split(',')[2]), 0)).toBe(1);
  });

  it.each([
    ['a comma', 'A, B', '"A, B"'],
    ['a semicolon', 'A; B', '"A; B"'],
    ['a tab', 'A\tB', '"A\tB"'],
    ['a quote', 'The "Big" one', '"The ""Big"" one"'],
    ['a line break', 'A\nB', '"A\nB"'],
    ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['a formula behind a space', ' +1', "' +1"],
    ['a formula behind a tab', '\t=1', `"'\t'=1"`],
    ['a formula behind a return', '\r=1', `"'\r'=1"`],
    ['a minus', '-1', "'-1"],
    ['an at', '@SUM(A1)', "'@SUM(A1)"],
    ['a wide equals sign', '\uFF1D1', "'\uFF1D1"],
    ['a formula behind a semicolon', 'A;=1+1', `"A;'=1+1"`],
    ['a formula behind a comma', 'A, =1+1', `"A, '=1+1"`],
    ['a formula behind a tab within', 'A\t@x', `"A\t'@x"`],
    ['a formula on a second line', 'A\n+1', `"A\n'+1"`],
    ['a quoted formula behind a semicolon', 'A;"=1"', `"A;""'=1"""`],
    ['signs that begin nothing', 'SH-030 = @home', 'SH-030 = @home'],
  ])('takes %s in a name for a name', (_what, entity, cell) => {
    const text = timeCsv([{ ...line, entity }], COMMAS);
    expect(text.slice(text.indexOf('\r\n') + 2)).toContain(`,SQ010,${cell},Animation,`);
  });
});

it.each([
  ['de-DE', SEMICOLONS],
  ['fr-FR', SEMICOLONS],
  ['de_DE.UTF-8', SEMICOLONS],
  ['es-ES', SEMICOLONS],
  ['en-GB', COMMAS],
  ['en-US', COMMAS],
  ['de-CH', COMMAS],
  ['C', COMMAS],
  ['C.UTF-8', COMMAS],
  ['', COMMAS],
])('in %s a spreadsheet reads %j', (locale, format) => expect(csvFormatOf(locale)).toEqual(format));

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
