import { describe, expect, it } from 'vitest';
import { artistWith, openStudio, statusId } from './studio.ts';

describe('a comment', () => {
  it('starts a task: work in progress, with the day of its first start kept for ever', async () => {
    const rig = await openStudio();
    const { token, task } = await artistWith(rig, 'ready');
    const wip = await statusId(rig, token, 'wip');
    const wfa = await statusId(rig, token, 'wfa');
    const say = (status: string) =>
      rig.ask('POST', `/actions/tasks/${task}/comment`, token, { task_status_id: status });
    const started = await say(wip);
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ text: '', task_status: { is_wip: true } });
    const first = (await rig.ask('GET', `/data/tasks/${task}`, token)).body['real_start_date'];
    expect(first).toBe('2026-11-20T15:04:05');

    rig.clock.now = new Date('2026-11-20T16:00:00Z');
    await say(wfa);
    expect((await rig.ask('GET', `/data/tasks/${task}`, token)).body).toMatchObject({
      task_status_id: wfa,
      end_date: '2026-11-20T16:00:00',
      last_comment_date: '2026-11-20T16:00:00',
    });
    rig.clock.now = new Date('2026-11-20T17:00:00Z');
    await say(wip);
    expect((await rig.ask('GET', `/data/tasks/${task}`, token)).body).toMatchObject({
      real_start_date: first,
      end_date: null,
    });
    const comments = await rig.ask('GET', `/data/tasks/${task}/comments`, token);
    expect(comments.list[0]).toMatchObject({ task_status_id: wip, previews: [] });
    const todo = await rig.ask('GET', '/data/user/tasks', token);
    expect(todo.list.find((item) => item['id'] === task)?.['last_comment']).toMatchObject({
      text: '',
      date: '2026-11-20T17:00:00',
    });
  });

  it('takes an artist only to statuses that artists may use, and only on her own tasks', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'wfa');
    const supervisor = await rig.tokenOf('supervisor');
    const done = await statusId(rig, token, 'done');
    const wip = await statusId(rig, token, 'wip');
    const say = (who: string, status: string) =>
      rig.ask('POST', `/actions/tasks/${task}/comment`, who, { task_status_id: status });
    expect((await say(token, done)).status).toBe(403);
    expect((await say(token, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const manager = await rig.tokenOf('manager');
    await rig.ask('PUT', '/actions/tasks/clear-assignation', manager, {
      task_ids: [task],
      person_id: me,
    });
    expect((await say(token, wip)).status).toBe(403);
    expect((await say(supervisor, done)).status).toBe(201);
    const { body } = await rig.ask('GET', `/data/tasks/${task}`, token);
    expect(body).toMatchObject({ task_status_id: done, done_date: '2026-11-20T15:04:05' });
  });

  it('has an author and a time that an artist cannot choose', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'wip');
    const manager = await rig.tokenOf('manager');
    const said = {
      task_status_id: await statusId(rig, token, 'wip'),
      comment: 'Then.',
      created_at: '2026-01-01T00:00:00',
    };
    const people = await rig.ask('GET', '/data/persons', token);
    const other = people.list.find((person) => person['first_name'] === 'Ingrid')?.['id'];
    const path = `/actions/tasks/${task}/comment`;
    const mine = await rig.ask('POST', path, token, { ...said, person_id: other });
    expect(mine.body).toMatchObject({ person_id: me, created_at: '2026-11-20T15:04:05' });
    const imported = await rig.ask('POST', path, manager, { ...said, person_id: other });
    expect(imported.body).toMatchObject({ person_id: other, created_at: '2026-01-01T00:00:00' });
  });
});
