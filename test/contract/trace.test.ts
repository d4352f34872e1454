import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { removeAssetType } from '../../electron/kitsu/production/asset-types.ts';
import { removePerson } from '../../electron/kitsu/production/people.ts';
import { closeProject, removeProject } from '../../electron/kitsu/production/projects.ts';
import { removeTaskType } from '../../electron/kitsu/production/task-types.ts';
import { comparable, recordedClientOf, type RecordedClient } from '../fixtures/recorded-client.ts';
import { accountOf } from '../fixtures/studio.ts';
import { building } from './trace/building.ts';
import reference from './trace/reference-trace.json' with { type: 'json' };
import type { Made } from './trace/step.ts';
import { tracking } from './trace/tracking.ts';

const studio = inject('studio');
const steps = [...building, ...tracking];
const stamp = Math.random().toString(16).slice(2, 8);

/** The requests of the reference client, call by call, in the order in which it made them. */
function referenceCalls(): { call: string; requests: typeof reference.requests }[] {
  const calls: { call: string; requests: typeof reference.requests }[] = [];
  for (const request of reference.requests) {
    const last = calls.at(-1);
    // A read and the following write are one call; two consecutive reads are two.
    if (last?.call === request.call && request.method !== 'GET' && request.call !== '(setup)') {
      last.requests.push(request);
    } else calls.push({ call: request.call, requests: [request] });
  }
  return calls.filter(({ call }) => call !== 'log_in' && call !== '(setup)');
}

/** Both guides with our client, compared with what the API's own client sends for the same calls. */
describe.skipIf(studio === null)('the sequence of the reference client', () => {
  const made: Partial<Made> = {};
  let me: RecordedClient;

  beforeAll(async () => {
    if (studio) me = await recordedClientOf(studio, accountOf(studio, 'admin'));
  });
  afterAll(async () => {
    const { project, jane, assetType, taskType } = made;
    if (project) await closeProject(me.http, project.id);
    if (project) await removeProject(me.http, project.id);
    if (jane) await removePerson(me.http, jane.id);
    if (assetType) await removeAssetType(me.http, assetType.id);
    if (taskType) await removeTaskType(me.http, taskType.id);
  });

  it('is made whole', () => {
    const ours = steps.filter(({ gazu }) => gazu !== '(setup)').map(({ gazu }) => gazu);
    expect(ours).toEqual(referenceCalls().map(({ call }) => call));
  });

  let next = 0;
  it.each(steps.map((step, at) => [`${at + 1}. ${step.gazu}`, step] as const))(
    '%s',
    async (_name, step) => {
      me.sent();
      const answer = await step.ours(me.http, made as Made, stamp);
      expect(answer).toMatchObject({ ok: true });
      if (step.gazu === '(setup)') return;
      const theirs = (referenceCalls()[next]?.requests ?? []).map(({ method, path, body }) =>
        comparable({ method, path, body }, ':stamp'),
      );
      next += 1;
      const sent = me.sent().map((request) => comparable(request, stamp));
      if (!step.differs) expect(sent).toEqual(theirs);
      else {
        expect(sent, `the same after all: ${step.differs.because}`).not.toEqual(theirs);
        expect(sent).toEqual(step.differs.instead);
      }
    },
  );
});
