import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tasksById } from '../../electron/kitsu/production/batch.ts';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import { addMetadataDescriptor, setShotValue } from '../../electron/kitsu/production/metadata.ts';
import {
  addPersonToTeam,
  addTaskType,
  closeProject,
  newProject,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import { allTasks, getTask, tasksPage } from '../../electron/kitsu/production/production-tasks.ts';
import { newSequence } from '../../electron/kitsu/production/sequences.ts';
import {
  allShotsForSequence,
  getShot,
  newShot,
  updateShot,
} from '../../electron/kitsu/production/shots.ts';
import {
  assignTasksToPerson,
  clearAssignations,
} from '../../electron/kitsu/production/task-assignment.ts';
import {
  setTaskDates,
  setTasksPriority,
  updateTask,
} from '../../electron/kitsu/production/task-changes.ts';
import { createShotTasks, newTask } from '../../electron/kitsu/production/task-creation.ts';
import { getTaskTypeByName } from '../../electron/kitsu/production/task-types.ts';
import { commentTasks } from '../../electron/kitsu/tasks.ts';
import { getDefaultTaskStatus, getWipTaskStatus } from '../../electron/kitsu/task-statuses.ts';
import {
  addTimeSpent,
  getProjectTimeSpents,
  getTimeSpent,
  getTimeSpentsByDate,
  setTimeSpent,
} from '../../electron/kitsu/time-spents.ts';
import { readProduction, treeOf } from '../../electron/kitsu/production/traversal.ts';
import type {
  ProductionTask,
  Project,
  Sequence,
  TaskType,
} from '../../electron/shared/production.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const stamp = Math.random().toString(16).slice(2, 8);
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const DAY = '2026-03-18';

const must = <T>(answer: KitsuAnswer<T>): NonNullable<T> => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  if (answer.value === null || answer.value === undefined) throw new Error('There is none.');
  return answer.value;
};

