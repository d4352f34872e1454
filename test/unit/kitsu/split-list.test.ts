import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitList } from '../../../electron/kitsu/split-list.ts';

const lists = fc.array(fc.jsonValue(), { maxLength: 6 });
const spaced = fc.constantFrom(undefined, 1, '\t');
const read = (body: Buffer): unknown[] | undefined =>
  splitList(body)?.map((entry) => JSON.parse(entry.bytes().toString()) as unknown);

test('takes any list apart into what JSON itself reads', () => {
  fc.assert(
    fc.property(lists, spaced, (list, space) => {
      const text = JSON.stringify(list, null, space);
      expect(read(Buffer.from(` ${text}\n`))).toEqual(JSON.parse(text));
    }),
  );
});

test('takes no list that was cut off, wherever that was, for a shorter one', () => {
  const body = Buffer.from('[{"id":"a","text":"}]\\\\\\"]"},{"id":"b","more":[{}]}]');
  for (let length = 0; length < body.length; length += 1) {
    expect(splitList(body.subarray(0, length))).toBeNull();
  }
});

test.each(['{"id":"a"}', 'null', '[1', '[{},]', '[{}]x', '[,1]', '<!doctype html>', '""'])(
  'refuses what is no list: %s',
  (text) => {
    expect(splitList(Buffer.from(text))).toBeNull();
  },
);

test('gives the same mark for the same bytes, wherever they stand, and another for others', () => {
  const one = '{"id":"a","status":"todo"}';
  const [alone] = splitList(Buffer.from(`[${one}]`)) ?? [];
  const [, behind] = splitList(Buffer.from(`[{"x":1},${one}]`)) ?? [];
  expect(behind?.mark).toBe(alone?.mark);
  for (let at = 1; at < one.length - 1; at += 1) {
    if (one[at] === '"' || one[at] === ':' || one[at] === ',') continue;
    const other = `${one.slice(0, at)}_${one.slice(at + 1)}`;
    const [changed] = splitList(Buffer.from(`[${other}]`)) ?? [];
    expect(changed?.mark).not.toBe(alone?.mark);
  }
});
