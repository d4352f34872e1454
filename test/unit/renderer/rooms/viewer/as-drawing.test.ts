import { expect, it } from 'vitest';
import { readObject } from '../../../../../electron/shared/annotations/read-object.ts';
import { toKitsu, type NewDrawing } from '../../../../../electron/shared/annotations/write.ts';
import { asDrawing } from '../../../../../renderer/rooms/viewer/annotations/as-drawing.ts';

const common = {
  id: '5f0b2f0c-1f7a-4f1e-9a54-0d6a3f2b7c11',
  on: { width: 960, height: 540 },
  colour: '#FF3860',
};
const MADE: Record<string, NewDrawing> = {
  'a line': {
    ...common,
    ...{ kind: 'stroke', width: 8 },
    points: [
      [10, 10, 0.5],
      [30, 50, 0.25],
      [70, 20, 1],
    ],
  },
  'a straight line': {
    ...common,
    ...{ kind: 'stroke', width: 8 },
    points: [
      [10, 10, 0.5],
      [30, 10, 0.25],
    ],
  },
  'an arrow': { ...common, kind: 'arrow', width: 4, from: [20, 30], to: [100, 80] },
  'a text': {
    ...common,
    ...{ kind: 'text', text: 'Hold', at: [20, 30], size: 16, width: 40, height: 18 },
  },
};

it.each(Object.entries(MADE))(
  '%s is seen while it is drawn as it will be read from Kitsu',
  (_name, made) => {
    expect(asDrawing(made, 'p1')).toEqual(readObject(toKitsu(made, { by: 'p1', at: 0 }), {}));
  },
);
