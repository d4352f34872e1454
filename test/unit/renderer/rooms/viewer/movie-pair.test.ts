import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { movieCommands } from '../../../../../renderer/rooms/viewer/movie-commands.ts';
import type { MovieFacts } from '../../../../../renderer/rooms/viewer/frames/frame-messages.ts';
import { MovieRefused } from '../../../../../renderer/rooms/viewer/frames/frame-source.ts';
import { MoviePair } from '../../../../../renderer/rooms/viewer/compare/movie-pair.svelte.ts';
import { unlikeText } from '../../../../../renderer/rooms/viewer/compare/unlike.ts';

const facts = (frames: number, given: Partial<MovieFacts> = {}): MovieFacts => ({
  rate: { num: 24, den: 1 },
  times: Float64Array.from({ length: frames }, (_, at) => at / 24),
  width: 320,
  height: 180,
  colour: 'tagged',
  silent: null,
  hasSound: false,
  ...given,
});

/** A movie whose frames are their numbers; how many of them are held is counted. */
function aMovie(name: string, movie: MovieFacts, held = new Set<string>()) {
  const source = {
    facts: movie,
    held,
    fails: -1,
    frame: vi.fn((at: number) => {
      if (at === source.fails) return Promise.reject(new MovieRefused({ why: 'damaged' }));
      held.add(`${name}${at}`);
      return Promise.resolve({ at, close: () => held.delete(`${name}${at}`) } as never);
    }),
    readAs: vi.fn(),
    close: vi.fn(),
  };
  return source;
}

async function compared(a: MovieFacts, b: MovieFacts, frame = 0) {
  const held = new Set<string>();
  const movies = { a: aMovie('a', a, held), b: aMovie('b', b, held) };
  const pair = new MoviePair(frame, (url) => Promise.resolve(movies[url as 'a' | 'b']));
  await pair.open(['a', 'b'], null);
  const shown = () =>
    pair.shown && [pair.shown.first, pair.shown.second].map((one) => (one.drawable as never)['at']);
  return { pair, held, shown, ...movies };
}

let ticks: ((now: number) => void)[] = [];
let now = 0;
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds;
  const due = ticks;
  ticks = [];
  for (const tick of due) tick(now);
  await vi.waitFor(() => Promise.resolve());
}
beforeEach(() => {
  ticks = [];
  now = 0;
  vi.stubGlobal('requestAnimationFrame', (tick: (now: number) => void) => ticks.push(tick));
});
afterEach(() => void vi.unstubAllGlobals());

describe('two movies in step', () => {
  it('shows the same frame of both, and gives back those that are shown no more', async () => {
    const { pair, shown, held } = await compared(facts(10), facts(10), 4);
    expect(shown()).toEqual([4, 4]);
    pair.step(1);
    await vi.waitFor(() => expect(shown()).toEqual([5, 5]));
    expect([...held]).toEqual(['a5', 'b5']);
    pair.close();
    expect(held.size).toBe(0);
  });

  it('goes to the end of the longer one, and keeps the last frame of the shorter', async () => {
    const { pair, shown } = await compared(facts(6), facts(10));
    expect(pair.last).toBe(9);
    pair.show(8);
    await vi.waitFor(() => expect(shown()).toEqual([5, 8]));
  });

  it('plays both by one clock at the rate of the first, forwards, backwards and around', async () => {
    const { pair, shown } = await compared(facts(10), facts(10, { rate: { num: 25, den: 1 } }));
    pair.toggle();
    await pass(0);
    await pass(1000 / 12);
    await vi.waitFor(() => expect(shown()).toEqual([2, 2]));
    pair.shuttleBackward();
    await pass(0);
    await pass(1000 / 24 + 1);
    await vi.waitFor(() => expect(shown()).toEqual([1, 1]));
    await pass(1000 / 12);
    await vi.waitFor(() => expect(shown()).toEqual([9, 9]));
    expect(ticks).toHaveLength(1);
    pair.pause();
    await pass(1000);
    expect(ticks).toHaveLength(0);
    expect(shown()).toEqual([9, 9]);
  });

  it('stops at the out point where it is not looped', async () => {
    const { pair, shown } = await compared(facts(10), facts(10));
    pair.loops = false;
    pair.outPoint = 3;
    pair.toggle();
    await pass(0);
    await pass(1000);
    await vi.waitFor(() => expect(shown()).toEqual([3, 3]));
    expect(pair.isPlaying).toBe(false);
  });

  it('reads both in the same way where one of them says nothing of its colours', async () => {
    const { pair, a, b } = await compared(
      facts(3, { colour: 'bt709' }),
      facts(3, { colour: 'bt601' }),
    );
    expect(pair.matrix).toBe('bt709');
    expect([a.readAs.mock.calls, b.readAs.mock.calls]).toEqual([[['bt709']], [['bt709']]]);
    pair.readAs('bt601');
    expect(b.readAs).toHaveBeenLastCalledWith('bt601');
  });

  it('says which of them cannot be read, and holds nothing of the other', async () => {
    const { pair, b, held } = await compared(facts(5), facts(5));
    b.fails = 2;
    pair.show(2);
    await vi.waitFor(() =>
      expect(pair.trouble).toEqual({ side: 'B', trouble: { why: 'damaged' } }),
    );
    expect([...held]).toEqual(['a0', 'b0']);
  });

  it('cannot be heard, and has no key for it', async () => {
    const { pair } = await compared(facts(5), facts(5));
    const keys = movieCommands(pair).filter((one) => one.when());
    expect(keys.map(({ id }) => id)).not.toContain('movie.mute');
  });
});

it('says what two movies do not have in common', () => {
  expect(unlikeText([facts(10), facts(10)], 0)).toBeNull();
  const other = facts(8, { rate: { num: 25, den: 1 }, width: 640 });
  expect(unlikeText([facts(10), other], 1001)).toBe(
    'A has 24 fps, B 25: compared by frame number, played at A’s. B ends at 1008: its last frame stays. A is 320 × 180, B is 640 × 180.',
  );
});
