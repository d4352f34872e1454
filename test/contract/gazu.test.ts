import { describe, expect, inject, it } from 'vitest';
import { accountOf } from '../fixtures/studio.ts';
import { GAZU, runGuides } from '../gazu/run.ts';

const studio = inject('studio');

/** The number of lines of the two guides, so that a skipped chapter does not count as working. */
const LINES = 77;

// These lines come from the real server: only the practice studio is tested.
const run = studio.kind === 'practice' ? await runGuides(studio, accountOf(studio, 'admin')) : null;

describe.skipIf(run === null)(`gazu ${GAZU} against the practice studio`, () => {
  it('comes to the end of both guides', () => {
    expect(run).toHaveLength(LINES);
  });

  it.each(run ?? [])('$line', ({ problem }) => {
    expect(problem).toBeNull();
  });
});
