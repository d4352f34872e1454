import { expect, it } from 'vitest';
import {
  inSight,
  lengthOf,
  pageAt,
  placesOf,
  widthScale,
} from '../../../../../renderer/rooms/viewer/pdf/page-layout.ts';

const sizes = Array.from({ length: 100 }, (_, at) => ({
  width: at === 50 ? 800 : 400,
  height: 300,
}));

it('lays pages one under the other and draws those in sight alone', () => {
  const places = placesOf(sizes, 0.5);
  expect(places[0]).toEqual({ top: 12, height: 150, width: 200 });
  expect(places[1]?.top).toBe(174);
  expect(lengthOf(places)).toBe(12 + 100 * 162);
  expect(inSight(places, 0, 300)).toEqual([0, 3]);
  expect(inSight(places, 1632, 300)).toEqual([9, 13]);
  expect(inSight(places, 1e9, 300)).toEqual([99, 100]);
  expect(inSight([], 0, 300)).toEqual([0, 0]);
});

it('says which page is read', () => {
  const places = placesOf(sizes, 0.5);
  expect(pageAt(places, 0, 300)).toBe(0);
  expect(pageAt(places, 1632, 300)).toBe(10);
  expect(pageAt(places, 1e9, 300)).toBe(99);
});

it('makes the widest page as wide as the room', () => {
  expect(widthScale(sizes, 824)).toBe(1);
  expect(widthScale([], 10)).toBe(0.1);
});
