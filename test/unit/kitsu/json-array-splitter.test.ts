import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitJsonArray } from '../../../electron/kitsu/json-array-splitter.ts';

const lists = fc.array(fc.jsonValue(), { maxLength: 6 });
const spaced = fc.constantFrom(undefined, 1, '\t');
const read = async (body: Buffer): Promise<unknown[] | undefined> =>
  (await splitJsonArray(body))?.map((entry) => JSON.parse(entry.bytes().toString()) as unknown);

test('takes any list apart into what JSON itself reads', async () => {
  await fc.assert(
    fc.asyncProperty(lists, spaced, async (list, space) => {
      const text = JSON.stringify(list, null, space);
      expect(await read(Buffer.from(` ${text}\n`))).toEqual(JSON.parse(text));
    }),
  );
});

test('takes no list that was cut off, wherever that was, for a shorter one', async () => {
  const body = Buffer.from('[{"id":"a","text":"}]\\\\\\"]"},{"id":"b","more":[{}]}]');
  for (let length = 0; length < body.length; length += 1) {
    expect(await splitJsonArray(body.subarray(0, length))).toBeNull();
  }
});

test.each(['{"id":"a"}', 'null', '[1', '[{},]', '[{}]x', '[,1]', '<!doctype html>', '""'])(
  'refuses what is no list: %s',
  async (text) => {
    expect(await splitJsonArray(Buffer.from(text))).toBeNull();
  },
);

test('gives the same mark for the same bytes, wherever they stand, and another for others', async () => {
  const one = '{"id":"a","status":"todo"}';
  const [alone] = (await splitJsonArray(Buffer.from(`[${one}]`))) ?? [];
  const [, behind] = (await splitJsonArray(Buffer.from(`[{"x":1},${one}]`))) ?? [];
  expect(behind?.mark).toBe(alone?.mark);
  for (let at = 1; at < one.length - 1; at += 1) {
    if (one[at] === '"' || one[at] === ':' || one[at] === ',') continue;
    const other = `${one.slice(0, at)}_${one.slice(at + 1)}`;
    const [changed] = (await splitJsonArray(Buffer.from(`[${other}]`))) ?? [];
    expect(changed?.mark).not.toBe(alone?.mark);
  }
});

test('lets others go first while it takes a long list apart, and still takes all of it', async () => {
  const list = Array.from({ length: 4000 }, (_, at) => ({
    id: `task-${at}`,
    about: 'x'.repeat(400),
  }));
  const body = Buffer.from(JSON.stringify(list));
  let turns = 0;
  const other = setInterval(() => (turns += 1), 0);
  const entries = await splitJsonArray(body);
  clearInterval(other);
  expect(entries).toHaveLength(list.length);
  expect(JSON.parse(entries?.at(-1)?.bytes().toString() ?? '')).toEqual(list.at(-1));
  expect(turns).toBeGreaterThan(0);
});
