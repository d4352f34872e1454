import { describe, expect, it } from 'vitest';
import type { FileCheck, MovieLook } from '../../../../../electron/shared/file-look.ts';
import type { PublishFile } from '../../../../../electron/shared/publish.ts';
import {
  factsText,
  foundLines,
  nextText,
  shownText,
  stepText,
  tileText,
} from '../../../../../renderer/rooms/task/publish/publish-text.ts';

const movie: MovieLook = {
  ...{ codec: 'H.264', width: 1920, height: 1080, rotation: 0, fps: { num: 24000, den: 1001 } },
  ...{ frames: 48, duration: 2, firstPicture: 0, bFrames: true, keyframeEvery: 48, sounds: [] },
  ...{ colour: null, kitsuFrames: 48 },
};
const file = (checks: FileCheck[] = [], more: Partial<PublishFile> = {}): PublishFile => ({
  ...{ id: 'f', name: 'shot.mp4', size: 2_000_000, mend: true, withOriginal: false },
  offersOriginal: false,
  look: { kind: 'movie', checks, mend: null, movie: null },
  ...more,
});

describe('the number of a revision', () => {
  it('says what it rests on', () => {
    expect(nextText({ number: 13, after: 12, afterWaits: false })).toBe('v13, after v12');
    expect(nextText({ number: 1, after: null, afterWaits: false })).toContain('the first');
    expect(nextText({ number: 3, after: 2, afterWaits: true })).toContain('still on its way');
    expect(nextText(null)).toContain('Kitsu');
  });
});

describe('a file', () => {
  it('is told by what a movie is, and by what Kitsu will show of it', () => {
    const one = file([], { look: { kind: 'movie', checks: [], mend: null, movie } });
    expect(factsText(one)).toBe('2.0 MB · H.264, 1920 × 1080 · 48 frames at 23.976');
    expect(shownText(one)).toBe('Kitsu will show all 48 frames.');
    const fewer = { ...movie, kitsuFrames: 47 };
    const other = file([], { look: { kind: 'movie', checks: [], mend: null, movie: fewer } });
    expect(shownText(other)).toBe('Kitsu will show 47 frames.');
    expect(shownText(file())).toBeNull();
  });

  it('has its extension on its tile', () => {
    expect(tileText('a.b.blend')).toBe('BLEND');
    expect(tileText('none')).toBe('?');
  });
});

describe('what was found', () => {
  const silent: FileCheck = { level: 'warning', code: 'silent', stillFrames: 48, mendable: true };
  const turned: FileCheck = { level: 'note', code: 'picture-converted', why: ['turned'] };
  const refused: FileCheck = { level: 'refused', code: 'empty' };

  it('stands with the worst first', () => {
    const lines = foundLines([file([turned, silent, refused])]);
    expect(lines.map(({ level }) => level)).toEqual(['refused', 'warning', 'note']);
  });

  it('has a tick in the place of its advice where the app does it', () => {
    const mended = file([silent], {
      look: { kind: 'movie', checks: [silent], mend: 'silent-track', movie: null },
    });
    expect(foundLines([mended])).toMatchObject([{ tick: 'mend', action: null }]);
    expect(foundLines([file([silent])])).toMatchObject([
      { tick: null, action: expect.any(String) },
    ]);
    const offered = file([turned], { offersOriginal: true });
    expect(foundLines([offered])).toMatchObject([{ tick: 'original' }]);
  });
});

describe('a file on its way', () => {
  const on = (state: 'here' | 'unanswered' | 'processing' | 'ready') => ({
    id: 'f',
    name: 'x',
    size: 1,
    state,
  });
  const upload = { changeId: 1, fileId: 'f', stage: 'sending' as const, sent: 437, of: 1000 };

  it('says how far it is', () => {
    expect(stepText(on('here'), null)).toBe('Waiting');
    expect(stepText(on('here'), upload)).toBe('Upload 43 %');
    expect(stepText(on('here'), { ...upload, sent: 999 })).toBe('Upload 99 %');
    expect(stepText(on('here'), { ...upload, sent: 1000 })).toBe('Processing at Kitsu');
    expect(stepText(on('here'), { ...upload, stage: 'mending' })).toContain('silent');
    expect(stepText(on('unanswered'), null)).toBe('Sent: waiting for Kitsu’s answer');
    expect(stepText(on('processing'), null)).toBe('Processing at Kitsu');
    expect(stepText(on('ready'), null)).toBe('Ready');
  });
});
