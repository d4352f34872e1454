import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { notesOf, releaseProblems } from '../../../build/release.mjs';

const { load } = createRequire(
  createRequire(import.meta.url).resolve('electron-builder/package.json'),
)('js-yaml') as { load(text: string): unknown };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
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
