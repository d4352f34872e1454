import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTES_A_DAY } from '../../../../electron/shared/minutes.ts';
import { shiftDay } from '../../../../electron/shared/day.ts';
import { parseQuickLine, type QuickLine } from '../../../../electron/shared/quick/parse-line.ts';
import { nameWords, type KnownNames } from '../../../../electron/shared/quick/tokenize.ts';
import { formatQuickLine } from '../../../../electron/shared/quick/format.ts';
import { LOGS } from './log-lines.ts';
import { blockText } from '../../../../electron/shared/result.ts';
import { PROBLEMS } from './problem-lines.ts';
import { NOTHINGS, STARTS, STOPS } from './verb-lines.ts';

/** A Friday. */
const TODAY = '2026-11-20';
const NAMES: KnownNames = {
  has: (word) => ['sam', 'mars', 'hero'].includes(word),
  numbers: (word, number) => word === 'hero' && number === '2',
};
const read = (line: string): QuickLine => parseQuickLine(line, TODAY, NAMES);
const wordsOf = (line: QuickLine): string => line.words.map(({ text }) => text).join(' ');

describe('a line', () => {
  it('is tried in 200 ways and more', () => {
    const all = [LOGS, PROBLEMS, STARTS, STOPS, NOTHINGS];
    expect(all.reduce((sum, some) => sum + some.length, 0)).toBeGreaterThanOrEqual(200);
  });

  it.each(LOGS)('%j logs %i minutes on %s for “%s”', (line, minutes, day, words) => {
    const found = read(line);
    expect(found).toMatchObject({ kind: 'log', minutes, day, problem: null });
    expect(wordsOf(found)).toBe(words);
  });

  it.each(PROBLEMS)('%j: %s', (line, problem) =>
    expect(blockText(read(line).problem)).toBe(problem),
  );

  it.each(STARTS)('%j starts “%s”', (line, words) => {
    const found = read(line);
    expect(found).toMatchObject({ kind: 'start', problem: null });
    expect(wordsOf(found)).toBe(words);
  });

  it.each(STOPS)('%j stops', (line) => expect(read(line).kind).toBe('stop'));
  it.each(NOTHINGS)('%j is nothing', (line) => expect(read(line).kind).toBe('nothing'));
});

describe('on a Saturday', () => {
  const SATURDAY = '2026-11-21';
  it.each(['last friday', 'vendredi dernier', 'letzten Freitag', 'el viernes pasado'])(
    '%s is asked about, and is never a name',
    (typed) => {
      const found = parseQuickLine(`2h comp ${typed}`, SATURDAY, { ...NAMES, has: () => true });
      const said = typed.toLowerCase().replace('el ', '');
      expect(found).toMatchObject({
        day: null,
        problem: {
          code: 'ambiguous',
          message: `“${said}” is Fri 20 Nov or Fri 13 Nov: write the one you mean.`,
        },
      });
      expect(wordsOf(found)).toBe('comp');
    },
  );
  it.each([
    ['hier', '2026-11-20'],
    ['gestern', '2026-11-20'],
    ['ayer', '2026-11-20'],
    ['anteayer', '2026-11-19'],
    ['avant-hier', '2026-11-19'],
    ['vorgestern', '2026-11-19'],
    ['friday', '2026-11-20'],
    ['friday last week', '2026-11-13'],
  ])('%s is %s', (typed, day) =>
    expect(parseQuickLine(`2h comp ${typed}`, SATURDAY)).toMatchObject({ day, problem: null }),
  );
});

it('says which part of the line it took for what', () => {
  const line = '1 h 30 on SH030 anim yesterday 1:x';
  const parts = read(line).spans.map(({ from, to, as }) => `${as}: ${line.slice(from, to)}`);
  expect(parts).toEqual([
    'time: 1 h 30',
    'task: SH030',
    'task: anim',
    'day: yesterday',
    'task: 1:x',
  ]);
  expect(read('1h90 sh030 31/2').spans.map(({ as }) => as)).toEqual(['unread', 'task', 'unread']);
});

