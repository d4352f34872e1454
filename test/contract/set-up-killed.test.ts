import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../../build/steps.mjs';
import { startFaultProxy, type FaultProxy, type SeenRequest } from '../fixtures/fault-proxy.ts';
import { filmInKitsu } from '../fixtures/film-in-kitsu.ts';
import { emptyFilm } from '../fixtures/made-film.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
/** `KITSU_SETUP_SHOTS=2000` is the size of a feature film; each shot has four tasks. */
const SHOTS = Number(process.env['KITSU_SETUP_SHOTS'] ?? 80);
const A_SEQUENCE = 20;
const TYPES = ['Animation', 'Compositing', 'Layout', 'Lighting'];
const command = join(root, 'out', 'electron', 'command.cjs');

/** The process ends at the request with which this becomes true. */
type Moment = (seen: SeenRequest) => boolean;

/** True at the `count`th such request. */
function at(path: RegExp, count: number): Moment {
  let left = count;
  return ({ method, path: asked }) => method === 'POST' && path.test(asked) && (left -= 1) === 0;
}

describe.skipIf(studio === null)('a sheet that is applied by the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'companion-killed-'));
  const sheet = join(folder, 'shots.csv');
  const removals: (() => Promise<void>)[] = [];
  let proxy: FaultProxy;
  let api: StudioApi;
  let moment: Moment | null = null;
  let kill = (): void => undefined;

  beforeAll(async () => {
    if (!studio) return;
    if (!existsSync(command)) throw new Error('Build the app first: npm run build.');
    proxy = await startFaultProxy(studio.url, {
      decide: (seen) => {
        if (moment?.(seen)) kill();
        return null;
      },
    });
    api = await signInToApi(studio, accountOf(studio, 'admin'));
    const artist = (await signInToApi(studio, accountOf(studio, 'artist'))).user.full_name;
    const rows = Array.from({ length: SHOTS }, (_, row) => {
      const name = String(row * 10 + 10).padStart(5, '0');
      const sequence = String(Math.floor(row / A_SEQUENCE) + 1).padStart(3, '0');
      return `E01,SQ${sequence},SH${name},${24 + (row % 90)},Shot ${row},${artist},x,x,x`;
    });
    const header = `Episode,Sequence,Name,Frames,Description,${TYPES[0]} assignees,${TYPES.slice(1).join()}`;
    writeFileSync(sheet, [header, ...rows, ''].join('\n'));
  });
  afterAll(
    async () => {
      await proxy?.close();
      for (const remove of removals) await remove();
      rmSync(folder, { recursive: true, force: true });
    },
    600_000 + SHOTS * 1_000,
  );

  /** A production for the sheet. */
  async function empty(): Promise<{ id: string; name: string }> {
    if (!studio) throw new Error('There is no studio.');
    const name = `Killed ${Math.random().toString(16).slice(2, 8)}`;
    const { id, remove } = await emptyFilm(studio, name);
    removals.push(remove);
    return { id, name };
  }

  /** Runs the command as a process of its own; `until`: when it is killed, without a word. */
  function applied(
    name: string,
    until: Moment | null,
  ): Promise<{ code: number | null; out: string }> {
    const { email, password } = accountOf(studio as never, 'admin');
    const signIn = ['--server', proxy.url, '--email', email, '--password-stdin'];
    const words = ['apply', sheet, '--production', name, '--yes', '--json', ...signIn];
    const child = spawn(process.execPath, [
      command,
      '--profile',
      join(folder, 'profile'),
      ...words,
    ]);
    moment = until;
    kill = () => {
      moment = null;
      child.kill('SIGKILL');
    };
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stdin.end(`${password}\n`);
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
  }

  const film = async (id: string) => {
    const found = await filmInKitsu(api, id);
    const all = [...found.entities.values()];
    return {
      ...found,
      size: all.length,
      tasks: all.reduce((sum, { tasks }) => sum + tasks.length, 0),
    };
  };

  it(
    'ends as if it had never been killed, and makes nothing twice',
    async () => {
      const began = Date.now();
      const whole = await empty();
      const first = await applied(whole.name, null);
      expect(first.code, first.out.slice(0, 2_000)).toBe(0);
      const between = Date.now();
      const broken = await empty();
      const sequences = Math.ceil(SHOTS / A_SEQUENCE);
      const moments = [
        at(/\/sequences$/, Math.ceil(sequences / 2)),
        at(/\/shots$/, Math.ceil(SHOTS / 2)),
        at(/\/create-tasks$/, 3),
      ];
      for (const until of moments)
        expect(await applied(broken.name, until)).toEqual({ code: null, out: '' });
      const last = await applied(broken.name, null);
      expect(last.code, last.out.slice(0, 2_000)).toBe(0);
      const seconds = [between - began, Date.now() - between].map((ms) => (ms / 1000).toFixed(1));
      console.log(`${SHOTS} shots in one go ${seconds[0]} s, killed three times ${seconds[1]} s`);
      const [expected, found] = [await film(whole.id), await film(broken.id)];
      expect(found).toEqual(expected);
      expect(found).toMatchObject({ episodes: 1, sequences, size: SHOTS, tasks: 4 * SHOTS });
      expect(await api.get<unknown[]>(`/data/projects/${broken.id}/shots`)).toHaveLength(SHOTS);
    },
    60_000 + SHOTS * 2_000,
  );
});
