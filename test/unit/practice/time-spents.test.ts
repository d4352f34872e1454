import { describe, expect, it } from 'vitest';
import { artistWith, openStudio } from './studio.ts';

const DAY = '2026-11-18';

describe('time on a task', () => {
  it('is one number of minutes a day: set replaces it, add adds, and the task sums everyone', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'ready');
    const path = `/actions/tasks/${task}/time-spents/${DAY}/persons/${me}`;
    expect((await rig.ask('POST', path, token, { duration: 90 })).status).toBe(201);
    const second = await rig.ask('POST', path, token, { duration: 45 });
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({ duration: 45, date: DAY, type: 'TimeSpent' });
    const added = await rig.ask('POST', `${path}/add`, token, { duration: '15' });
    expect(added.body).toMatchObject({ duration: 60, id: second.body['id'] });

    const day = await rig.ask('GET', `/data/user/time-spents/${DAY}`, token);
    expect(day.list.filter((entry) => entry['task_id'] === task)).toHaveLength(1);
    const full = await rig.ask('GET', `/data/tasks/${task}`, token);
    expect(full.body['duration']).toBe(60);
  });

  it('is cleared by a delete, which answers 201 once and 404 after; 0 is refused', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'ready');
    const path = `/actions/tasks/${task}/time-spents/${DAY}/persons/${me}`;
    await rig.ask('POST', path, token, { duration: 90 });
    const zero = await rig.ask('POST', path, token, { duration: 0 });
    expect(zero.status).toBe(400);
    expect(zero.body['data']).toEqual({
      errors: [{ field: 'duration', message: 'Input should be greater than 0' }],
    });
    const gone = await rig.ask('DELETE', path, token);
    expect(gone.status).toBe(201);
    expect(gone.body['duration']).toBe(0);
    expect((await rig.ask('DELETE', path, token)).status).toBe(404);
    expect((await rig.ask('GET', `/data/tasks/${task}`, token)).body['duration']).toBe(0);
  });

  it('can no longer be written once the artist is unassigned, not even by a manager for her', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'wip');
    const manager = await rig.tokenOf('manager');
    const path = `/actions/tasks/${task}/time-spents/${DAY}/persons/${me}`;
    await rig.ask('POST', path, token, { duration: 30 });
    const cleared = await rig.ask('PUT', '/actions/tasks/clear-assignation', manager, {
      task_ids: [task],
      person_id: me,
    });
    expect(JSON.parse(cleared.text)).toEqual([task]);
    expect((await rig.ask('POST', path, token, { duration: 60 })).status).toBe(403);
    expect((await rig.ask('DELETE', path, token)).status).toBe(403);
    expect((await rig.ask('POST', path, manager, { duration: 60 })).status).toBe(403);
    const day = await rig.ask('GET', `/data/user/time-spents/${DAY}`, token);
    expect(day.list.find((entry) => entry['task_id'] === task)?.['duration']).toBe(30);

    await rig.ask('PUT', `/actions/persons/${me}/assign`, manager, { task_ids: [task] });
    expect((await rig.ask('POST', path, token, { duration: 60 })).status).toBe(201);
  });

  it('keeps the odd answers of its reading routes', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'ready');
    expect((await rig.ask('GET', '/data/user/time-spents', token)).list).toEqual([]);
    const one = await rig.ask('GET', `/data/user/time-spents?start_date=${DAY}`, token);
    expect(one.status).toBe(400);
    const bad = await rig.ask('GET', '/data/user/time-spents/2026-13-40', token);
    expect(bad.body).toEqual({ error: true, message: 'Wrong date format.', data: null });
    await rig.ask('POST', `/actions/tasks/${task}/time-spents/${DAY}/persons/${me}`, token, {
      duration: 20,
    });
    const ofTask = await rig.ask('GET', `/actions/tasks/${task}/time-spents/${DAY}`, token);
    expect(ofTask.body).toMatchObject({ total: 20, [me]: [{ duration: 20 }] });
    const range = await rig.ask(
      'GET',
      `/data/user/time-spents?start_date=${DAY}&end_date=${DAY}`,
      token,
    );
    expect(range.list.find((entry) => entry['task_id'] === task)).toHaveProperty('task_type_id');
  });

  it('comes with a past: full days last week and a little today, whole days off too', async () => {
    const rig = await openStudio();
    const { me, token } = await artistWith(rig, 'wip');
    const today = await rig.ask('GET', '/data/user/time-spents/2026-11-20', token);
    expect(today.list.map((entry) => entry['duration'])).toEqual([45]);
    const days = '/data/user/time-spents?start_date=2026-11-09&end_date=2026-11-19';
    const week = await rig.ask('GET', days, token);
    expect(new Set(week.list.map((entry) => entry['date'])).size).toBe(9);
    const off = (await rig.ask('GET', `/data/persons/${me}/day-offs`, token)).list;
    const onDay = (day: string) =>
      off
        .filter(({ date, end_date }) => String(date) <= day && day <= String(end_date))
        .map(({ date }) => date);
    expect(onDay('2026-12-05')).toEqual(['2026-12-04']);
    expect(onDay('2026-11-20')).toEqual([]);
  });
});
