import { describe, expect, it } from 'vitest';
import { codesOf, lookAtMovie, PRODUCTION } from './fixtures.ts';

describe('a movie without sound', () => {
  it('comes out broken where it has B-frames and one keyframe', async () => {
    const look = await lookAtMovie('silent-b.mp4');
    expect(look.checks).toContainEqual({
      level: 'warning',
      code: 'silent',
      stillFrames: null,
      mendable: true,
    });
    expect(look.mend).toBe('silent-track');
    expect(look.movie).toMatchObject({ frames: 48, bFrames: true, keyframeEvery: 48, sounds: [] });
  });

  it('is a still up to the second keyframe', async () => {
    const { checks, movie } = await lookAtMovie('silent-b-keys.mp4');
    expect(checks).toContainEqual(expect.objectContaining({ code: 'silent', stillFrames: 18 }));
    expect(movie?.keyframeEvery).toBe(18);
  });

  it('is right where its pictures are stored as they are shown, as Blender and Krita write them', async () => {
    const look = await lookAtMovie('silent.mp4');
    expect(codesOf(look)).toEqual(['no-colour-tags']);
    expect(look.mend).toBeNull();
    expect(look.movie).toMatchObject({ bFrames: false, keyframeEvery: 18, kitsuFrames: 48 });
  });

  it('is said, and not mended, in MKV and in fragments', async () => {
    for (const name of ['silent-b.mkv', 'fragments.mp4']) {
      const look = await lookAtMovie(name);
      expect(look.checks, name).toContainEqual(
        expect.objectContaining({ code: 'silent', mendable: false }),
      );
      expect(look.mend, name).toBeNull();
      expect(look.movie?.frames, name).toBe(48);
    }
  });

  it('is right as WebM, and with any sound', async () => {
    expect(codesOf(await lookAtMovie('vp9.webm'))).not.toContain('silent');
    const sound = await lookAtMovie('sound.mp4');
    expect(sound.checks).toEqual([]);
    expect(sound.movie).toMatchObject({ bFrames: true, sounds: ['AAC'], colour: 'bt709' });
  });
});

describe('the rate', () => {
  it('is an exact ratio', async () => {
    const rates = { 'ntsc.mp4': [24000, 1001], 'pal.mp4': [25, 1], 'sound.mkv': [24, 1] } as const;
    for (const [name, [num, den]] of Object.entries(rates)) {
      expect((await lookAtMovie(name)).movie?.fps, name).toEqual({ num, den });
    }
  });

  it('that differs is said with the frames that Kitsu will show', async () => {
    const { checks } = await lookAtMovie('sound.mp4', { ...PRODUCTION, fps: { num: 25, den: 1 } });
    expect(checks).toEqual([
      {
        level: 'warning',
        code: 'rate-differs',
        file: { num: 24, den: 1 },
        production: { num: 25, den: 1 },
        frames: 48,
        kitsuFrames: 50,
      },
    ]);
  });

  it('that differs and loses no frame is a note', async () => {
    const { checks } = await lookAtMovie('ntsc.mp4');
    expect(checks).toContainEqual(
      expect.objectContaining({ level: 'note', code: 'rate-differs', frames: 24, kitsuFrames: 24 }),
    );
  });

  it('that changes on the way is said', async () => {
    const look = await lookAtMovie('varied.mp4');
    expect(codesOf(look)).toContain('rate-varies');
    expect(look.movie).toMatchObject({ fps: null, frames: 20, kitsuFrames: 25 });
  });
});

describe('the first picture', () => {
  it('of an MKV with sound is shown twice', async () => {
    const look = await lookAtMovie('sound.mkv');
    expect(look.checks).toEqual([
      { level: 'warning', code: 'first-late', late: expect.closeTo(0.021, 3), frames: 1 },
    ]);
    expect(look.movie?.kitsuFrames).toBe(49);
  });

  it('of an MKV without sound is shown twice too, as Blender writes it before MP4 is chosen', async () => {
    const look = await lookAtMovie('silent.mkv');
    expect(look.mend).toBeNull();
    expect(look.checks).toContainEqual(
      expect.objectContaining({ code: 'first-late', late: expect.closeTo(0.023, 3), frames: 1 }),
    );
    expect(look.movie?.kitsuFrames).toBe(49);
  });

  it('that comes half a second after the sound is shown for so long', async () => {
    const look = await lookAtMovie('late.mp4');
    expect(look.checks).toContainEqual(
      expect.objectContaining({ code: 'first-late', late: 0.5, frames: 12 }),
    );
    expect(look.movie).toMatchObject({ frames: 12, firstPicture: 0.5, kitsuFrames: 24 });
  });
});

describe('what is seen of it', () => {
  it('has bars where its shape is not the production’s', async () => {
    const wide = { ...PRODUCTION, resolution: { width: 1920, height: 804 } };
    const file = { width: 64, height: 36 };
    expect((await lookAtMovie('sound.mp4', wide)).checks).toEqual([
      { level: 'note', code: 'bars', file, production: wide.resolution },
    ]);
    const large = { ...PRODUCTION, resolution: { width: 1920, height: 1080 } };
    expect((await lookAtMovie('sound.mp4', large)).checks).toEqual([]);
  });

  it('is turned as the file says', async () => {
    const look = await lookAtMovie('turned.mp4');
    expect(look.movie).toMatchObject({ width: 36, height: 64, rotation: 270 });
    expect(codesOf(look)).toContain('bars');
  });

  it('may be nothing, or not playable here', async () => {
    expect(codesOf(await lookAtMovie('sound-alone.mp4'))).toEqual(['no-picture']);
    const note = { level: 'note', code: 'not-playable-here', codec: 'ProRes' };
    expect((await lookAtMovie('prores.mov')).checks).toContainEqual(note);
    expect((await lookAtMovie('ac3.mp4')).checks).toContainEqual({
      level: 'note',
      code: 'sound-not-playable-here',
      codec: 'AC-3',
    });
  });
});

describe('a name that says a range of frames', () => {
  it('is held to what the file has', async () => {
    const stopped = await lookAtMovie('sound.mp4', PRODUCTION, 'shot_1001-1300.mp4');
    expect(stopped.checks).toEqual([
      { level: 'warning', code: 'fewer-frames', named: 300, frames: 48 },
    ]);
    for (const name of ['shot_1001-1048.mp4', 'sh030_anim_v0121001-1048.mp4', '1001-1048.mp4']) {
      expect((await lookAtMovie('sound.mp4', PRODUCTION, name)).checks, name).toEqual([]);
    }
    const glued = await lookAtMovie('sound.mp4', PRODUCTION, 'sh030_anim_v0121001-1300.mp4');
    expect(codesOf(glued)).toEqual(['fewer-frames']);
  });
});
