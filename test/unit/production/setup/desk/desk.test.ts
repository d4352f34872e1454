import { describe, expect, it } from 'vitest';
import { openedFile } from '../../../../../electron/production/setup/desk/open-file.ts';
import { storedBody } from '../../../../../electron/production/setup/desk/stored-body.ts';
import { saidText } from '../../../../../electron/shared/setup-said.ts';
import { aDesk, must, SHOTS } from './a-desk.ts';

const csv = (text: string): Buffer => Buffer.from(text);
const EVERYTHING = { reread: false, updateOnly: false };

describe('a sheet of a production', () => {
  it('is opened with its columns matched, given in windows, and there after a restart', async () => {
    const { open } = aDesk();
    const desk = open();
    const sheet = must(await desk.sheets.open('film', 'shots.csv', csv(SHOTS)));
    expect(sheet).toMatchObject({ name: 'shots.csv', kind: 'table', rows: 3, canUndo: false });
    expect(sheet.columns.map(({ means }) => means)).toEqual([
      ...['sequence', 'name', 'frames', 'own:Animation due', 'own:Plan-Nr'],
    ]);
    expect(sheet.columns[2]?.examples).toEqual(['24', 'x', '12']);
    expect(must(desk.sheets.rows(sheet.id, 1, 1))).toEqual({
      total: 3,
      rows: [{ row: 1, cells: ['SQ01', 'SH020', 'x', '', ''] }],
    });
    expect(open().sheets.of('film')).toEqual(sheet);
  });

  it('remembers for the studio what a column was matched with', async () => {
    const { open } = aDesk();
    const sheet = must(await open().sheets.open('film', 'a.csv', csv(SHOTS)));
    const columns = [{ column: 4, means: 'description' }];
    expect(must(open().sheets.match(sheet.id, columns)).columns[4]).toMatchObject({
      by: 'chosen',
    });
    const next = must(
      await open().sheets.open('other', 'b.csv', csv('plan-nr ;Name;Sequence\nx;y;z')),
    );
    expect(next.columns[0]).toMatchObject({ means: 'description', by: 'before' });
  });

  it('takes cells, a fill and rows, each as one step that can be undone', async () => {
    const { open } = aDesk();
    const { sheets } = open();
    const { id } = must(await sheets.open('film', 'shots.csv', csv(SHOTS)));
    const cells = (from = 0) => must(sheets.rows(id, from, 10)).rows.map((row) => row.cells[2]);
    const fill = { row: 0, column: 2, cells: [['7'], ['8']], rows: 5 };
    expect(must(sheets.edit(id, [fill]))).toMatchObject({ rows: 5, canUndo: true });
    expect(cells()).toEqual(['7', '8', '7', '8', '7']);
    must(sheets.removeRows(id, 1, 2));
    expect(cells()).toEqual(['7', '8', '7']);
    must(sheets.insertRows(id, 1, 1));
    expect(cells()).toEqual(['7', '', '8', '7']);
    must(sheets.again(id, 'undo'));
    must(sheets.again(id, 'undo'));
    expect(cells()).toEqual(['7', '8', '7', '8', '7']);
    must(sheets.again(id, 'redo'));
    expect(cells()).toEqual(['7', '8', '7']);
    must(sheets.again(id, 'undo'));
    expect(must(sheets.again(id, 'undo'))).toMatchObject({
      rows: 3,
      canUndo: false,
      canRedo: true,
    });
    expect(cells()).toEqual(['24', 'x', '12']);
    expect(sheets.again(id, 'undo')).toMatchObject({ ok: false, code: 'conflict' });
    expect(sheets.edit(id, [{ row: 0, column: 4, cells: [['a', 'b']] }])).toMatchObject({
      code: 'bad-input',
    });
  });

  it('comes back by undo where another file was opened over it', async () => {
    const { sheets } = aDesk().open();
    const first = must(await sheets.open('film', 'shots.csv', csv(SHOTS)));
    must(await sheets.open('film', 'other.csv', csv('Sequence,Name\nSQ09,SH010\n')));
    must(sheets.again(first.id, 'undo'));
    expect(sheets.of('film')).toMatchObject({ ...first, canRedo: true });
  });
});

