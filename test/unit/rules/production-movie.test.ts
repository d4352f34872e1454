import { expect, it } from 'vitest';
import { movieOf } from '../../../electron/rules/production-movie.ts';
import { aProject, aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const of = (fps: string, resolution = '') =>
  movieOf(aTask(), aStudio({ context: { projects: [aProject({ fps, resolution })] } }), null);

it('reads the rate of a production as a ratio of whole numbers', () => {
  expect(of('24').fps).toEqual({ num: 24, den: 1 });
  expect(of('23.976').fps).toEqual({ num: 24_000, den: 1001 });
  expect(of('12.5').fps).toEqual({ num: 12_500, den: 1000 });
  for (const wrong of ['', '0', '-1', 'film', '1e9']) expect(of(wrong).fps).toBeNull();
});

it('reads its size, and knows nothing of a production that is not here', () => {
  expect(of('', '2048x858').resolution).toEqual({ width: 2048, height: 858 });
  expect(of('', '1080p').resolution).toBeNull();
  expect(movieOf(undefined, aStudio(), null)).toEqual({ fps: null, resolution: null });
});

it('is the shot’s own where it has one', () => {
  const studio = aStudio();
  expect(movieOf(aTask(), studio, { fps: '23,976', resolution: null })).toEqual({
    fps: { num: 24_000, den: 1001 },
    resolution: { width: 1920, height: 1080 },
  });
  expect(movieOf(aTask(), studio, { fps: 'slow', resolution: '2048x858' })).toEqual({
    fps: { num: 24, den: 1 },
    resolution: { width: 2048, height: 858 },
  });
});
