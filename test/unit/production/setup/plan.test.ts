import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../../electron/production/setup/apply/apply.ts';
import type { SetupFacts } from '../../../../electron/production/setup/facts.ts';
import { readFilm } from '../../../../electron/production/setup/film/read-film.ts';
import { writeFilm } from '../../../../electron/production/setup/film/write-film.ts';
import { planSetup } from '../../../../electron/production/setup/plan/plan.ts';
import { readCsv } from '../../../../electron/production/setup/read/read-csv.ts';
import { sheetOfTable } from '../../../../electron/production/setup/read/sheet-of-table.ts';
import type { Episode } from '../../../../electron/shared/production.ts';
import type { Sheet } from '../../../../electron/production/setup/sheet.ts';
import { aFilm, anAsset, anEpisode, aSequence, aShot, filmTarget } from './a-film.ts';

function sheetOf(csv: string | Buffer): Sheet {
  const table = readCsv(Buffer.from(csv));
  if (!table.ok) throw new Error(table.message);
  const sheet = sheetOfTable(table.value);
  if (!sheet.ok) throw new Error(sheet.message);
  return sheet.value;
}
const plan = (csv: string, facts = aFilm()) => planSetup(sheetOf(csv), facts);
const messages = (notes: { message: string }[]): string[] => notes.map(({ message }) => message);

