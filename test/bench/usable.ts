import type { Artist, BenchHarness } from './bench-harness.ts';
import { limited, median, ms, ratioOf, type Figure } from './figures.ts';

const ROUNDS = 9;
const TASKS = 5000;

/**
 * From the start of the process until a key in the search is answered and a time box has taken a number, against an
 * empty window that is drawn. Both are tried again and again from the moment they are there.
 */
export async function usable(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const artist: Artist = await desk.artist(TASKS);
  const found = { empty: [] as number[], searched: [] as number[], logged: [] as number[] };
  // The first round warms the disk's cache and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const empty = await desk.start(null);
    await empty.stop();
    const started = await desk.start(artist, undefined, { use: artist.known });
    await started.stop();
    const { searchedMs = NaN, loggedMs = NaN } = started;
    say(`usable ${round}/${ROUNDS}  ${[empty.drawnMs, searchedMs, loggedMs].map(ms).join('  ')}`);
    if (round === 0) continue;
    found.empty.push(empty.drawnMs);
    found.searched.push(searchedMs);
    found.logged.push(loggedMs);
  }
  const empty = median(found.empty);
  return [
    limited('usable', 'an empty window', empty, ms, null),
    ratioOf(
      'usable',
      `a key in the search answers, ${TASKS} tasks`,
      [median(found.searched), empty],
      ms,
      1.6,
    ),
    ratioOf('usable', 'a time box takes a number', [median(found.logged), empty], ms, 1.6),
  ];
}
