import { join } from 'node:path';
import type { BenchHarness } from './bench-harness.ts';

/**
 * What main and the page do in a start with 5,000 tasks until it can be used, as two files that Chrome's developer tools draw as a flame chart
 * (Performance, Load profile). The app is slower meanwhile: shares can be compared, times cannot.
 */
export async function profileStart(desk: BenchHarness, say: (line: string) => void): Promise<void> {
  const artist = await desk.artist(5000);
  // The first one warms the disk's cache.
  await (await desk.start(artist)).stop();
  const folder = join(import.meta.dirname, '..', '..', 'test-results', 'bench');
  const how = { profileTo: folder, use: artist.known };
  await (await desk.start(artist, undefined, how)).stop();
  say(`The start's profiles: ${folder}/main.cpuprofile and page.cpuprofile`);
}