describe('a plan', () => {
  it('makes sequences, shots and tasks once each, in the order in which each finds what it needs', () => {
    const made = plan('Sequence,Name,Frames,Animation\nSQ01,SH010,24,x\nSQ01,SH020,48,wip\n');
    expect(made).toMatchObject({ creates: 5, changes: 0, restores: 0, problems: [] });
    expect(made.steps.map((step) => `${step.do} ${step.title}`)).toEqual([
      'create SQ01',
      'create SQ01 / SH010',
      'create SQ01 / SH020',
      'create-task SQ01 / SH010 · Animation',
      'create-task SQ01 / SH020 · Animation',
    ]);
  });

  it('changes what the sheet names, and leaves blank cells and all other columns', () => {
    const sequence = aSequence('SQ01');
    const shot = aShot(sequence, 'SH010', {
      ...{ nbFrames: 50, frameIn: 1001, frameOut: 1024, description: 'Dawn.' },
    });
    const facts = aFilm({ sequences: [sequence], shots: [shot] });
    const csv = 'Sequence,Name,Frame In,Frame Out,Description,Mood\nSQ01,SH010,1001,1030,,Calm\n';
    const planned = plan(csv, facts);
    expect(planned).toMatchObject({ creates: 0, changes: 2, questions: [], problems: [] });
    expect(planned.steps).toMatchObject([
      {
        do: 'change',
        values: { frameOut: 1030, data: { mood: 'calm' } },
        cells: [
          { row: 2, column: 'Frame Out', before: '1024', after: '1030' },
          { row: 2, column: 'Mood', before: '', after: 'calm' },
        ],
      },
    ]);
    expect(planned.steps[0]).not.toHaveProperty('values.nbFrames');
    expect(planned.steps[0]).not.toHaveProperty('values.description');
  });

  it('says the people of a column by their names, and keeps their ids', () => {
    const sequence = aSequence('SQ01');
    const shot = aShot(sequence, 'SH010', { data: { weight: 'person Zoé Lanier' } });
    const film = aFilm({ sequences: [sequence], shots: [shot] });
    const descriptors = film.descriptors.map((one) => ({ ...one, dataType: 'person' as const }));
    const csv = 'Sequence,Name,Weight\nSQ01,SH010,Ada Bell\n';
    expect(plan(csv, { ...film, descriptors }).steps).toMatchObject([
      {
        values: { data: { weight: 'person Ada Bell' } },
        cells: [{ before: 'Zoé Lanier', after: 'Ada Bell' }],
      },
    ]);
    expect(plan(csv.replace('Ada Bell', 'Zoé Lanier'), { ...film, descriptors }).steps).toEqual([]);
  });

  it('asks about a column that it reads as another program’s, where the production has one of that name', () => {
    const film = aFilm();
    const [mood] = film.descriptors;
    const notes = { ...mood, name: 'Notes', fieldName: 'notes' } as (typeof film.descriptors)[0];
    const facts = { ...film, descriptors: [...film.descriptors, notes] };
    const csv = 'Sequence,Name,Notes\nSQ01,SH010,Dawn\nSQ01,SH020,Dusk\n';
    expect(plan(csv, facts).questions).toMatchObject([
      { row: null, column: 'Notes', message: expect.stringContaining('read as the description') },
    ]);
    expect(plan(csv).questions).toEqual([]);
  });

  it('takes a canceled shot back', () => {
    const sequence = aSequence('SQ01');
    const shot = aShot(sequence, 'SH010', { canceled: true });
    const planned = plan(
      'Sequence,Name\nSQ01,SH010\n',
      aFilm({ sequences: [sequence], shots: [shot] }),
    );
    expect(planned).toMatchObject({ creates: 0, restores: 1, same: 1 });
  });

  it.each([
    ['1', 'SH001'],
    ['sh001', 'SH001'],
    ['SH 001', 'SH001'],
    ['SH1', 'SH001'],
  ])('asks whether %s is %s', (typed, there) => {
    const sequence = aSequence('SQ01');
    const facts = aFilm({ sequences: [sequence], shots: [aShot(sequence, there)] });
    const planned = plan(`Sequence,Name,Frames\nSQ01,${typed},24\n`, facts);
    expect(planned).toMatchObject({ creates: 0, changes: 1 });
    expect(planned.questions).toMatchObject([{ row: 2, column: 'Name' }]);
    expect(planned.questions[0]?.message).toContain(there);
  });

  it('takes decomposed accents and spaces around a name for nothing', () => {
    const sequence = aSequence('Été');
    const facts = aFilm({ sequences: [sequence], shots: [aShot(sequence, 'SH010')] });
    const planned = plan(`Sequence,Name\n${'Été'.normalize('NFD')} , SH010 \n`, facts);
    expect(planned).toMatchObject({ creates: 0, changes: 0, same: 2, questions: [] });
  });

  it.each(['1E2', '12-Mar', 'mars-12', '2026-03-12', '3,0'])(
    'asks about %s, which no person calls a shot',
    (name) => {
      const planned = plan(`Sequence;Name\nSQ01;${name}\n`);
      expect(messages(planned.questions)).toEqual([expect.stringContaining('spreadsheet')]);
    },
  );

  it('puts whoever is assigned into the team, found in both orders and without accents', () => {
    const csv =
      'Sequence,Name,Animation,Animation assignations\nSQ01,SH010,x,"lanier zoe, Ada Bell"\n';
    const planned = plan(csv);
    expect(planned.problems).toEqual([]);
    expect(planned.steps.filter((step) => step.do === 'join')).toMatchObject([
      { personId: 'person Zoé Lanier' },
    ]);
    expect(planned.steps.filter((step) => step.do === 'assign')).toHaveLength(2);
  });

  it.each([
    ['Sequence,Name\nSQ01,SH010\nSQ01,SH010\n', 3, 'already'],
    ['Sequence,Name,Frames\nSQ01,SH010,1e9\n', 2, 'whole number'],
    ['Sequence,Name,Frames\nSQ01,SH010,1000000000\n', 2, 'day of film'],
    ['Sequence,Name,Frame In,Frame Out\nSQ01,SH010,20,10\n', 2, 'before'],
    [`Sequence,Name\nSQ01,${'x'.repeat(161)}\n`, 2, '160'],
    ['Sequence,Name,Frames\nSQ01,SH010,=A1\n', 2, 'formula'],
    ['Sequence,Name,Animation assignees\nSQ01,SH010,Nobody\n', 2, 'Nobody'],
    ['Sequence,Name,Animation assignees\nSQ01,SH010,Gone Away\n', 2, 'active'],
    ['Sequence,Name,Ready\nSQ01,SH010,perhaps\n', 2, 'neither'],
    ['Sequence,Name,Weight\nSQ01,SH010,heavy\n', 2, 'no number'],
    ['Sequence,Name,Mood\nSQ01,SH010,sad\n', 2, 'one of'],
    ['Sequence,Name,Animation\nSQ01,SH010,perhaps\n', 2, 'status'],
    ['Sequence,Name,Comp\nSQ01,SH010,x\n', null, 'not enabled'],
    ['Sequence,Name,Modeling\nSQ01,SH010,x\n', null, 'is for assets'],
    ['Type,Name\nVehicle,Car\n', 2, 'no asset type'],
    ['Sequence,Name\n,SH010\n', 2, 'missing'],
    ['Sequence,Name\nSQ01,SH010,more\n', 2, 'without a name'],
    ['Project,Sequence,Name\nOther,SQ01,SH010\n', 2, 'Other'],
    [
      'Sequence,Name,Animation start,Animation due\nSQ01,SH010,2026-12-04,2026-12-01\n',
      ...([2, 'before it starts'] as const),
    ],
  ])('refuses %s', (csv, row, words) => {
    expect(plan(csv).problems).toMatchObject([{ row, message: expect.stringContaining(words) }]);
  });

  it('takes a near name for another one, or makes it, as it is answered', () => {
    const sequence = aSequence('SQ01');
    const facts = aFilm({ sequences: [sequence], shots: [aShot(sequence, 'SH010')] });
    const sheet = sheetOf('Sequence,Name,Frames\nSQ01,10,24\nsq01,SH020,24\nsq01,SH030,24\n');
    const asked = planSetup(sheet, facts);
    expect(asked.questions.map(({ row, answers }) => [row, answers?.length])).toEqual([
      [2, 2],
      [3, 2],
    ]);
    expect(asked).toMatchObject({ creates: 2, changes: 1 });
    const [name, other] = asked.questions;
    const answers = { [name?.id ?? '']: 'make', [other?.id ?? '']: 'make' };
    const made = planSetup(sheet, facts, { updateOnly: false, answers });
    expect(made.steps.map(({ title }) => title)).toEqual([
      ...['sq01', 'SQ01 / 10', 'sq01 / SH020', 'sq01 / SH030'],
    ]);
  });

  it('asks of two near names of one sheet, too', () => {
    const shots = plan('Sequence,Name,Frames\nSQ01,SH010,24\nSQ01,sh010,24\nSQ02,sh010,24\n');
    expect(shots.questions).toMatchObject([{ row: 3, column: 'Name' }]);
    const assets = plan('Type,Name\nProp,Lamp\nProp,lamp \n');
    expect(assets.questions).toMatchObject([{ row: 3, column: 'Name' }]);
  });

  it('empties values where a dash stands, once that is agreed to', () => {
    const sequence = aSequence('SQ01');
    const shot = aShot(sequence, 'SH010', { description: 'Dawn.', data: { mood: 'calm' } });
    const task = {
      ...{ id: 'task', entityId: shot.id, taskTypeId: 'type Animation Shot', name: 'main' },
      ...{ projectId: 'film', taskStatusId: 'todo', assigneeIds: [], estimation: 480 },
      ...{ timeSpent: 0, startDate: '2026-12-09', dueDate: '2026-12-04', realStartDate: null },
      ...{ doneDate: null, endDate: null, priority: 2, difficulty: 3, retakeCount: 0 },
      ...{ previewFileId: null, data: {} },
    };
    const facts = aFilm({ sequences: [sequence], shots: [shot], tasks: [task] });
    const csv =
      'Sequence,Name,Description,Mood,Animation start,Animation due,Animation estimate,Animation priority\n' +
      'SQ01,SH010,-,–,-,2026-12-05,-,-\nSQ01,SH020,-,-,,,,\n';
    const emptied = plan(csv, facts);
    expect(emptied.problems).toEqual([]);
    expect(emptied.questions.map(({ column }) => column)).toEqual([
      ...['Description', 'Mood', 'Animation start', 'Animation estimate', 'Animation priority'],
    ]);
    expect(emptied.steps).toMatchObject([
      { do: 'create', values: {} },
      { do: 'change', values: { description: '', data: { mood: null } } },
      {
        do: 'change-task',
        values: { startDate: null, dueDate: '2026-12-05', estimation: 0, priority: 0 },
      },
    ]);
    const answers = Object.fromEntries(emptied.questions.map(({ id }) => [id ?? '', 'leave']));
    const left = planSetup(sheetOf(csv), facts, { updateOnly: false, answers });
    expect(left.steps.map((step) => step.do)).toEqual(['create', 'change-task']);
  });

  it('refuses assets that are in themselves, and leaves others in assets out', () => {
    const planned = plan(
      'Type,Name,Casting\nProp,Lamp,"Prop / Bulb x2"\nProp,Bulb,lamp\nProp,Desk,Lamp\n',
    );
    expect(planned.problems).toMatchObject([
      { row: 2, message: 'An asset cannot be in itself: lamp → bulb → lamp.' },
      { row: 3, column: 'Casting' },
    ]);
    expect(messages(planned.questions)).toEqual([expect.stringContaining('left out')]);
  });

  it('asks about what it leaves out', () => {
    const planned = plan('Sequence,Name,Foo,Animation comment\nSQ01,SH010,bar,hi\nTotal,,1,\n');
    expect(messages(planned.questions)).toEqual([
      expect.stringContaining('sum'),
      expect.stringContaining('Foo'),
      expect.stringContaining('comments'),
    ]);
  });

  it('makes nothing where only updates are asked', () => {
    const sheet = sheetOf('Sequence,Name,Animation\nSQ01,SH010,x\n');
    const planned = planSetup(sheet, aFilm(), { updateOnly: true });
    expect(planned).toMatchObject({ creates: 0, changes: 0, steps: [] });
    expect(planned.questions).toHaveLength(2);
  });

  it('knows assets by type and name, and the type without its s', () => {
    const planned = plan('Type,Name,Modeling estimate\nProps,Lamp,"2,5d"\n');
    expect(planned).toMatchObject({ creates: 2, problems: [] });
    expect(messages(planned.questions)).toEqual([expect.stringContaining('“Prop”')]);
    expect(planned.steps.at(-1)).toMatchObject({ values: { estimation: 1200 } });
  });
});

