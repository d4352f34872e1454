import { timeOfFrame } from '../../shared/annotations/grid.ts';
import { toKitsu, type NewDrawing } from '../../shared/annotations/write.ts';
import type { Json } from '../store/model.ts';
import { personId } from './accounts.ts';
import { idOf } from './ids.ts';

/** The size of the player that it was drawn in. */
const ON = { width: 1280, height: 720 };
const RED = '#ff3860';

type Point = [x: number, y: number, pressure: number];

/** A ring around a point, drawn by hand: it does not quite close. */
const ring = (x: number, y: number, radius: number): Point[] =>
  Array.from({ length: 25 }, (_, at): Point => {
    const turn = (at / 24) * 2.1 * Math.PI - 1;
    const wide = radius * (1 + at / 300);
    return [x + wide * Math.cos(turn), y + wide * Math.sin(turn), 0.4 + 0.2 * Math.sin(turn / 2)];
  });

const text = (words: string, at: [number, number]): NewDrawing => ({
  ...{ kind: 'text', id: idOf('drawing', words), on: ON, colour: RED, text: words, at },
  ...{ size: 27, width: words.length * 14, height: 30 },
});

const stroke = (name: string, points: Point[]): NewDrawing => ({
  ...{ kind: 'stroke', id: idOf('drawing', name), on: ON, colour: RED, width: 6, points },
});

const arrow = (name: string, from: [number, number], to: [number, number]): NewDrawing => ({
  ...{ kind: 'arrow', id: idOf('drawing', name), on: ON, colour: RED, width: 4, from, to },
});

/** What the supervisor drew on the heron's movie, by the frame from 0. */
const ON_HERON: readonly (readonly [frame: number, drawings: readonly NewDrawing[]])[] = [
  [
    12,
    [
      stroke('apex', ring(389, 267, 80)),
      arrow('higher', [389, 170], [389, 90]),
      text('Higher here', [420, 80]),
    ],
  ],
  [30, [stroke('landing', ring(773, 325, 75)), text('Land a frame later', [860, 400])]],
];

/** Those drawings as Kitsu keeps them, at so many frames a second. `at`: when they were drawn, epoch ms. */
export const heronDrawings = (fps: number, at: number): Json =>
  ON_HERON.map(([frame, drawings]) => ({
    time: timeOfFrame(frame, fps),
    frame: frame + 1,
    drawing: {
      objects: drawings.map((one) => toKitsu(one, { by: personId('supervisor'), at })) as Json[],
    },
  }));
