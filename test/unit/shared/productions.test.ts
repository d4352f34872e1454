import { expect, it } from 'vitest';
import { productionOfPicture, productionPictureId } from '../../../electron/shared/productions.ts';

const FILM = '5f2c1f0e-3a6b-4c7d-8e9f-0a1b2c3d4e5f';

it('is another picture once Kitsu has changed the production, and none where it has none', () => {
  const before = productionPictureId(FILM, true, '2026-11-30T09:08:07') ?? '';
  const after = productionPictureId(FILM, true, '2026-11-30T09:08:09') ?? '';
  expect(before).toBe(`${FILM}-20261130090807`);
  expect(after).not.toBe(before);
  expect([before, after].map(productionOfPicture)).toEqual([FILM, FILM]);
  expect(productionPictureId(FILM, false, '2026-11-30T09:08:07')).toBeNull();
});