describe('a production with episodes', () => {
  const series = (more: Partial<SetupFacts> = {}) => {
    const film = aFilm(more);
    return { ...film, project: { ...film.project, productionType: 'tvshow' } };
  };
  const [e01, e02] = ['E01', 'E02'].map(anEpisode) as [Episode, Episode];
  const inBoth = [e01, e02].map(({ id }) =>
    aSequence('SQ01', { id: `SQ01 of ${id}`, episodeId: id }),
  );

  it('makes each sequence in its own episode', () => {
    const planned = plan('Episode,Sequence,Name\nE01,SQ01,SH010\nE03,SQ01,SH010\n', series());
    expect(planned.steps.map(({ title }) => title)).toEqual([
      ...['E01', 'E03', 'E01 / SQ01', 'E03 / SQ01'],
      ...['E01 / SQ01 / SH010', 'E03 / SQ01 / SH010'],
    ]);
  });

  it('finds a sequence without its episode where only one has it, else asks for it', () => {
    const csv = 'Sequence,Name\nSQ01,SH010\n';
    const one = series({ episodes: [e01, e02], sequences: inBoth.slice(0, 1) });
    expect(plan(csv, one)).toMatchObject({ creates: 1, problems: [] });
    const two = series({ episodes: [e01, e02], sequences: inBoth });
    expect(plan(csv, two).problems).toMatchObject([{ row: 2, column: 'Episode' }]);
  });

  it('leaves an asset in its episode, and knows the main pack', () => {
    const facts = series({ episodes: [e01], assets: [anAsset('Lamp', { episodeId: e01.id })] });
    const planned = plan('Type,Name,Episode\nProp,Lamp,MP\nProp,Rock,mp\nProp,Hat,E01\n', facts);
    expect(messages(planned.questions)).toEqual([expect.stringContaining('stays in the episode')]);
    expect(planned.steps).toMatchObject([
      { title: 'Prop / Rock', parentKey: null },
      { title: 'Prop / Hat', parentKey: expect.stringContaining('E01') },
    ]);
    // The column is not there, so nothing is said of it.
    expect(plan('Type,Name\nProp,Lamp\n', facts)).toMatchObject({ steps: [], questions: [] });
  });

  it('leaves the column out where a production has none', () => {
    const planned = plan('Episode,Sequence,Name\nE01,SQ01,SH010\nE01,SQ01,SH020\n');
    expect(planned).toMatchObject({ creates: 3, problems: [] });
    expect(messages(planned.questions)).toEqual([expect.stringContaining('no episodes')]);
  });
});

