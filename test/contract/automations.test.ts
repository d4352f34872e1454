import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { comment } from '../../electron/tasks/comment-commands.ts';
import { publishView } from '../../electron/tasks/publish-view.ts';
import { thread } from '../../electron/tasks/thread.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';

/** The practice studio runs no status automations. */
describe.skipIf(studio?.kind !== 'real')('a status automation', () => {
  let stage: Stage;
  let layout = '';
  let automation = '';
  const account = () => ({
    ...{ email: stage.as.artist.user.email, password: 'kitsu-companion', role: 'artist' },
  });
  const at = useWorkspaceHarness(studio, { account });

  beforeAll(async () => {
    if (!studio) return;
    stage = await setStage(studio);
    const { admin } = stage.as;
    const types = { task_type_ids: [stage.taskTypes.layout] };
    const [task] = await admin.post<{ id: string }[]>(`/data/entities/${stage.shot}/tasks`, types);
    layout = task?.id ?? '';
    const made = await admin.post<{ id: string }>('/data/status-automations', {
      entity_type: 'shot',
      in_task_type_id: stage.taskTypes.animation,
      in_task_status_id: stage.statuses.wip,
      out_field_type: 'status',
      out_task_type_id: stage.taskTypes.layout,
      out_task_status_id: stage.statuses.done,
    });
    automation = made.id;
    await admin.post(`/data/projects/${stage.project}/settings/status-automations`, {
      status_automation_id: automation,
    });
  });
  afterAll(async () => {
    if (!studio) return;
    await stage.clear();
    await stage.as.admin.delete(`/data/status-automations/${automation}`);
  });

  it('is said before its status is posted, and Kitsu then posts it in the artist’s name', async () => {
    const { replica, sync } = at.harness.workspace;
    const me = stage.as.artist.user.id;
    const said = {
      ...{ statusId: stage.statuses.wip, taskType: 'Layout', copiesRevision: false },
      sets: expect.stringMatching(/done/i),
    };
    expect(thread(replica, sync.studio(), stage.shared, me).triggers).toEqual([said]);
    const nothing = () => Promise.reject(new Error('There is no file.'));
    const publishing = await publishView(replica, sync.studio(), stage.shared, nothing);
    expect(publishing.triggers).toEqual([said]);

    const wanted = { taskId: stage.shared, text: 'Off I go.', statusId: stage.statuses.wip };
    const done = comment(replica, sync.studio(), { ...wanted, copies: false }, { at: AT });
    expect(done).toMatchObject({ ok: true, value: { kind: 'saved' } });
    expect(await sync.syncNow()).toMatchObject({ waiting: 0, needsYou: 0 });
    const others = () =>
      stage.as.admin.get<{ person_id: string; task_status_id: string }[]>(
        `/data/tasks/${layout}/comments`,
      );
    await expect
      .poll(others, { timeout: 20_000 })
      .toMatchObject([{ person_id: me, task_status_id: stage.statuses.done }]);
  });
});
