import type { Stage } from './stage.ts';
import { write, type Write } from './write.ts';

interface Row {
  id: string;
}

const DAY = '2026-01-15';
const timeOf = (task: string, person: string) =>
  `/actions/tasks/${task}/time-spents/${DAY}/persons/${person}`;

const commentOf = async ({ as, shared, statuses }: Stage, writer: keyof Stage['as']) => {
  const body = { task_status_id: statuses.wip, comment: 'Here' };
  return (await as[writer].post<Row>(`/actions/tasks/${shared}/comment`, body)).id;
};

/** Writes that create tasks, assign them and work on them. */
export const TASK_WRITES: Write[] = [
  //                                        art sup man adm ven cli
  write('make the tasks of a shot', '+ + + + . .', async (as, stage) =>
    as.post(`/data/entities/${await stage.newShot()}/tasks`, {
      task_type_ids: [stage.taskTypes.animation],
    }),
  ),
  // Zou checks no permission here.
  write('make one task', '+ + + + + +', async (as, stage) =>
    as.post('/data/tasks', {
      project_id: stage.project,
      entity_id: await stage.newShot(),
      task_type_id: stage.taskTypes.layout,
      task_status_id: stage.statuses.wip,
    }),
  ),
  write('schedule a task', '. + + + . .', (as, { shared }) =>
    as.put(`/data/tasks/${shared}`, { due_date: '2026-12-01', estimation: 480, priority: 1 }),
  ),
  write('schedule a task of another department', '. . + + . .', async (as, stage) =>
    as.put(`/data/tasks/${await stage.newTask('layout')}`, { due_date: '2026-12-01' }),
  ),
  write('move a task to a status without a comment', '. . + + . .', (as, { shared, statuses }) =>
    as.put(`/data/tasks/${shared}`, { task_status_id: statuses.wip }),
  ),
  write('assign somebody', '- + + + - -', async (as, stage) =>
    as.put(`/actions/persons/${stage.bystander}/assign`, { task_ids: [await stage.newTask()] }),
  ),
  write('assign somebody in another department', '- - + + - -', async (as, stage) =>
    as.put(`/actions/persons/${stage.bystander}/assign`, {
      task_ids: [await stage.newTask('layout')],
    }),
  ),
  write('assign oneself', '+ + + + + -', async (as, stage) =>
    as.put(`/actions/persons/${as.user.id}/assign`, { task_ids: [await stage.newTask()] }),
  ),
  write('take somebody off a task', '- + + + - -', async (as, stage) => {
    const task_ids = [await stage.newTask()];
    const person_id = stage.bystander;
    await stage.as.admin.put(`/actions/persons/${person_id}/assign`, { task_ids });
    return as.put('/actions/tasks/clear-assignation', { task_ids, person_id });
  }),
  write('take oneself off a task', '+ + + + + +', async (as, stage) => {
    const task_ids = [await stage.newTask()];
    const person_id = as.user.id;
    await stage.as.admin.put(`/actions/persons/${person_id}/assign`, { task_ids });
    return as.put('/actions/tasks/clear-assignation', { task_ids, person_id });
  }),
  write('set a priority', '- + + + - -', (as, { shared }) =>
    as.put('/actions/tasks/set-priority', { task_ids: [shared], priority: 2 }),
  ),
  write('comment on a task of mine', '+ + + + + +', (as, { shared, statuses }) =>
    as.post(`/actions/tasks/${shared}/comment`, { task_status_id: statuses.wip, comment: 'Hm' }),
  ),
  write('say that a task of mine is done', '. + + + + +', (as, { shared, statuses }) =>
    as.post(`/actions/tasks/${shared}/comment`, { task_status_id: statuses.done }),
  ),
  write("comment on nobody's task", '. + + + . +', async (as, stage) =>
    as.post(`/actions/tasks/${await stage.newTask()}/comment`, {
      task_status_id: stage.statuses.wip,
    }),
  ),
  write("tick the list under another's comment", '+ + + + + .', async (as, stage) =>
    as.put(`/data/comments/${await commentOf(stage, 'manager')}`, {
      checklist: [{ text: 'Arcs', checked: true }],
    }),
  ),
  write("change another's comment", '. . + + . .', async (as, stage) =>
    as.put(`/data/comments/${await commentOf(stage, 'manager')}`, { text: 'Changed' }),
  ),
  write("delete another's comment", '. . + + . .', async (as, stage) =>
    as.delete(`/data/comments/${await commentOf(stage, 'manager')}`),
  ),
  write('reply to a comment', '+ + + + + +', async (as, stage) => {
    const comment = await commentOf(stage, 'manager');
    return as.post(`/data/tasks/${stage.shared}/comments/${comment}/reply`, { text: 'Yes' });
  }),
  write('publish a revision', '+ + + + + +', async (as, stage, role) => {
    const comment = await commentOf(stage, role);
    return as.post(`/actions/tasks/${stage.shared}/comments/${comment}/add-preview`);
  }),
  write('log my time', '+ + + . + +', (as, { shared }) =>
    as.post(timeOf(shared, as.user.id), { duration: 30 }),
  ),
  write('add to my time', '+ + + . + +', (as, { shared }) =>
    as.post(`${timeOf(shared, as.user.id)}/add`, { duration: 30 }),
  ),
  write('take my time back', '+ + + . + +', (as, { shared }) =>
    as.delete(timeOf(shared, as.user.id)),
  ),
  write("log another's time", '. . + + . .', (as, { shared, bystander }) =>
    as.post(timeOf(shared, bystander), { duration: 30 }),
  ),
  write("log time on nobody's task", '. . . . . .', async (as, stage) =>
    as.post(timeOf(await stage.newTask(), as.user.id), { duration: 30 }),
  ),
];
