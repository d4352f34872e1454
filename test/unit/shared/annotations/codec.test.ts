import { describe, expect, it } from 'vitest';
import type { Drawing, Point } from '../../../../electron/shared/annotations/drawing.ts';
import { readAnnotations } from '../../../../electron/shared/annotations/read.ts';
import { readObject } from '../../../../electron/shared/annotations/read-object.ts';
import { toKitsu, type NewDrawing } from '../../../../electron/shared/annotations/write.ts';

const on = { width: 960, height: 540 };
const id = '5f0b2f0c-1f7a-4f1e-9a54-0d6a3f2b7c11';
const by = { by: 'p1', at: 1_000 };
const read = (object: object) => readObject(object, {}) as Drawing;
const near = (points: readonly (readonly number[])[]) =>
  points.map((point) => point.map((one) => Math.round(one * 1e6) / 1e6));

describe('what is drawn here', () => {
  it('is a pen’s line of Kitsu with its points, and read back as it was drawn', () => {
    const points: [number, number, number][] = [
      [100, 200, 0.4],
      [160, 180, 0.6],
      [220, 260, 0.8],
      [300, 240, 0.5],
    ];
    const object = toKitsu({ kind: 'stroke', id, on, colour: '#FF3860', width: 10, points }, by);
    expect(object).toMatchObject({
      ...{ type: 'PSStroke', id, createdBy: 'p1', canvasWidth: 960, canvasHeight: 540 },
      ...{ stroke: '#FF3860', strokeWidth: 10, scaleX: 1, scaleY: 1, angle: 0 },
    });
    expect(object['strokePoints']).toContainEqual({
      x: 160,
      y: 180,
      type: 'PSPoint',
      pressure: 0.6,
    });
    const back = read(object);
    expect(back).toMatchObject({ kind: 'stroke', colour: '#FF3860', author: 'p1', on });
    if (back.kind !== 'stroke') throw new Error(back.kind);
    expect(near(back.points)).toEqual(points.map(([x, y, pressure]) => [x, y, pressure * 10]));
  });

  it('is an arrow or a text of Kitsu, and read back where it was', () => {
    const arrow: NewDrawing = {
      ...{ kind: 'arrow', id, on, colour: '#008732', width: 5 },
      ...{ from: [300, 100], to: [120, 220] },
    };
    expect(read(toKitsu(arrow, by))).toMatchObject({
      ...{ kind: 'arrow', colour: '#008732', width: 5, head: 15 },
      ...{ from: [300, 100], to: [120, 220] },
    });
    const text: NewDrawing = {
      ...{ kind: 'text', id, on, colour: '#000000', size: 20 },
      ...{ text: 'Hold longer', at: [40, 50], width: 110, height: 22 },
    };
    expect(read(toKitsu(text, by))).toMatchObject({
      ...{ kind: 'text', text: 'Hold longer', at: [40, 50], size: 20, angle: 0 },
    });
  });
});

describe('what Kitsu’s player draws', () => {
  it('a pen’s line that was moved, turned and scaled lies where the player shows it', () => {
    const moved = {
      ...{
        type: 'PSStroke',
        stroke: '#ff3860',
        strokeWidth: 10,
        canvasWidth: 400,
        canvasHeight: 200,
      },
      ...{ left: 100, top: 50, width: 40, height: 0, scaleX: 2, scaleY: 2, angle: 90 },
      strokePoints: [
        { x: 10, y: 10, pressure: 1 },
        { x: 50, y: 10, pressure: 1 },
      ],
    };
    const back = read(moved);
    if (back.kind !== 'stroke') throw new Error(back.kind);
    // Turned by a quarter around its corner, 80 long, 20 wide.
    expect(near(back.points)).toEqual([
      [100, 50, 20],
      [100, 130, 20],
    ]);
  });

  it('an untouched line lies where its points are, whether its box counts the width or not', () => {
    const strokePoints = [
      { x: 10, y: 10, pressure: 0.5 },
      { x: 20, y: 30, pressure: 0.5 },
      { x: 50, y: 10, pressure: 0.5 },
    ];
    const base = {
      type: 'PSStroke',
      strokeWidth: 10,
      strokePoints,
      canvasWidth: 100,
      canvasHeight: 100,
    };
    const box = toKitsu(
      {
        kind: 'stroke',
        id,
        on,
        colour: '#000000',
        width: 10,
        points: [
          [10, 10, 0.5],
          [20, 30, 0.5],
          [50, 10, 0.5],
        ],
      },
      by,
    ) as unknown as { left: number; top: number; width: number; height: number };
    for (const by of [0, 5]) {
      const { width, height } = box;
      const back = read({ ...base, width, height, left: box.left - by, top: box.top - by });
      if (back.kind !== 'stroke') throw new Error(back.kind);
      expect(near(back.points)).toEqual([
        [10, 10, 5],
        [20, 30, 5],
        [50, 10, 5],
      ]);
    }
  });

  it('rectangles, circles, paths and lines are drawn around the middle of their box', () => {
    const rect = read({
      ...{
        type: 'rect',
        left: 50,
        top: 40,
        width: 100,
        height: 60,
        stroke: '#f00',
        strokeWidth: 4,
      },
      ...{ fill: 'transparent', scaleX: 1, scaleY: 1 },
    });
    expect(rect).toMatchObject({
      ...{ kind: 'shape', stroke: '#f00', fill: null, width: 4 },
      outlines: [
        {
          closed: true,
          points: [
            [52, 42],
            [152, 42],
            [152, 102],
            [52, 102],
          ],
        },
      ],
    });
    const circle = read({
      type: 'circle',
      left: 0,
      top: 0,
      radius: 50,
      strokeWidth: 2,
      stroke: 'red',
    });
    if (circle.kind !== 'shape') throw new Error(circle.kind);
    expect(near(circle.outlines[0]?.points.slice(0, 1) ?? [])).toEqual([[101, 51]]);
    const path = read({
      ...{ type: 'path', left: 58, top: 98, width: 40, height: 0, strokeWidth: 4, stroke: '#0f0' },
      ...{
        path: [
          ['M', 60, 100],
          ['L', 100, 100],
        ],
        pathOffset: { x: 80, y: 100 },
      },
    });
    expect(path).toMatchObject({
      outlines: [
        {
          points: [
            [60, 100],
            [100, 100],
          ],
        },
      ],
    });
    const line = read({
      type: 'line',
      left: 9,
      top: 9,
      x1: 10,
      y1: 10,
      x2: 50,
      y2: 10,
      strokeWidth: 2,
    });
    expect(line).toMatchObject({
      outlines: [
        {
          points: [
            [10, 10],
            [50, 10],
          ],
        },
      ],
    });
  });

  it('what the eraser has rubbed out goes with the object that it was rubbed out of', () => {
    const rect = {
      ...{
        type: 'rect',
        left: 50,
        top: 50,
        width: 100,
        height: 100,
        fill: '#ff0000',
        strokeWidth: 0,
      },
      eraser: {
        type: 'eraser',
        objects: [
          {
            ...{ type: 'path', left: -30, top: -20, width: 60, height: 0, strokeWidth: 40 },
            ...{
              path: [
                ['M', 0, 0],
                ['L', 60, 0],
              ],
              pathOffset: { x: 30, y: 0 },
            },
          },
        ],
      },
    };
    const [hole] = read(rect).holes;
    expect(hole?.width).toBe(40);
    expect(near((hole?.lines[0]?.points ?? []) as Point[])).toEqual([
      [90, 100],
      [150, 100],
    ]);
  });

  it('names of types in both spellings are read, unknown ones are counted', () => {
    const text = { type: 'IText', text: 'A', left: 0, top: 0, fontSize: 12 };
    const all = readAnnotations([
      {
        time: 0,
        drawing: { objects: [text, { type: 'group', id: 'g' }, { type: 'spaceship' }, 7] },
      },
    ]);
    expect(all.moments[0]).toMatchObject({ others: 3, drawings: [{ kind: 'text' }] });
    expect(all.ids).toEqual(['g']);
  });
});