describe('casting', () => {
  const lamp = anAsset('Lamp');
  const sequence = aSequence('SQ01');
  const shot = aShot(sequence, 'SH010');
  const facts = (more: Partial<SetupFacts> = {}) =>
    aFilm({ sequences: [sequence], shots: [shot], assets: [lamp], ...more });

  it('puts assets into a shot as often as it says, those too that the same file makes', () => {
    const planned = plan(
      'Type,Sequence,Name,Casting\n,SQ01,SH010,"lamp x2, Prop / Rock"\nProp,,Rock,\n',
      facts(),
    );
    expect(planned).toMatchObject({ creates: 1, changes: 2, questions: [], problems: [] });
    expect(planned.steps.slice(1)).toMatchObject([
      { do: 'cast', count: 2, title: 'Lamp in SQ01 / SH010' },
      { do: 'cast', count: 1, title: 'Rock in SQ01 / SH010' },
    ]);
  });

  it('leaves what is there, and asks about what is not named', () => {
    const rock = anAsset('Rock');
    const castings = new Map([
      [shot.id, [lamp, rock].map(({ id }) => ({ assetId: id, count: 1 }))],
    ]);
    const csv = 'Sequence,Name,Casting\nSQ01,SH010,Lamp\n';
    const planned = plan(csv, facts({ assets: [lamp, rock], castings }));
    expect(planned).toMatchObject({ changes: 0, steps: [] });
    expect(messages(planned.questions)).toEqual([expect.stringContaining('They stay')]);
  });

  it.each([
    ['Hat', 'no asset Hat'],
    ['"Lamp, Lamp"', 'twice'],
    ['Lamp x0', '0 times'],
    ['Both', 'Several'],
  ])('refuses %s', (cell, words) => {
    const both = ['type Prop', 'type Character'].map((assetTypeId) =>
      anAsset('Both', { id: assetTypeId, assetTypeId }),
    );
    const csv = `Sequence,Name,Casting\nSQ01,SH010,${cell}\n`;
    expect(plan(csv, facts({ assets: [lamp, ...both] })).problems).toMatchObject([
      { row: 2, column: 'Casting', message: expect.stringContaining(words) },
    ]);
  });
});

