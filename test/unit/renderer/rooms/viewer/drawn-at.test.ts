import { expect, it } from 'vitest';
import { drawnAt, placed } from '../../../../../renderer/rooms/viewer/annotations/drawn-at.ts';
import { smoothed } from '../../../../../renderer/rooms/viewer/annotations/pen.ts';

const PICTURES = {
  portrait: { width: 1080, height: 1920 },
  scope: { width: 2048, height: 858 },
  wide: { width: 1920, height: 1080 },
};

it.each(Object.entries(PICTURES))(
  'a landmark lies where it was drawn at every size of the window: %s',
  (_name, picture) => {
    const mark = { x: picture.width / 3, y: picture.height / 4 };
    for (const drawnWidth of [317, 1077.05, 3840])
      for (const shownWidth of [400, 440, 900, 1600, 3200]) {
        const on = {
          width: drawnWidth,
          height: Math.round((drawnWidth * picture.height) / picture.width),
        };
        const shown = {
          width: shownWidth,
          height: (shownWidth * picture.height) / picture.width,
        };
        const at = drawnAt(on, picture, shown);
        const [x, y] = placed(at, [
          (mark.x / picture.width) * on.width,
          (mark.y / picture.height) * on.height,
        ]);
        expect(Math.abs(x - (mark.x / picture.width) * shown.width)).toBeLessThan(0.01);
        expect(Math.abs(y - (mark.y / picture.height) * shown.height)).toBeLessThan(0.01);
      }
  },
);

it('an old drawing without a height is as much larger down as across, one without a canvas is in pixels', () => {
  const picture = { width: 1000, height: 500 };
  const shown = { width: 500, height: 250 };
  expect(placed(drawnAt({ width: 250, height: 0 }, picture, shown), [10, 20])).toEqual([20, 40]);
  expect(placed(drawnAt(null, picture, shown), [10, 20])).toEqual([5, 10]);
});

it('what was drawn on another shape is fitted in, with bars', () => {
  const at = drawnAt(
    { width: 100, height: 100 },
    { width: 200, height: 100 },
    { width: 200, height: 100 },
  );
  expect(placed(at, [0, 0])).toEqual([50, 0]);
  expect(placed(at, [100, 100])).toEqual([150, 100]);
});

it('a line of a pen keeps its ends, and loses the tremble of a hand', () => {
  const raw = Array.from({ length: 100 }, (_, x): [number, number, number] => [
    x * 2,
    x % 2 === 0 ? 0 : 1,
    0.5,
  ]);
  const line = smoothed(raw);
  expect(line[0]).toEqual(raw[0]);
  expect(line.at(-1)).toEqual(raw.at(-1));
  expect(line.length).toBeLessThanOrEqual(raw.length);
  const trembles = line.slice(1, -1).map(([, y], index) => Math.abs(y - (line[index]?.[1] ?? y)));
  expect(Math.max(...trembles)).toBeLessThan(0.6);
  expect(line.every(([, , pressure]) => pressure === 0.5)).toBe(true);
});

it('a dot, a straight line and the pressure of a pen stay as they were', () => {
  expect(smoothed([])).toEqual([]);
  expect(smoothed([[3, 4, 0.2]])).toEqual([[3, 4, 0.2]]);
  const straight: [number, number, number][] = [
    [3, 4, 0.2],
    [90, 40, 0.9],
  ];
  expect(smoothed(straight)).toEqual(straight);
  const pressed = smoothed([
    [0, 0, 0],
    [10, 0, 0.25],
    [20, 0, 1],
  ]);
  expect(pressed.map(([, , pressure]) => pressure)).toEqual([0, 0.25, 1]);
});

it('of a hand that rests, and of a fast tablet, Kitsu keeps no more points than are seen', () => {
  const still = smoothed(Array.from({ length: 50 }, (): [number, number, number] => [5, 5, 0.5]));
  expect(still).toEqual([
    [5, 5, 0.5],
    [5, 5, 0.5],
  ]);
  const slow = smoothed(
    Array.from({ length: 1000 }, (_, at): [number, number, number] => [at / 10, 0, 0.5]),
  );
  expect(slow.length).toBeLessThan(80);
  expect(slow.at(-1)).toEqual([99.9, 0, 0.5]);
});
