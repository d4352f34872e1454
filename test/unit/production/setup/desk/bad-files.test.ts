import { expect, it } from 'vitest';
import { setupKind } from '../../../../../electron/outbox/kinds/setup.ts';
import { aDesk, must } from './a-desk.ts';

const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
const shots = (...lines: string[]): Buffer =>
  csv('Sequence;Name;Frames;Frame In;Frame Out', ...lines);

/** A file, and the cells (from 0) that are named; or the code by which it is refused whole. */
const CASES: [what: string, name: string, bytes: Buffer, cells: [number, number][] | string][] = [
  ['a shot twice', 'a.csv', shots('SQ01;SH010', 'SQ01;SH010'), [[1, 1]]],
  [
    'a billion frames',
    'a.csv',
    shots('SQ01;SH010;1e9', 'SQ01;SH020;1000000000'),
    [
      [0, 2],
      [1, 2],
    ],
  ],
  [
    'frames below none',
    'a.csv',
    shots('SQ01;SH010;-5', 'SQ01;SH020;2.5'),
    [
      [0, 2],
      [1, 2],
    ],
  ],
  ['a range that ends before it begins', 'a.csv', shots('SQ01;SH010;;1010;1001'), [[0, 4]]],
  [
    'a formula and one that failed',
    'a.csv',
    shots('SQ01;SH010;=C2+1', 'SQ01;SH020;#REF!'),
    [
      [0, 2],
      [1, 2],
    ],
  ],
  ['a name of 161 signs', 'a.csv', shots(`SQ01;${'x'.repeat(161)}`), [[0, 1]]],
  ['no sequence, and no name', 'a.csv', shots(';SH010;3', 'SQ01;;7'), [[0, 0]]],
  ['an unknown asset type', 'a.csv', csv('Type;Name', 'Vehicle;Car'), [[0, 0]]],
  [
    'a circle of assets',
    'a.csv',
    csv('Type;Name;Casting', 'Prop;Lamp;Bulb', 'Prop;Bulb;Lamp'),
    [
      [0, 2],
      [1, 2],
    ],
  ],
  [
    'an asset cast twice',
    'a.csv',
    csv('Type;Sequence;Name;Casting', 'Prop;;Lamp;', ';SQ01;SH010;Lamp, Lamp'),
    [[1, 3]],
  ],
  [
    'nobody known, and no status',
    'a.csv',
    csv('Sequence;Name;Animation;Animation assignees', 'SQ01;SH010;maybe;', 'SQ01;SH020;x;Nobody'),
    [
      [0, 2],
      [1, 3],
    ],
  ],
  [
    'days and estimates that are none',
    'a.csv',
    csv(
      'Sequence;Name;Animation due;Animation estimate',
      'SQ01;SH010;31.02.2026;',
      'SQ01;SH020;;soon',
    ),
    [
      [0, 2],
      [1, 3],
    ],
  ],
  [
    'metadata of another type',
    'a.csv',
    csv('Sequence;Name;Ready;Weight', 'SQ01;SH010;perhaps;heavy'),
    [
      [0, 2],
      [0, 3],
    ],
  ],
  ['another production', 'a.csv', csv('Project;Sequence;Name', 'Other;SQ01;SH010'), [[0, 0]]],
  ['bytes that are no text', 'a.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9, 1]), 'bad-input'],
  ['a workbook that is none', 'a.xlsx', Buffer.from('PK'), 'bad-input'],
  ['nothing', 'a.csv', Buffer.from('\r\n'), 'bad-input'],
  ['a picture', 'a.png', Buffer.from('x'), 'bad-input'],
  [
    'a million rows',
    'a.csv',
    Buffer.from(`Sequence,Name\n${'SQ,SH\n'.repeat(1_000_000)}`),
    'too-large',
  ],
  [
    'more columns than a sheet has',
    'a.csv',
    csv(Array.from({ length: 301 }, (_, at) => `c${at}`).join(';')),
    'bad-input',
  ],
];

it.each(CASES)(
  'names each odd cell of %s, and lets nothing of it be sent',
  async (_, name, bytes, wanted) => {
    const { open, replica } = aDesk();
    const { sheets, plans, runs } = open();
    const opened = await sheets.open('film', name, bytes);
    if (typeof wanted === 'string') {
      expect(opened).toMatchObject({ ok: false, code: wanted });
      expect(sheets.of('film')).toBeNull();
      return;
    }
    const { id } = must(opened);
    const plan = must(await plans.plan(id, { reread: false, updateOnly: false }));
    expect(plan.problems.map(({ row, column }) => [row, column])).toEqual(wanted);
    expect(runs.apply(plan.id, true)).toMatchObject({ ok: false, code: 'rule' });
    expect(replica.outbox.of(setupKind)).toEqual([]);
  },
);
