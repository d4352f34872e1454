import { describe, expect, it } from 'vitest';
import { isInKitsu, merged, oursOf } from '../../../../electron/production/playlists/merge.ts';
import {
  ANY_TYPE,
  type PlaylistState,
  type PlaylistWithEntries,
} from '../../../../electron/shared/playlist.ts';

/** Entries by a word each: `sh1` plays `sh1-v1`. */
const entry = (word: string, more: Partial<PlaylistState['entries'][number]> = {}) => ({
  ...{ entityId: word, previewId: `${word}-v1`, newestOf: null },
  ...more,
});
const state = (words: string, more: Partial<PlaylistState> = {}): PlaylistState => ({
  ...{ name: 'Dailies', forClient: false },
  entries: words === '' ? [] : words.split(' ').map((word) => entry(word)),
  ...more,
});
/** As Kitsu has it: each entity has two revisions of animation. */
const inKitsu = ({ entries, ...rest }: PlaylistState): PlaylistWithEntries => ({
  ...{ id: 'p', projectId: 'film', kind: 'shot', createdBy: null, episodeId: null, changedAt: '' },
  ...rest,
  entries: entries.map(({ entityId, previewId }) => {
    const firsts = [`${entityId}-v2`, `${entityId}-v1`];
    const revisions = [{ typeId: 'anim', firsts, all: firsts }];
    return { entityId, previewId, files: [], revisions };
  }),
});
const words = (merge: PlaylistState | null) =>
  merge?.entries.map(({ entityId }) => entityId).join(' ');

describe('what comes to Kitsu of a playlist', () => {
  it('is what was changed here, over what others changed of the rest', () => {
    const base = state('a b');
    const there = inKitsu(state('a b c', { forClient: true }));
    const found = merged({ base, wanted: state('a b', { name: 'Mine' }), sent: [] }, there);
    expect(found).toMatchObject({ name: 'Mine', forClient: true });
    expect(words(found)).toBe('a b c');
  });

  it('is asked where both changed the same, unless both changed it alike', () => {
    const base = state('a b');
    const sides = { base, wanted: state('b a'), sent: [] };
    expect(merged(sides, inKitsu(state('a')))).toBeNull();
    expect(words(merged(sides, inKitsu(state('b a'))))).toBe('b a');
  });

  it('is what it was, where it was changed back while the change was on its way', () => {
    const base = state('a b');
    const sides = { base, wanted: base, sent: [state('a', { name: 'Short' })] };
    const found = merged(sides, inKitsu(state('a', { name: 'Short' })));
    expect(found?.name).toBe('Dailies');
    expect(words(found)).toBe('a b');
  });

  it('keeps what others changed also when it is read again after our try, which took it along', () => {
    const sides = { base: state('a'), wanted: state('a', { name: 'Mine' }) };
    const there = inKitsu(state('a b'));
    const target = merged({ ...sides, sent: [] }, there);
    if (!target) throw new Error('It was asked.');
    const sent = [oursOf(sides, target)];
    expect(words(merged({ ...sides, sent }, inKitsu(state('a b', { name: 'Mine' }))))).toBe('a b');
  });

  it('plays the newest revision where that is meant, of whichever type where none is', () => {
    for (const newestOf of ['anim', ANY_TYPE]) {
      const wanted = state('', { entries: [entry('a', { newestOf })] });
      const found = merged({ base: null, wanted, sent: [wanted] }, inKitsu(state('a')));
      expect(found?.entries[0]?.previewId).toBe('a-v2');
    }
  });

  it('counts a preview that Kitsu dropped as none, on both sides', () => {
    const wanted = state('', { entries: [entry('a', { previewId: 'of-another' })] });
    const there = inKitsu(state('', { entries: [entry('a', { previewId: null })] }));
    const found = merged({ base: null, wanted, sent: [wanted] }, there);
    expect(found?.entries[0]?.previewId).toBeNull();
    expect(found && isInKitsu(found, there)).toBe(true);
  });
});
