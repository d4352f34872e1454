import { expect, it } from 'vitest';
import {
  castGroups,
  lengthText,
  memberText,
  rangeDiffers,
  rangeText,
  sizeText,
} from '../../../../../renderer/rooms/task/about/about-text.ts';

const range = (first: number | null, last: number | null, count: number | null) => ({
  first,
  last,
  count,
});

it('says frames as the studio counts them', () => {
  expect(rangeText(range(1001, 1048, 48))).toBe('1001 – 1048');
  expect(rangeText(range(1001, null, null))).toBe('1001 – ?');
  expect(rangeText(range(null, null, 48))).toBeNull();
  expect(lengthText(range(1001, 1048, 48), '24')).toBe('48 frames, 2.0 s');
  expect(lengthText(range(0, 239, null), '23.976')).toBe('240 frames, 10.0 s');
  expect(lengthText(range(null, null, 1), null)).toBe('1 frame');
  expect(lengthText(range(1048, 1001, null), '24')).toBeNull();
});

it.each([
  [range(1001, 1048, 48), false],
  [range(1001, 1048, 47), false],
  [range(1001, 1048, 100), true],
  [range(1001, null, 100), false],
])('knows where range and number differ: %o', (frames, differs) => {
  expect(rangeDiffers(frames)).toBe(differs);
});

it('writes a size with a sign of its own', () => {
  expect(sizeText('2048x858')).toBe('2048 × 858');
  expect(sizeText('2K')).toBe('2K');
});

it('groups a casting by type, in the order people sort', () => {
  const one = (group: string, name: string, count = 1, label = '') => ({
    id: name,
    group,
    name,
    count,
    label,
  });
  const groups = castGroups([
    one('Props', 'Lamp 10'),
    one('Props', 'Lamp 9'),
    one('Actors', 'Aël'),
  ]);
  expect(groups.map(({ name }) => name)).toEqual(['Actors', 'Props']);
  expect(groups[1]?.members.map(({ name }) => name)).toEqual(['Lamp 9', 'Lamp 10']);
  expect(memberText(one('', 'Lamp', 2, 'animate'))).toBe('Lamp × 2 (animate)');
  expect(memberText(one('', 'Lamp'))).toBe('Lamp');
});
