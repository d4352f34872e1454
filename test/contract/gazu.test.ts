import { describe, expect, inject, it } from 'vitest';
import { accountOf } from '../fixtures/studio.ts';
import { GAZU, runGuides } from '../gazu/run.ts';

const studio = inject('studio');

/** How many lines the two guides have here; a chapter that is left out is not a chapter that works. */
const LINES = 77;

// The real server is where these lines come from: only the practice studio has to prove itself.
const run = studio.kind === 'practice' ? await runGuides(studio, accountOf(studio, 'admin')) : null;

describe.skipIf(run === null)(`gazu ${GAZU} against the practice studio`, () => {
  it('comes to the end of both guides', () => {
    expect(run).toHaveLength(LINES);
  });

  it.each(run ?? [])('$line', ({ problem }) => {
    expect(problem).toBeNull();
  });
});