const name = fc.constantFrom('SH010', 'sh010', 'SH10', '010', 'a b', 'é', '1E2', 'Été', 'x-1');
const maybe = (...texts: string[]) => fc.constantFrom('', ...texts);
const shotRow = fc.tuple(
  ...[fc.constantFrom('SQ01', 'SQ1', 'sq02'), name, maybe('24', '48,0'), maybe('1001', '0')],
  ...[
    maybe('1024', '1100'),
    maybe('Dawn.', 'x;"y"', '-'),
    maybe('calm', 'Wild', '-'),
    maybe('yes', 'false'),
  ],
  ...[maybe('1,5', '3'), maybe('x', 'wip', 'no'), maybe('ada@studio.test', 'Lanier Zoe, Ada Bell')],
  ...[maybe('2026-12-01'), maybe('2026-12-04'), maybe('3d', '1h30', '2'), maybe('1', 'high')],
  maybe('Lamp', 'lamp x3, Rock'),
);
/** What people change in a sheet that was applied before. */
const edits = fc.array(
  fc.tuple(
    fc.nat(7),
    fc.integer({ min: 2, max: 14 }),
    maybe('24', '1001', '-', 'Dawn.', 'calm', 'yes', '2026-12-04', '2'),
  ),
  { maxLength: 12 },
);
const HEADER =
  'Sequence;Name;Frames;In;Out;Description;Mood;Ready;Weight;Animation;Animation assignees;' +
  'Animation start;Animation due;Animation estimate;Animation priority;Casting';
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const table = (rows: readonly (readonly string[])[]): string =>
  [HEADER, ...rows.map((row) => row.map(quoted).join(';'))].join('\r\n');