/** A lead's requests for which Kitsu's own answers mislead; in a production of its own. */
describe.skipIf(studio === null)('the client of a production', () => {
  let admin: Client;
  let lead: Client;
  let artist: Client;
  let project: Project;
  let sequence: Sequence;
  let animation: TaskType;
  let tasks: ProductionTask[];

  beforeAll(async () => {
    if (!studio) return;
    admin = await clientOf(studio, accountOf(studio, 'admin'));
    lead = await clientOf(studio, accountOf(studio, 'supervisor'));
    artist = await clientOf(studio, accountOf(studio, 'artist'));
    const { http } = admin;
    project = must(await newProject(http, { name: `Odd names ${stamp}` }));
    for (const { personId } of [lead, artist]) {
      must(await addPersonToTeam(http, project.id, personId));
    }
    animation = must(await getTaskTypeByName(http, 'Animation', { forEntity: 'Shot' }));
    await addTaskType(http, project.id, animation.id);
    sequence = must(await newSequence(http, project.id, 'SQ_01'));
    const shots = [];
    for (const name of ['SH010', 'SH020', 'SH030']) {
      shots.push(must(await newShot(http, sequence, name, { frameIn: 1001, frameOut: 1100 })));
    }
    const made = [];
    for (const shot of shots) made.push(must(await createShotTasks(http, shot, [animation.id])));
    tasks = made.flat();
  });
  afterAll(async () => {
    if (!project) return;
    await closeProject(admin.http, project.id);
    await removeProject(admin.http, project.id);
  });

  it('makes another shot where the names only look alike to the server', async () => {
    const { http } = admin;
    const wild = must(await newShot(http, sequence, 'SH0_0'));
    expect(wild.name).toBe('SH0_0');
    const lower = must(await newShot(http, sequence, 'sh010'));
    expect(lower.name).toBe('sh010');
    const same = must(await newShot(http, sequence, 'SH010'));
    expect(same.frameIn).toBe(1001);
    expect(must(await allShotsForSequence(http, sequence.id))).toHaveLength(5);
  });

  it('changes what is named and leaves the rest, also what others wrote meanwhile', async () => {
    const { http } = admin;
    const shot = must(await newShot(http, sequence, 'SH010'));
    must(await updateShot(http, shot.id, { data: { camera: 'A' } }));
    must(await updateShot(http, shot.id, { description: 'Night.', frameOut: 1110 }));
    expect(must(await getShot(http, shot.id))).toMatchObject({
      name: 'SH010',
      description: 'Night.',
      frameIn: 1001,
      frameOut: 1110,
      data: { camera: 'A' },
    });
  });

  it('writes one value of a column, and none that the column does not take', async () => {
    const { http } = admin;
    const shot = must(await newShot(http, sequence, 'SH020'));
    const column = must(
      await addMetadataDescriptor(http, project.id, {
        name: 'Lens',
        entityType: 'shot',
        dataType: 'list',
        choices: ['35', '50'],
      }),
    );
    expect(column.entityType).toBe('Shot');
    expect(must(await setShotValue(http, shot, column, '50'))).toMatchObject({
      frame_in: 1001,
      [column.fieldName]: '50',
    });
    expect(await setShotValue(http, shot, column, '85')).toMatchObject({ code: 'rule' });
  });

  it('lets a supervisor change dates and estimates, and reads back what an artist was refused', async () => {
    const [first, second] = tasks as [ProductionTask, ProductionTask];
    must(
      await setTaskDates(lead.http, first.id, { startDate: '2026-03-16', dueDate: '2026-03-20' }),
    );
    must(await updateTask(lead.http, first.id, { estimation: 960, difficulty: 4 }));
    expect(must(await getTask(admin.http, first.id))).toMatchObject({
      startDate: '2026-03-16',
      dueDate: '2026-03-20',
      estimation: 960,
      difficulty: 4,
    });
    const backwards = { startDate: '2026-03-20', dueDate: '2026-03-16' };
    expect(await setTaskDates(lead.http, first.id, backwards)).toMatchObject({ code: 'rule' });
    expect(await updateTask(artist.http, first.id, { estimation: 1 })).toMatchObject({
      code: 'forbidden',
    });
    expect(
      must(await setTasksPriority(lead.http, [first.id, second.id, NOWHERE], 3)),
    ).toMatchObject({ done: [first.id, second.id], refused: [{ id: NOWHERE, code: 'not-found' }] });
    expect(must(await setTasksPriority(artist.http, [first.id], 1))).toMatchObject({
      done: [],
      refused: [{ id: first.id, code: 'forbidden' }],
    });
    expect(must(await getTask(admin.http, first.id)).priority).toBe(3);
  });

  it('says of each task of an assignment what became of it', async () => {
    const ids = tasks.map(({ id }) => id);
    const report = must(await assignTasksToPerson(admin.http, [...ids, NOWHERE], artist.personId));
    expect(report).toMatchObject({ done: ids, refused: [{ id: NOWHERE, code: 'not-found' }] });
    const read = must(await tasksById(admin.http, ids));
    expect(read.every(({ assigneeIds }) => assigneeIds?.includes(artist.personId))).toBe(true);
    const refused = must(await assignTasksToPerson(artist.http, ids, lead.personId));
    expect(refused).toMatchObject({ done: [], refused: ids.map((id) => ({ id })) });
    const last = ids.at(-1) ?? '';
    expect(must(await clearAssignations(admin.http, [last]))).toMatchObject({ done: [last] });
    expect(must(await getTask(admin.http, last)).assigneeIds).toEqual([]);
  });

  it('comments on many tasks, and names those that were left out', async () => {
    const wip = must(await getWipTaskStatus(admin.http));
    const comments = tasks.map(({ id }) => ({ taskId: id, statusId: wip.id, comment: 'Go.' }));
    const report = must(await commentTasks(artist.http, project.id, comments));
    const [first, second, third] = tasks.map(({ id }) => id);
    expect(report.done).toEqual([first, second]);
    expect(report.refused).toMatchObject([{ id: third, code: 'forbidden' }]);
  });

  it('refuses a task type of another kind before it asks, also for a single task', async () => {
    const { http } = admin;
    const shot = must(await newShot(http, sequence, 'SH010'));
    const modeling = must(await getTaskTypeByName(http, 'Modeling', { forEntity: 'Asset' }));
    const layout = must(await getTaskTypeByName(http, 'Layout', { forEntity: 'Shot' }));
    expect(await newTask(http, shot, modeling.id)).toMatchObject({
      code: 'rule',
      message: 'Modeling is for assets; SH010 is not one.',
    });
    expect(await newTask(http, shot, layout.id)).toMatchObject({
      code: 'rule',
      message: 'Layout is not enabled in this production.',
    });
    expect(must(await createShotTasks(http, shot, [animation.id]))).toEqual([]);
  });

  it('counts an artist’s time in minutes, whoever logs it', async () => {
    const [first] = tasks as [ProductionTask];
    const { personId } = artist;
    must(await setTimeSpent(artist.http, first.id, personId, DAY, 90));
    expect(must(await addTimeSpent(admin.http, first.id, personId, DAY, 30)).minutes).toBe(120);
    expect(must(await getTimeSpent(admin.http, first.id, DAY))).toMatchObject({
      total: 120,
      entries: [{ taskId: first.id, personId, day: DAY, minutes: 120 }],
    });
    expect(must(await getTimeSpentsByDate(admin.http, personId, DAY))).toMatchObject([
      { minutes: 120 },
    ]);
    const ofProject = must(await getProjectTimeSpents(admin.http, project.id));
    expect(ofProject).toMatchObject([{ taskId: first.id, minutes: 120 }]);
    expect(must(await getTask(admin.http, first.id)).timeSpent).toBe(120);
    expect(await getTimeSpent(admin.http, first.id, 'today')).toMatchObject({ code: 'rule' });
  });

  it('reads pages, and the whole production as a tree', async () => {
    const { http } = admin;
    const page = must(await tasksPage(http, { page: 2, limit: 2 }));
    expect(page.items).toHaveLength(2);
    expect(page.pages).toBe(Math.ceil(page.total / 2));
    const todo = must(await getDefaultTaskStatus(http));
    const all = must(await allTasks(http, { projectId: project.id }));
    expect(all).toHaveLength(3);
    expect(all.filter(({ taskStatus }) => taskStatus?.id === todo.id)).toHaveLength(1);
    const tree = treeOf(must(await readProduction(http, project.id)));
    expect(tree.sequences).toHaveLength(1);
    expect(tree.sequences[0]?.shots).toHaveLength(5);
    const leaves = tree.sequences[0]?.shots.flatMap((shot) => shot.tasks) ?? [];
    expect(new Set(leaves.map(({ id }) => id))).toEqual(new Set(tasks.map(({ id }) => id)));
    expect(leaves.every(({ assigneeIds }) => assigneeIds !== null)).toBe(true);
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const reading = readProduction(admin.http, project.id, { signal: abort.signal });
    abort.abort();
    expect(await reading).toMatchObject({ ok: false, code: 'cancelled' });
  });
});
