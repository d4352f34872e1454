import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GUIDE } from '../../build/guide/assemble.mjs';
import { root } from '../../build/steps.mjs';
import { clientOf } from '../fixtures/client.ts';
import { accountOf } from '../fixtures/studio.ts';
import { makeTrackedFilm, type TrackedFilm } from '../fixtures/tracked-film.ts';

const studio = inject('studio');
const scripts = [...readFileSync(GUIDE, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
  ([, script = '']) => script,
);
const run = promisify(execFile);

/** Runs the scripts of GUIDE.md as they stand there, by the command that a checkout has. */
describe.skipIf(studio === null || process.platform === 'win32')('the scripts of the guide', () => {
  let folder = '';
  let film: TrackedFilm;

  beforeAll(async () => {
    if (!studio) return;
    folder = mkdtempSync(join(tmpdir(), 'companion-scripts-'));
    const admin = accountOf(studio, 'admin');
    film = await makeTrackedFilm(
      (await clientOf(studio, admin)).http,
      Math.random().toString(16).slice(2, 8),
    );
    const command = join(root, 'out', 'electron', 'command.cjs');
    const signIn = `--server '${studio.url}' --email '${admin.email}' --password-stdin`;
    const line = `echo '${admin.password}' | '${process.execPath}' '${command}' "$@" ${signIn} --profile '${folder}'`;
    writeFileSync(join(folder, 'kitsu-companion'), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, 'kitsu-companion'), 0o755);
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await film?.remove();
  });

  async function said(at: number): Promise<string> {
    const env = {
      ...process.env,
      PATH: [folder, process.env['PATH']].join(delimiter),
      PRODUCTION: film.project.name,
    };
    return (await run('/bin/sh', ['-ec', scripts[at] ?? 'false'], { env })).stdout;
  }

  it('find what is late, and what will be', async () => {
    expect(scripts).toHaveLength(3);
    const lines = (await said(0)).trim().split('\n');
    expect(lines[0]).toMatch(/^late 2026-03-02 SQ01 \/ SH010 Animation - Was due /);
  });

  it('count what is done', async () => {
    expect((await said(1)).trim().split('\n').at(-1)).toBe('All 1 of 9');
  });

  it('go from the sequences to the tasks', async () => {
    const tree = JSON.parse(await said(2)) as Record<string, Record<string, object>>;
    expect(Object.keys(tree['SQ01'] ?? {}).sort()).toEqual(['SH010', 'SH020', 'SH030']);
    expect(tree['SQ01']?.['SH020']).toMatchObject({ [film.paint]: 'fine' });
  });
});