/** Parts of lines, right and wrong, so that random lines contain more than letters. */
const PIECES = [
  ...LOGS.flatMap(([line]) => line.split(/\s/)),
  ...PROBLEMS.flatMap(([line]) => line.split(/\s/)),
  ...['"', '“', '»', '/', '·', '-', 'h', ':', '½', '٣', 'ﬁ', '🎬', '\u0000', "'", '’'],
];
const anyLine = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 8 })
    .map((some) => some.join(' ')),
);
const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => shiftDay(TODAY, days));

describe('whatever is typed', () => {
  it('is read without a fault, to minutes of one day, and never on a day to come', () => {
    fc.assert(
      fc.property(anyLine, anyDay, (line, today) => {
        const found = parseQuickLine(line, today, NAMES);
        for (const { from, to } of found.spans) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(line.length);
        }
        if (found.kind !== 'log') return;
        if (found.minutes !== null) {
          expect(Number.isInteger(found.minutes)).toBe(true);
          expect(found.minutes).toBeGreaterThanOrEqual(1);
          expect(found.minutes).toBeLessThanOrEqual(MINUTES_A_DAY);
        }
        if (found.day !== null) expect(found.day <= today).toBe(true);
        // A line without a problem is complete.
        if (found.problem === null) {
          expect(found.minutes).not.toBeNull();
          expect(found.day).not.toBeNull();
          expect(found.words).not.toHaveLength(0);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

const aName = fc
  .tuple(
    fc.constantFrom('sh', 'sq', 'hero', 'anim', 'décor', 'x', 'prop'),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([letters, number]) => `${letters}${String(number).padStart(3, '0')}`);
const someNames = fc.array(aName, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
const aTime = fc.constantFrom(
  '1h30',
  '1 h 30',
  '1,5h',
  '90m',
  '1:30',
  '2h',
  '.5h',
  '45 min',
  '2 heures 15',
);
const aDay = fc.constantFrom(
  '',
  'yesterday',
  'hier',
  'lundi',
  'mon',
  '18/11',
  '2026-11-18',
  '-3',
  'Wed 18 Nov',
);

it('means the same in any order of its parts', () => {
  fc.assert(
    fc.property(aTime, aDay, someNames, fc.infiniteStream(fc.nat()), (time, day, names, stream) => {
      const parts = [time, day, names].filter((part) => part !== '');
      const inOrder = read(parts.join(' '));
      const order = new Map(parts.map((part) => [part, stream.next().value ?? 0]));
      const shuffled = [...parts].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      const other = read(shuffled.join(' '));
      expect({ ...other, spans: [], words: wordsOf(other) }).toEqual({
        ...inOrder,
        spans: [],
        words: wordsOf(inOrder),
      });
      expect(inOrder.problem).toBeNull();
    }),
  );
});

const anyTitle = fc.oneof(
  fc
    .tuple(someNames, fc.constantFrom('Animation', 'Layout', 'FX'))
    .map(([name, type]) => `${name} · ${type}`),
  fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 })
    .map((some) => some.join(' ')),
  fc.string({ unit: 'grapheme' }),
);

it('has no word of a letter that is a space and a mark', () => {
  expect(nameWords('\ufc5e')).toEqual([]);
  expect(nameWords('SH010 \ufc5e')).toEqual(['sh010']);
});

it('reads back what it shows, whatever a task is called', () => {
  fc.assert(
    fc.property(
      anyTitle.filter((title) => nameWords(title).length > 0),
      fc.integer({ min: 1, max: MINUTES_A_DAY }),
      fc.integer({ min: 0, max: 366 }),
      (title, minutes, daysAgo) => {
        const day = shiftDay(TODAY, -daysAgo);
        const shown: QuickLine = { kind: 'log', minutes, day, words: [], spans: [], problem: null };
        const found = read(formatQuickLine(shown, title, TODAY, NAMES));
        expect(found).toMatchObject({ kind: 'log', minutes, day, problem: null });
        expect(wordsOf(found)).toBe(nameWords(title).join(' '));
        const started = read(
          formatQuickLine(
            { kind: 'start', words: [], spans: [], problem: null },
            title,
            TODAY,
            NAMES,
          ),
        );
        expect(started).toMatchObject({ kind: 'start', problem: null });
        expect(wordsOf(started)).toBe(nameWords(title).join(' '));
      },
    ),
    { numRuns: 2000 },
  );
});
