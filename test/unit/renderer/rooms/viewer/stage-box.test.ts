import { describe, expect, it } from 'vitest';
import {
  actualZoom,
  stageBox,
  toPicture,
  toStage,
} from '../../../../../renderer/rooms/viewer/stage-box.ts';

const HD = { width: 1920, height: 1080 };

describe('the picture on the stage', () => {
  it.each([
    ['bars above and below', { width: 960, height: 700 }, HD, 0, 80, 0.5],
    ['bars at the sides', { width: 1000, height: 540 }, HD, 20, 0, 0.5],
    ['portrait', { width: 1000, height: 960 }, { width: 1080, height: 1920 }, 230, 0, 0.5],
    ['2.39:1', { width: 960, height: 540 }, { width: 1920, height: 804 }, 0, 69, 0.5],
  ])('has %s', (_name, stage, picture, left, top, scale) => {
    expect(stageBox(stage, picture)).toMatchObject({ left, top, scale });
  });

  it('keeps each point within a hundredth of a pixel, at every zoom, pan and scale of the screen', () => {
    for (const zoom of [0.25, 1, 3.7]) {
      for (const ratio of [1, 1.25, 2]) {
        const box = stageBox(
          { width: 437, height: 311 },
          HD,
          { zoom, pan: { x: -31.3, y: 8 } },
          ratio,
        );
        const back = toPicture(box, toStage(box, { x: 1234.5, y: 67.25 }));
        expect(back.x).toBeCloseTo(1234.5, 2);
        expect(back.y).toBeCloseTo(67.25, 2);
        expect((box.left * ratio) % 1).toBeCloseTo(0, 6);
      }
    }
  });

  it('is a pixel of the screen for one of its own at its actual size', () => {
    const stage = { width: 960, height: 540 };
    const zoom = actualZoom(stage, HD, 2);
    expect(stageBox(stage, HD, { zoom, pan: { x: 0, y: 0 } }, 2).scale).toBe(0.5);
    expect(zoom).toBe(1);
  });
});