describe('the plan of a sheet', () => {
  it('is counted, given in windows, filtered and written as CSV; its notes name the grid’s cells', async () => {
    const { sheets, plans } = aDesk().open();
    const { id } = must(await sheets.open('film', 'shots.csv', csv(SHOTS)));
    const plan = must(await plans.plan(id, EVERYTHING));
    expect(plan).toMatchObject({ counts: { creates: 6 }, refusal: null, totals: { problems: 1 } });
    expect(plan.problems).toMatchObject([{ row: 1, column: 2 }]);
    expect(plan.questions).toMatchObject([{ row: null, column: 4 }]);
    const all = { group: null, text: '', from: 0, count: 100 };
    expect(
      must(plans.steps(plan.id, { ...all, group: 'create Shot', text: 'sq02' })),
    ).toMatchObject({ total: 1, steps: [{ title: 'SQ02 / SH010', row: 2 }] });
    expect(must(plans.steps(plan.id, { ...all, group: 'change-task' })).steps).toMatchObject([
      { row: 0, cells: [{ column: 3, name: 'Animation due', before: '', after: '2026-12-04' }] },
    ]);
    const { text, lines } = must(plans.csv(plan.id, { separator: ';', decimal: ',' }));
    expect(lines).toBe(plan.groups.reduce((sum, { count }) => sum + count, 2));
    expect(text).toContain('Tasks to change;SQ01 / SH010 · Animation;1;Animation due;;2026-12-04');
    must(sheets.match(id, [{ column: 4, means: 'ignored' }]));
    must(sheets.edit(id, [{ row: 1, column: 2, cells: [['30']] }]));
    expect(must(await plans.plan(id, EVERYTHING))).toMatchObject({
      totals: { problems: 0, questions: 0 },
    });
  });

  it('of a text that cannot be read says so, not that there is nothing to do', async () => {
    const { sheets, plans } = aDesk().open();
    const { id } = must(await sheets.open('film', 'film.yaml', csv('sequences: {SQ01: 7}\n')));
    const plan = must(await plans.plan(id, EVERYTHING));
    expect(plan.totals.problems).toBeGreaterThan(0);
    expect(plan.problems.length).toBe(plan.totals.problems);
  });

  it('says who may not before anything is sent', async () => {
    const { sheets, plans, productions } = aDesk(undefined, 'user').open();
    void productions;
    const { id } = must(await sheets.open('film', 'shots.csv', csv(SHOTS)));
    expect(must(await plans.plan(id, EVERYTHING)).refusal).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Only managers'),
    });
  });
});

describe('a cut', () => {
  const EDL = ['SQ01_SH010_v2', 'SQ01_SH020', 'Black cat'].map(
    (name, at) =>
      `00${at + 1}  AX V C 00:00:00:00 00:00:02:00 01:00:0${at * 2}:00 01:00:0${at * 2 + 2}:00\n* FROM CLIP NAME: ${name}\n`,
  );
  it('is read by a pattern that is tried out first, and its rows come back by undo', async () => {
    const { sheets } = aDesk().open();
    const sheet = must(await sheets.open('film', 'r1.edl', csv(EDL.join(''))));
    expect(sheet).toMatchObject({ kind: 'cut', rows: 2, cut: { clips: 3, rate: '24' } });
    const options = { pattern: '{sequence}_{shot}', frameIn: 1001, handles: 8, episode: null };
    expect(must(sheets.tryPattern(sheet.id, options))).toMatchObject({
      ...{ clips: 3, shots: 2, unmatched: [{ name: 'Black cat' }] },
      read: [{ shot: { shot: 'SH010' }, frames: 64, frameIn: 1001, frameOut: 1064 }, {}],
    });
    expect(sheets.tryPattern(sheet.id, { ...options, pattern: '{shot}' })).toMatchObject({
      ok: false,
    });
    expect(must(sheets.setCut(sheet.id, options)).columns.map(({ name }) => name)).toEqual([
      ...['Sequence', 'Name', 'Frames', 'Frame In', 'Frame Out'],
    ]);
    must(sheets.again(sheet.id, 'undo'));
    expect(sheets.of('film')).toMatchObject({ columns: { length: 3 }, cut: { frameIn: null } });
  });
});

it('tells what a version before kept as sentences about the file', () => {
  const old = (message: string) => ({ row: 3, column: null, message });
  const sheet = {
    ...{
      name: 'a.xlsx',
      kind: 'table',
      columns: [],
      answers: {},
      changedAt: '2026-11-01T09:00:00Z',
    },
    ...{ questions: [old('This row is hidden. It is left out.')], problems: [], cut: null },
  };
  const cut = { rate: { num: 24, den: 1 }, clips: [], questions: [], problems: [old('Odd.')] };
  expect(storedBody(sheet).questions).toEqual([
    {
      row: 3,
      column: null,
      said: { code: 'earlier', text: 'This row is hidden. It is left out.' },
    },
  ]);
  const ofCut = storedBody({ ...sheet, kind: 'cut', cut: { options: {}, cut } });
  expect(ofCut.cut?.cut.problems.map(({ said }) => saidText(said))).toEqual(['Odd.']);
  expect(storedBody(ofCut)).toEqual(ofCut);
});

it('keeps the first notes about a file, and how many more there are', () => {
  const lines = Array.from({ length: 700 }, () => 'SQ01,"a"b');
  const read = must(
    openedFile('a.csv', csv(`Sequence,Name\n${lines.join('\n')}`), { num: 24, den: 1 }),
  );
  expect(read.problems).toHaveLength(501);
  expect(saidText(read.problems.at(-1)?.said ?? { code: 'event' })).toMatch(/^And \d+ more/);
});
