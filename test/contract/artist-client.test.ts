import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allCommentsForTask } from '../../electron/kitsu/comments.ts';
import { getStudioRules } from '../../electron/kitsu/organisation.ts';
import { getPicture } from '../../electron/kitsu/previews.ts';
import { getTaskItem, getTaskState, startTask } from '../../electron/kitsu/tasks.ts';
import { removeTimeSpent, setTimeSpent } from '../../electron/kitsu/time-spents.ts';
import {
  allDoneTasks,
  allTasksToDo,
  getContext,
  timeSpentsBetween,
  timeSpentsOfDay,
} from '../../electron/kitsu/user.ts';
import type { Task } from '../../electron/shared/task.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');

/** The requests of an artist's day, the same on the practice studio and on a real server. */
describe.skipIf(studio === null)("the client of an artist's day", () => {
  let me: Client;
  let tasks: Task[] = [];
  const DAY = '2026-01-13';

  const must = <T>(answer: { ok: true; value: T } | { ok: false; message: string }): T => {
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };

  beforeAll(async () => {
    if (!studio) return;
    me = await clientOf(studio, accountOf(studio, 'artist'));
    tasks = must(await allTasksToDo(me.http)).tasks;
  });
  afterAll(async () => {
    if (tasks[0]) await removeTimeSpent(me.http, tasks[0].id, me.personId, DAY);
  });

  it('reads my tasks with their names, days and who they are for', () => {
    expect(tasks.length).toBeGreaterThan(20);
    for (const task of tasks) {
      expect(task.assigneeIds).toContain(me.personId);
      expect(task.isDone).toBe(false);
      expect(task.entityName).not.toBe('Unnamed');
      expect(task.statusColor).toMatch(/^#/);
      if (task.dueDate !== null) expect(task.dueDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(new Set(tasks.map(({ projectId }) => projectId)).size).toBe(2);
    expect(tasks.some(({ episodeName }) => episodeName !== null)).toBe(true);
    expect(tasks.some(({ estimation }) => estimation > 0)).toBe(true);
  });

  it('reads my done tasks apart', async () => {
    const done = must(await allDoneTasks(me.http)).tasks;
    expect(done.length).toBeGreaterThan(0);
    const open = new Set(tasks.map(({ id }) => id));
    expect(done.every((task) => task.isDone && !open.has(task.id))).toBe(true);
  });

  it("reads the studio's rules and statuses", async () => {
    const rules = must(await getStudioRules(me.http));
    expect(rules).toMatchObject({ role: 'user', timesheetsLocked: false });
    expect(rules.hoursByDay).toBeGreaterThan(0);
    const context = must(await getContext(me.http));
    expect(context.statuses.filter(({ isWip }) => isWip)).toHaveLength(1);
    expect(context.statuses.some(({ isArtistAllowed }) => !isArtistAllowed)).toBe(true);
    expect(context.projects.map(({ id }) => id)).toEqual(
      expect.arrayContaining([...new Set(tasks.map(({ projectId }) => projectId))]),
    );
    expect(context.people[me.personId]).toBeTruthy();
  });

  it('sets, reads back, replaces and removes a day; a second removal says not found', async () => {
    const task = tasks[0] as Task;
    must(await setTimeSpent(me.http, task.id, me.personId, DAY, 45));
    must(await setTimeSpent(me.http, task.id, me.personId, DAY, 90));
    const mine = { taskId: task.id, day: DAY, minutes: 90 };
    expect(must(await timeSpentsOfDay(me.http, DAY))).toEqual([mine]);
    expect(must(await timeSpentsBetween(me.http, '2026-01-12', '2026-01-18'))).toEqual([mine]);
    must(await removeTimeSpent(me.http, task.id, me.personId, DAY));
    expect(must(await timeSpentsOfDay(me.http, DAY))).toEqual([]);
    expect(await removeTimeSpent(me.http, task.id, me.personId, DAY)).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });

  it.each([0, -5])('has a duration of %i refused with words', async (minutes) => {
    const answer = await setTimeSpent(me.http, (tasks[0] as Task).id, me.personId, DAY, minutes);
    expect(answer).toMatchObject({ ok: false, code: 'refused' });
    expect(answer).toHaveProperty('message', expect.stringMatching(/greater than 0/));
  });

  it('has a day that does not exist refused', async () => {
    const answer = await setTimeSpent(me.http, (tasks[0] as Task).id, me.personId, '2026-13-40', 5);
    expect(answer).toMatchObject({ ok: false, code: 'refused' });
  });

  it('may not log time for somebody else, nor on a task that is not there', async () => {
    const context = must(await getContext(me.http));
    const other = Object.keys(context.people).find((id) => id !== me.personId) ?? '';
    const taskId = (tasks[0] as Task).id;
    expect(await setTimeSpent(me.http, taskId, other, DAY, 5)).toMatchObject({ code: 'forbidden' });
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await setTimeSpent(me.http, nowhere, me.personId, DAY, 5)).toMatchObject({
      code: 'not-found',
    });
  });

  it('starts a task by a comment, which is then its newest', async () => {
    const context = must(await getContext(me.http));
    const wip = context.statuses.find(({ isWip }) => isWip);
    const task = [...tasks].reverse().find(({ statusId }) => statusId !== wip?.id) as Task;
    const posted = must(await startTask(me.http, task.id, wip?.id ?? ''));
    expect(must(await getTaskState(me.http, task.id)).statusId).toBe(wip?.id);
    const [newest] = must(await allCommentsForTask(me.http, task.id));
    expect(newest).toMatchObject({
      id: posted.id,
      personId: me.personId,
      statusId: wip?.id,
    });
    const full = must(await getTaskItem(me.http, task.id));
    expect(full).toMatchObject({
      id: task.id,
      entityName: task.entityName,
      sequenceName: task.sequenceName,
      episodeName: task.episodeName,
      taskTypeName: task.taskTypeName,
      statusShortName: wip?.shortName,
    });
  });

  it('is refused a status that artists may not set', async () => {
    const context = must(await getContext(me.http));
    const leadOnly = context.statuses.find(({ isArtistAllowed }) => !isArtistAllowed);
    const answer = await startTask(me.http, (tasks[1] as Task).id, leadOnly?.id ?? '');
    expect(answer).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('has thumbnails that are pictures, and says not found where there is none', async () => {
    const task = tasks.find(({ previewFileId }) => previewFileId !== null);
    const picture = must(await getPicture(me.http, 'thumbnail', task?.previewFileId ?? ''));
    expect(picture.type).toBe('image/png');
    expect(picture.body.subarray(1, 4).toString()).toBe('PNG');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await getPicture(me.http, 'thumbnail', nowhere)).toMatchObject({ ok: false });
    expect(await getPicture(me.http, 'production', nowhere)).toMatchObject({ code: 'not-found' });
  });
});
