import { execFile } from 'node:child_process';
import { chmodSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDesktop } from '../fixtures/desktop.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf, startStudio } from '../fixtures/studio.ts';
import { limited, ratioOf, type Figure } from './figures.ts';
import { startGigabit } from './gigabit.ts';
import { startTransferApp, type TransferApp } from './transfer-app.ts';

const MEBI = 1024 * 1024;
const TURNS = 5;
/** 0.95 of curl's throughput. */
const MOST_OF_CURL = 1.053;
const MOST_GROWTH_MB = 32;

interface Upload {
  app: TransferApp;
  artist: StudioApi;
  url: string;
  folder: string;
  say: (line: string) => void;
}

/** Files to a real Kitsu and back: as fast as curl, and in no more memory for 2 GB than for 1 MB. */
export async function upload(say: (line: string) => void): Promise<Figure[]> {
  say('Starting a real Kitsu, and an app that uploads');
  const { studio, stop } = await startStudio('real');
  const ends = [stop];
  try {
    const desk = await startDesktop(say);
    ends.push(desk.stop);
    const app = await startTransferApp(desk.desktop);
    ends.push(() => app.stop());
    const artist = await signInToApi(studio, accountOf(studio, 'artist'));
    const bench = { app, artist, url: studio.url, folder: desk.desktop.folder, say };
    return [
      await againstCurl(bench),
      await overGigabit(bench),
      ...(await memoryOfTwoGigabytes(bench)),
    ];
  } finally {
    for (const one of ends.reverse()) await one();
  }
}

/** The server of this run shares its processors with the client that it is measured against. */
async function againstCurl(bench: Upload): Promise<Figure> {
  return inTurn(bench, '500 MB to Kitsu, time / of curl', () => whereTo(bench));
}

/** As fast as a studio's wire, to somebody who does nothing but take it. */
async function overGigabit(bench: Upload): Promise<Figure> {
  const line = await startGigabit();
  const sent = { api: `${line.url}/api`, token: 'none', previewId: line.previewId };
  try {
    return await inTurn(bench, '500 MB at 1 Gbit/s, time / of curl', () => Promise.resolve(sent));
  } finally {
    await line.stop();
  }
}

type Place = Awaited<ReturnType<typeof whereTo>>;

/** In turn, so that what else the machine does meets both. */
async function inTurn(bench: Upload, what: string, where: () => Promise<Place>): Promise<Figure> {
  const file = makeFile(bench.folder, 500);
  const ours: number[] = [];
  const curls: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    curls.push(await withCurl(await where(), file.path));
    ours.push((await bench.app.run({ way: 'up', file, ...(await where()) })).ms);
    bench.say(`upload: ${ours.at(-1)?.toFixed(0)} ms, curl ${curls.at(-1)?.toFixed(0)} ms`);
  }
  rmSync(file.path);
  // The fastest of each: whatever else the machine does only takes time.
  const times: [number, number] = [Math.min(...ours), Math.min(...curls)];
  const show = (ms: number): string => `${(500_000 / ms).toFixed(0)} MB/s`;
  return ratioOf('upload', what, times, show, MOST_OF_CURL);
}

async function memoryOfTwoGigabytes(bench: Upload): Promise<Figure[]> {
  const small = makeFile(bench.folder, 1);
  const first = await whereTo(bench);
  await bench.app.run({ way: 'up', file: small, ...first });
  await bench.app.run({ way: 'down', ...first });
  rmSync(small.path);
  const before = bench.app.memory();
  const file = makeFile(bench.folder, 2048);
  const place = await whereTo(bench);
  const up = await bench.app.run({ way: 'up', file, ...place });
  rmSync(file.path);
  const between = bench.app.memory();
  const down = await bench.app.run({ way: 'down', ...place });
  const show = (mb: number): string => `${mb.toFixed(1)} MB`;
  const what = 'more memory at most, while 2 GB go';
  return [
    limited('upload', `${what} to Kitsu`, up.peak - before, show, MOST_GROWTH_MB),
    limited('upload', `${what} into the cache`, down.peak - between, show, MOST_GROWTH_MB),
  ];
}

/** A file that Kitsu stores as it is. */
function makeFile(folder: string, megabytes: number) {
  const path = join(folder, `${megabytes}.zip`);
  const block = randomBytes(MEBI);
  const handle = openSync(path, 'w');
  for (let made = 0; made < megabytes; made += 1) writeSync(handle, block);
  closeSync(handle);
  chmodSync(path, 0o644);
  return { name: 'scene.zip', path, size: megabytes * MEBI };
}

async function whereTo({ artist, url }: Upload) {
  return { api: `${url}/api`, token: artist.token, previewId: await newRow(artist) };
}

/** A row to upload into, of a new comment. */
async function newRow(artist: StudioApi): Promise<string> {
  const [task] = await artist.get<{ id: string; task_status_id: string }[]>('/data/user/tasks');
  if (!task) throw new Error('The artist has no task.');
  const body = { task_status_id: task.task_status_id, comment: 'Measured.' };
  const comment = await artist.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, body);
  const rows = `/actions/tasks/${task.id}/comments/${comment.id}/add-preview`;
  return (await artist.post<{ id: string }>(rows, {})).id;
}

async function withCurl({ api, token, previewId }: Place, path: string): Promise<number> {
  const began = performance.now();
  await promisify(execFile)('curl', [
    ...['--silent', '--show-error', '--fail', '--output', '/dev/null'],
    ...['--header', `Authorization: Bearer ${token}`],
    ...['--form', `file=@${path}`, `${api}/pictures/preview-files/${previewId}`],
  ]);
  return performance.now() - began;
}
