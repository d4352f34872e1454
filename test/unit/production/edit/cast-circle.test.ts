import { describe, expect, it } from 'vitest';
import type { CastAsset } from '../../../../electron/kitsu/production/casting.ts';
import { circleOf } from '../../../../electron/production/edit/cast-circle.ts';
import { failure, success } from '../../../../electron/shared/result.ts';
import { castText, placesText } from '../../../../renderer/rooms/structure/casting-text.ts';

/** Which assets are in which, by their ids. */
const way = (inside: Record<string, string[]>, into: string, asset: string) =>
  circleOf({ id: into, name: into }, { id: asset, name: asset }, (id) =>
    Promise.resolve(
      success(
        (inside[id] ?? []).map((assetId): CastAsset => ({
          ...{ assetId, name: assetId, type: '', count: 1 },
        })),
      ),
    ),
  );

describe('an asset that is put into another', () => {
  it.each<[string, Record<string, string[]>, string, string, string[] | null]>([
    ['is not itself', {}, 'a', 'a', ['a', 'a']],
    ['may hold others', { b: ['c'], c: ['d'] }, 'a', 'b', null],
    ['does not hold it', { b: ['a'] }, 'a', 'b', ['a', 'b', 'a']],
    ['nor by others', { b: ['x', 'c'], c: ['d'], d: ['a'] }, 'a', 'b', ['a', 'b', 'c', 'd', 'a']],
    ['may be in a circle of others', { b: ['c'], c: ['b'] }, 'a', 'b', null],
  ])('%s', async (_what, inside, into, asset, wanted) =>
    expect(await way(inside, into, asset)).toEqual(success(wanted)),
  );

  it('is not known where Kitsu does not answer', async () => {
    const away = failure('offline', 'Away');
    const answer = circleOf({ id: 'a', name: 'a' }, { id: 'b', name: 'b' }, () =>
      Promise.resolve(away as never),
    );
    expect(await answer).toEqual(away);
  });
});

it('is counted in words', () => {
  const asset = { assetId: 'a', name: 'Lamp', type: 'Prop', count: 2, on: 1, waits: null };
  expect(castText(null)).toBe('Casting');
  expect(castText({ known: true, assets: [asset] })).toBe('Casting: 1 asset');
  expect(castText({ known: true, assets: [{ ...asset, count: 0, on: 0 }] })).toBe('Casting');
  expect(placesText([{ id: 's', name: 'SH010', group: 'SQ010', count: 1 }])).toBe(
    'It is in 1 place',
  );
});
