import { expect, it } from 'vitest';
import { miniBounds } from '../../../electron/windows/mini-bounds.ts';

const MAIN = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1400 };
const CORNER = { x: 1584, y: 984, width: 320, height: 40 };

it('stands in the lower right corner of the main screen first', () => {
  expect(miniBounds(null, [MAIN, RIGHT], 1)).toEqual(CORNER);
  expect(miniBounds({ x: 'a', y: null }, [MAIN, RIGHT], 1)).toEqual(CORNER);
});

it('comes back where it stood, also on another screen', () => {
  const saved = { x: 2000, y: 700 };
  expect(miniBounds(saved, [MAIN, RIGHT], 1)).toEqual({ ...saved, width: 320, height: 40 });
});

it('comes back onto a screen that is there, and wholly', () => {
  expect(miniBounds({ x: 2000, y: 700 }, [MAIN], 1)).toEqual(CORNER);
  expect(miniBounds({ x: 1800, y: 1030 }, [MAIN], 1)).toMatchObject({ x: 1600, y: 1000 });
  // Between two screens: on the one that shows more of it.
  expect(miniBounds({ x: 1900, y: 10 }, [MAIN, RIGHT], 1)).toMatchObject({ x: 1920, y: 10 });
  expect(miniBounds({ x: -200, y: -30 }, [MAIN, RIGHT], 1)).toMatchObject({ x: 0, y: 0 });
});

it('is as large as its zoomed page', () => {
  expect(miniBounds({ x: 1600, y: 1000 }, [MAIN], 1.5)).toEqual({
    ...{ x: 1440, y: 980 },
    ...{ width: 480, height: 60 },
  });
});
