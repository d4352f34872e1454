import { describe, expect, it } from 'vitest';
import type { Browse } from '../../../../electron/production/browse/browse.ts';
import { placeInSeries } from '../../../../electron/production/playlists/in-series.ts';
import { success } from '../../../../electron/shared/result.ts';

/** What each thing lies in: shots in sequences, sequences in episodes. */
const PARENTS: Record<string, string | null> = {
  'shot-1': 'seq-1',
  'shot-2': 'seq-2',
  'shot-3': 'seq-3',
  'seq-1': 'e01',
  'seq-2': 'e01',
  'seq-3': 'e02',
  'asset-1': null,
};

const browsing = (type: string): Browse =>
  ({
    things: (_project: string, ids: readonly string[]) =>
      Promise.resolve(
        success({
          project: { type },
          things: ids.map((id) => ({ item: { id, parentId: PARENTS[id] ?? null } })),
        }),
      ),
  }) as unknown as Browse;

const placed = (type: string, kind: 'shot' | 'sequence' | 'episode' | 'asset', ...ids: string[]) =>
  placeInSeries(browsing(type), 'film', {
    kind,
    entries: ids.map((entityId) => ({ entityId, previewId: null, newestOf: null })),
  });

const ALL = success({ episodeId: null, isForAll: true });
const of = (episodeId: string) => success({ episodeId, isForAll: false });

describe('a playlist of a series', () => {
  it.each([
    ['shots of one episode', of('e01'), placed('tvshow', 'shot', 'shot-1', 'shot-2')],
    ['shots of two', ALL, placed('tvshow', 'shot', 'shot-1', 'shot-3')],
    ['sequences of one', of('e02'), placed('tvshow', 'sequence', 'seq-3')],
    ['one episode itself', of('e01'), placed('tvshow', 'episode', 'e01')],
    ['assets', ALL, placed('tvshow', 'asset', 'asset-1')],
  ])('is shown with the episode that all of it is of, or with all: %s', async (_of, at, place) => {
    expect(await place).toEqual(at);
  });

  it('has no episode anywhere else', async () => {
    expect(await placed('short', 'shot', 'shot-1')).toEqual(
      success({ episodeId: null, isForAll: false }),
    );
  });
});
