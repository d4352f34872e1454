import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ApiRefusal, type StudioApi } from '../fixtures/studio-api.ts';
import { PRODUCTION_WRITES } from './roles/production-writes.ts';
import { ROLES, setStage, type Stage } from './roles/stage.ts';
import { TASK_WRITES } from './roles/task-writes.ts';
import type { Write } from './roles/write.ts';

const studio = inject('studio');

/** What each role may do in Kitsu; the practice studio must allow the same, or an artist would learn something wrong. */
describe.skipIf(studio === null)('who may write what', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(studio);
  });
  afterAll(() => stage.clear());

  const outcome = async (write: Write, as: StudioApi, role: (typeof ROLES)[number]) => {
    try {
      const answer = await write.send(as, stage, role);
      return Array.isArray(answer) && answer.length === 0 ? '-' : '+';
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 403) return '.';
      throw error;
    }
  };

  const outcomes = async (write: Write) => {
    const found: { [role: string]: string } = {};
    for (const role of ROLES) found[role] = await outcome(write, stage.as[role], role);
    return found;
  };

  const expected = ({ may }: Write) =>
    Object.fromEntries(ROLES.map((role, place) => [role, may[place]]));

  const writes = [...PRODUCTION_WRITES, ...TASK_WRITES].map(
    (write) => [write.name, write] as const,
  );
  it.each(writes)('%s', async (_, write) => {
    expect(await outcomes(write)).toEqual(expected(write));
  });
});