describe('any sheet', () => {
  const sheets = fc.uniqueArray(shotRow, { maxLength: 8, selector: ([a, b]) => `${a} ${b}` });

  it('is planned as nothing to do once its plan is applied, and so is what is exported then', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (rows) => {
        const facts: SetupFacts = structuredClone(
          aFilm({ assets: [anAsset('Lamp'), anAsset('Rock')] }),
        );
        const first = planSetup(sheetOf(table(rows)), facts);
        const before = structuredClone(facts);
        expect(planSetup(sheetOf(table(rows)), before)).toEqual(first);
        expect(before).toEqual(facts);
        const applied = await applyPlan(first, filmTarget(facts));
        expect(applied).toMatchObject({ creates: first.creates, changes: first.changes });
        expect(applied.problems).toEqual([]);
        expect(planSetup(sheetOf(table(rows)), facts).steps).toEqual([]);
        const film = readFilm(Buffer.from(writeFilm(facts)));
        if (!film.ok) throw new Error(film.message);
        expect(film.value.problems).toEqual([]);
        expect(planSetup(film.value, facts)).toMatchObject({ steps: [], problems: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('that was applied is planned as its edits alone, and as nothing once these are applied', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, edits, async (rows, changed) => {
        const facts: SetupFacts = structuredClone(
          aFilm({ assets: [anAsset('Lamp'), anAsset('Rock')] }),
        );
        await applyPlan(planSetup(sheetOf(table(rows)), facts), filmTarget(facts));
        const next = rows.map((row) => [...row]);
        for (const [at, column, text] of changed) {
          const row = next[at];
          if (row) row[column] = text;
        }
        const second = planSetup(sheetOf(table(next)), facts);
        // Each cell that is edited is at most one change, beside the tasks that a column makes.
        if (second.problems.length > 0) return;
        expect(second.changes).toBeLessThanOrEqual(changed.length * 2);
        await applyPlan(second, filmTarget(facts));
        expect(planSetup(sheetOf(table(next)), facts).steps).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const someRow = fc.tuple(
    ...[maybe('E01', 'e01', 'E2', 'MP'), maybe('SQ01', 'SQ1'), maybe('Prop', 'Props', 'Character')],
    ...[
      maybe('SH010', 'Lamp', 'lamp', '10'),
      maybe('x', 'wip'),
      maybe('Modeling'),
      maybe('yes', '0'),
    ],
  );
  const named = 'Episode;Sequence;Type;Name;Animation;Modeling;Shared';

  it('of any rows at all has problems, or is nothing once it is applied', async () => {
    const rows = fc.array(someRow, { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('short', 'tvshow'), async (some, productionType) => {
        const film = aFilm();
        const facts = { ...film, project: { ...film.project, productionType } };
        const csv = [named, ...some.map((row) => row.map(quoted).join(';'))].join('\n');
        const first = planSetup(sheetOf(csv), facts);
        if (first.problems.length > 0) return;
        const applied = await applyPlan(first, filmTarget(facts));
        expect(applied).toMatchObject({ creates: first.creates, problems: [] });
        expect(planSetup(sheetOf(csv), facts).steps).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