describe('what anybody may have written there', () => {
  const stroke = (more: object) => ({
    ...{ type: 'PSStroke', id: 'a', strokeWidth: 5, canvasWidth: 100, canvasHeight: 100 },
    strokePoints: [
      { x: 1, y: 1, pressure: 1 },
      { x: 9, y: 9, pressure: 1 },
    ],
    ...more,
  });
  const others = (objects: unknown) => {
    const { moments } = readAnnotations([{ time: 1, drawing: { objects } }]);
    return [moments[0]?.drawings.length, moments[0]?.others];
  };

  it.each([
    [
      'coordinates beyond all pictures',
      {
        strokePoints: [
          { x: 1e9, y: 0 },
          { x: 1, y: 1 },
        ],
      },
    ],
    [
      'a million points',
      { strokePoints: Array.from({ length: 1_000_000 }, () => ({ x: 1, y: 1 })) },
    ],
    ['no numbers', { left: 'far', top: {} }],
    ['infinite scale', { scaleX: 1e308 }],
    ['points that are none', { strokePoints: [null, 'x', 3] }],
    ['endless width', { strokeWidth: 1e12 }],
    ['another type than its fields', { type: 'i-text', text: 9 }],
    ['no type', { type: null }],
    ['a name of every object', { type: '__proto__' }],
    ['a name of every function', { type: 'constructor' }],
  ])('%s are left out and counted', (_what, more) => {
    expect(others([stroke(more), stroke({ id: 'b' })])).toEqual([1, 1]);
  });

  it('colours are colours, and words are words', () => {
    const script = 'url(javascript:alert(1))';
    expect(read(stroke({ stroke: script, fill: '</style>' }))).toMatchObject({ colour: '#000000' });
    const text = '<img src=x onerror=alert(1)>';
    expect(read({ type: 'text', text, fill: script })).toMatchObject({ text, colour: '#000000' });
  });

  it('too many things are cut, and said', () => {
    const many = Array.from({ length: 1_200 }, (_, index) => stroke({ id: `s${index}` }));
    expect(others(many)).toEqual([1_000, 200]);
    const long = { strokePoints: Array.from({ length: 4_500 }, (_, x) => ({ x, y: x })) };
    expect(
      others(Array.from({ length: 15 }, (_, at) => stroke({ ...long, id: `l${at}` }))),
    ).toEqual([13, 2]);
  });

  it.each([
    null,
    7,
    'x',
    {},
    [null],
    [7],
    [{ time: {} }],
    [{ time: 1, drawing: 5 }],
    [{ drawing: {} }],
  ])('nothing is drawn where there is %j', (value) => {
    expect(readAnnotations(value).moments).toEqual([]);
  });

  it('a moment before the beginning or after a day is none, and one written as text is', () => {
    const at = (time: unknown) =>
      readAnnotations([{ time, drawing: { objects: [stroke({})] } }]).moments;
    expect([at(-1), at(1e9), at('soon'), at(Number.NaN)].flat()).toEqual([]);
    expect(at('2.5')).toMatchObject([{ time: '2.5', seconds: 2.5 }]);
  });
});
