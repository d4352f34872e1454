import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { callsOf, GUIDE } from '../../build/guide/assemble.mjs';
import { runGuide } from '../../build/guide/run.mjs';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const calls = callsOf(readFileSync(GUIDE, 'utf8'));

/** A request in the form of the table's routes. */
const routeOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path}`
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/\d{4}-\d{2}-\d{2}/, '/:date');

/** Runs every snippet of GUIDE.md, in order, on this studio. */
describe.skipIf(studio === null)('the guide', () => {
  let outcome: Awaited<ReturnType<typeof runGuide>>;

  beforeAll(async () => {
    if (!studio) return;
    const { email, password } = accountOf(studio, 'admin');
    outcome = await runGuide({ server: studio.url, email, password });
  });

  it('runs from top to bottom, every call ok', () => {
    expect(outcome.error).toBeNull();
    expect(outcome.entries.filter(({ outcome }) => outcome === 'FAILED')).toEqual([]);
    expect(outcome.entries.length).toBeGreaterThan(80);
  });

  it('takes away what it made', () => {
    expect(outcome.left).toEqual([]);
  });

  it('has each of its calls in its table, and calls all that is in it', () => {
    const called = new Set(outcome.entries.map(({ name }) => name));
    expect(calls.map(({ name }) => name).sort()).toEqual([...called].sort());
  });

  it.each(calls.map((call) => [call.name, call] as const))(
    '%s makes the requests that the table says',
    (name, { routes }) => {
      const made = outcome.entries
        .filter((entry) => entry.name === name)
        .flatMap(({ requests }) => requests.map(routeOf));
      expect([...new Set(made)].sort()).toEqual([...routes].sort());
    },
  );
});
