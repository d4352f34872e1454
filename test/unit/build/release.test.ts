import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newKeys } from '../../../build/packaging/feed.mjs';
import { notesOf, releaseProblems } from '../../../build/release.mjs';
import { isSigned } from '../../../electron/updates/feed-signature.ts';

const { load } = createRequire(
  createRequire(import.meta.url).resolve('electron-builder/package.json'),
)('js-yaml') as { load(text: string): unknown };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: { readonly push: { readonly tags: string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { steps: Step[]; needs?: string[]; permissions?: Record<string, string> }>
  >;
}

const text = readFileSync('.github/workflows/release.yml', 'utf8');
const workflow = load(text) as Workflow;
const jobs = Object.entries(workflow.jobs);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe('what is released', () => {
  const changelog = '# Changes\n\n## 0.3.0\n\n- New.\n- Newer.\n\n## 0.2.0\n\nOld.\n\n## 0.1.0\n';

  it('is told by the changes of its version alone', () => {
    expect(notesOf(changelog, '0.3.0')).toBe('- New.\n- Newer.');
    expect(notesOf(changelog, '0.2.0')).toBe('Old.');
    expect(notesOf(changelog, '0.1.0'), 'a heading is no change').toBeNull();
    expect(notesOf(changelog, '0.3')).toBeNull();
  });

  it('has one version everywhere', () => {
    expect(releaseProblems('v0.3.0', { version: '0.3.0', locked: '0.3.0', changelog })).toEqual([]);
    const wrong = releaseProblems('v0.4.0', { version: '0.5.0', locked: '0.3.0', changelog });
    expect(wrong.map((one) => /tag|lock|CHANGELOG/.exec(one)?.[0])).toEqual([
      'tag',
      'lock',
      'CHANGELOG',
    ]);
  });

  it('could be this checkout', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const check = (tag: string) =>
      execFileSync(process.execPath, ['build/release.mjs', '--check', tag], { stdio: 'pipe' });
    expect(() => check(`v${version}`)).not.toThrow();
    expect(() => check('v0.0.1')).toThrow(/v0\.0\.1/);
  });
});

describe('the workflow of a release', () => {
  it('begins with a tag, may only read until the end, and ends as a draft', () => {
    expect(workflow.on.push.tags).toEqual(['v*']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const { publish } = workflow.jobs;
    expect(publish?.needs).toEqual(['linux', 'windows', 'macos']);
    expect(jobs.filter(([, job]) => job.permissions).map(([name]) => name)).toEqual(['publish']);
    expect(
      publish?.steps.some(({ uses }) => uses?.startsWith('actions/attest-build-provenance@')),
    ).toBe(true);
    expect(publish?.steps.at(-1)?.run).toContain('--draft');
  });

  it('gives the key that signs updates to the last job alone', () => {
    for (const [name, job] of jobs)
      expect(JSON.stringify(job.steps).includes('UPDATE_SIGNING_KEY'), name).toBe(
        name === 'publish',
      );
  });

  it('names every action by its commit, and says which version that is', () => {
    const used = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(used).toHaveLength(jobs.flatMap(([, { steps }]) => steps.filter((s) => s.uses)).length);
    for (const line of used)
      expect(line).toMatch(/uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    // One version of each.
    const names = new Set(used.map((line) => /uses: (\S+?)@/.exec(line)?.[1]));
    expect(new Set(used.map((line) => /uses: (\S+)/.exec(line)?.[1])).size).toBe(names.size);
  });

  it('leaves no token in the checkout, and takes nothing from a cache that other runs may fill', () => {
    for (const { uses, with: given } of jobs.flatMap(([, { steps }]) => steps)) {
      if (uses?.startsWith('actions/checkout@'))
        expect(given).toMatchObject({ 'persist-credentials': false });
      if (uses?.startsWith('actions/setup-node@'))
        expect(given).toMatchObject({ 'package-manager-cache': false });
    }
  });

  it('puts no value of the forge into the text of a command', () => {
    for (const { run } of jobs.flatMap(([, { steps }]) => steps))
      expect(run ?? '').not.toContain('${{');
  });

  it('never packages for testing, and checks the tag before it packages', () => {
    expect(text).not.toContain('for-testing-only');
    for (const [name, { steps }] of jobs.filter(([job]) => job !== 'publish')) {
      const runs = steps.map(({ run }) => run ?? '');
      const check = runs.findIndex((run) => run.includes('release -- --check'));
      expect(check, name).toBeGreaterThan(-1);
      expect(
        runs.findIndex((run) => run.startsWith('npm run dist')),
        name,
      ).toBeGreaterThan(check);
    }
  });

  it.each(jobs)('runs in “%s” what is there, in a shell that understands it', (_, { steps }) => {
    for (const { run } of steps) {
      if (run === undefined) continue;
      execFileSync('bash', ['-n'], { input: run, stdio: ['pipe', 'pipe', 'pipe'] });
      for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?(\S+)/g))
        expect(Object.keys(scripts), run).toContain(script);
    }
  });
});

describe('the last job', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('signs, sums up and drafts what the others made, with nothing installed', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const { publicKey, privateKey } = newKeys();
    for (const name of ['build', 'package.json', 'package-lock.json', 'CHANGELOG.md'])
      cpSync(name, join(folder, name), { recursive: true });
    const deb = `kitsu-companion-${version}-linux-x64.deb`;
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', deb), 'a package');
    // The forge's own program, which writes down what it was asked.
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    const gh = `#!/bin/sh\nprintf '%s\\n' "$@" >'${folder}/asked'\n`;
    writeFileSync(join(tools, 'gh'), gh, { mode: 0o755 });
    const env = {
      ...process.env,
      PATH: `${tools}:${process.env['PATH']}`,
      GITHUB_REF_NAME: `v${version}`,
      RUNNER_TEMP: folder,
      KITSU_COMPANION_SIGNING_KEY: privateKey,
    };
    for (const { run } of workflow.jobs['publish']?.steps ?? [])
      if (run !== undefined)
        execFileSync('bash', ['-e', '-c', run], { cwd: folder, env, stdio: 'pipe' });
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const list = read('dist/latest-linux.yml');
    expect(list).toContain(`url: ${deb}`);
    expect(isSigned(list, read('dist/latest-linux.yml.sig'), [publicKey])).toBe(true);
    expect(read('dist/SHA256SUMS')).toContain(`  ${deb}\n`);
    expect(read('notes.md').trim()).not.toBe('');
    const asked = read('asked').split('\n');
    expect(asked.slice(0, 4)).toEqual(['release', 'create', `v${version}`, '--draft']);
    for (const name of [deb, 'latest-linux.yml', 'latest-linux.yml.sig', 'SHA256SUMS'])
      expect(asked).toContain(`dist/${name}`);
  });
});
