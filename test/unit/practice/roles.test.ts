import { describe, expect, it } from 'vitest';
import { artistWith, openStudio } from './studio.ts';

describe('who may do what', () => {
  it('lets an artist change nothing of a task, a supervisor only its schedule, a manager all', async () => {
    const rig = await openStudio();
    const { token, task } = await artistWith(rig, 'wip');
    const [supervisor, manager] = [await rig.tokenOf('supervisor'), await rig.tokenOf('manager')];
    const change = (who: string, body: object) => rig.ask('PUT', `/data/tasks/${task}`, who, body);
    expect((await change(token, { priority: 3 })).status).toBe(403);
    expect((await change(supervisor, { priority: 3, name: 'x' })).status).toBe(403);
    const due = { due_date: '2026-12-01', unknown_column: 1 };
    expect((await change(manager, due)).body['due_date']).toBe('2026-12-01T00:00:00');
    expect((await change(manager, { due_date: '2026-13-01' })).status).toBe(400);
  });

  it('shows addresses to an admin, and to a manager one by one', async () => {
    const rig = await openStudio();
    const [token, manager] = [await rig.tokenOf('artist'), await rig.tokenOf('manager')];
    const admin = await rig.tokenOf('admin');
    const [mine] = (await rig.ask('GET', '/data/persons', token)).list;
    expect(mine).not.toHaveProperty('email');
    expect((await rig.ask('GET', '/data/persons', manager)).list[0]).not.toHaveProperty('email');
    expect((await rig.ask('GET', '/data/persons', admin)).list[0]).toHaveProperty('email');
    const one = `/data/persons/${String(mine?.['id'])}`;
    expect((await rig.ask('GET', one, manager)).body).toHaveProperty('email');
    expect((await rig.ask('GET', one, token)).body).not.toHaveProperty('email');
    const { persons } = (await rig.ask('GET', '/data/user/context', token)).body;
    expect((persons as object[])[0]).not.toHaveProperty('email');
  });

  it('gives work to check to leads only', async () => {
    const rig = await openStudio();
    const [token, supervisor] = [await rig.tokenOf('artist'), await rig.tokenOf('supervisor')];
    expect((await rig.ask('GET', '/data/user/tasks-to-check', token)).list).toEqual([]);
    const waiting = (await rig.ask('GET', '/data/user/tasks-to-check', supervisor)).list;
    expect(waiting.length).toBeGreaterThan(0);
    expect(new Set(waiting.map((item) => item['task_status_short_name']))).toEqual(
      new Set(['wfa']),
    );
  });

  it('quietly leaves out tasks that are not one’s to assign', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'wip');
    const stranger = await rig.signIn('empty');
    const other = String((stranger.body['user'] as { id: string }).id);
    const path = `/actions/persons/${other}/assign`;
    const refused = await rig.ask('PUT', path, token, { task_ids: [task] });
    expect([refused.status, refused.list]).toEqual([200, []]);
    const manager = await rig.tokenOf('manager');
    const given = await rig.ask('PUT', path, manager, { task_ids: [task, 'nope'] });
    expect(given.list[0]?.['assignees']).toEqual([me, other]);
    // Assigning a person adds them to the team.
    const theirs = await rig.ask('GET', '/data/user/tasks', String(stranger.body['access_token']));
    expect(theirs.list.map((item) => item['id'])).toEqual([task]);
  });
});
