import { allAssetsForProject } from '../../../electron/kitsu/production/assets.ts';
import { hours } from '../../../electron/kitsu/durations.ts';
import {
  allTasksForAsset,
  allTasksForEntityAndTaskType,
  allTasksForProject,
  allTasksForScene,
  allTasksForSequence,
  allTasksForShot,
  allTasksForTaskStatus,
  getTask,
} from '../../../electron/kitsu/production/production-tasks.ts';
import { newScene } from '../../../electron/kitsu/production/scenes.ts';
import {
  allEpisodes,
  allSequencesForEpisode,
} from '../../../electron/kitsu/production/sequences.ts';
import { allShotsForSequence } from '../../../electron/kitsu/production/shots.ts';
import { assignTasksToPerson } from '../../../electron/kitsu/production/task-assignment.ts';
import { updateTask } from '../../../electron/kitsu/production/task-changes.ts';
import { newTask } from '../../../electron/kitsu/production/task-creation.ts';
import { getTaskStatus, getTaskStatusByShortName } from '../../../electron/kitsu/task-statuses.ts';
import {
  allTaskTypes,
  allTaskTypesForAsset,
  allTaskTypesForScene,
  allTaskTypesForSequence,
  allTaskTypesForShot,
  getTaskType,
  newTaskType,
} from '../../../electron/kitsu/production/task-types.ts';
import { startTask } from '../../../electron/kitsu/tasks.ts';
import { addTimeSpent, getTimeSpent, setTimeSpent } from '../../../electron/kitsu/time-spents.ts';
import { allTasksToDo } from '../../../electron/kitsu/user.ts';
import { get, keep, type Step } from './step.ts';

const DAY = '2018-03-18';
const lane = `/actions/tasks/:id/time-spents/${DAY}/persons/:id`;

/** "Pipeline Tracking", call by call, in the reference client's order. */
export const tracking: Step[] = [
  { gazu: 'task.get_task', ours: (http, made) => getTask(http, made.task.id) },
  {
    gazu: 'task.update_task',
    ours: (http, made) =>
      updateTask(http, made.task.id, {
        startDate: '2026-11-20',
        dueDate: '2026-12-01',
        estimation: 480,
        priority: 2,
      }),
    differs: {
      because: 'Only what changed is sent: a supervisor who sends the whole task is refused.',
      instead: [
        {
          method: 'PUT',
          path: '/data/tasks/:id',
          body: {
            start_date: '2026-11-20',
            due_date: '2026-12-01',
            estimation: 480,
            priority: 2,
          },
        },
      ],
    },
  },
  {
    gazu: 'task.new_task_type',
    ours: (http, made, stamp) =>
      newTaskType(http, `Grooming ${stamp}`).then(keep(made, 'taskType')),
  },
  {
    gazu: 'task.get_task_status_by_short_name',
    ours: (http, made) => getTaskStatusByShortName(http, 'wip').then(keep(made, 'wip')),
  },
  {
    gazu: 'task.new_task',
    ours: (http, made) =>
      newTask(http, made.shot, made.layout.id, {
        taskStatusId: made.wip.id,
        assigneeIds: [made.jane.id],
      }),
    differs: {
      because: 'Who is on a task that is there already is asked too, and whether its type fits.',
      instead: [
        get('/data/tasks?entity_id=:id&name=main&relations=true&task_type_id=:id'),
        get('/data/projects/:id/task-types'),
        {
          method: 'POST',
          path: '/data/tasks',
          body: {
            project_id: ':id',
            entity_id: ':id',
            task_type_id: ':id',
            task_status_id: ':id',
            assignees: [':id'],
            name: 'main',
          },
        },
      ],
    },
  },
  { gazu: 'task.all_tasks_for_asset', ours: (http, made) => allTasksForAsset(http, made.asset.id) },
  { gazu: 'task.all_tasks_for_shot', ours: (http, made) => allTasksForShot(http, made.shot.id) },
  {
    gazu: 'scene.new_scene',
    ours: (http, made) => newScene(http, made.sequence, 'SC01').then(keep(made, 'scene')),
    differs: {
      because: 'A second scene of the same name is not made.',
      instead: [
        get('/data/scenes/all?name=SC01&parent_id=:id'),
        {
          method: 'POST',
          path: '/data/projects/:id/scenes',
          body: { name: 'SC01', sequence_id: ':id' },
        },
      ],
    },
  },
  { gazu: 'task.all_tasks_for_scene', ours: (http, made) => allTasksForScene(http, made.scene.id) },
  {
    gazu: 'task.all_tasks_for_sequence',
    ours: (http, made) => allTasksForSequence(http, made.sequence.id),
  },
  {
    gazu: 'task.all_tasks_for_entity_and_task_type',
    ours: (http, made) => allTasksForEntityAndTaskType(http, made.shot.id, made.animation.id),
  },
  {
    gazu: 'task.all_tasks_for_task_status',
    ours: (http, made) =>
      allTasksForTaskStatus(http, made.project.id, made.animation.id, made.todo.id),
  },
  { gazu: 'task.all_task_types', ours: (http) => allTaskTypes(http) },
  {
    gazu: 'task.all_task_types_for_shot',
    ours: (http, made) => allTaskTypesForShot(http, made.shot.id),
  },
  {
    gazu: 'task.all_task_types_for_asset',
    ours: (http, made) => allTaskTypesForAsset(http, made.asset.id),
  },
  {
    gazu: 'task.all_task_types_for_scene',
    ours: (http, made) => allTaskTypesForScene(http, made.scene.id),
  },
  {
    gazu: 'task.all_task_types_for_sequence',
    ours: (http, made) => allTaskTypesForSequence(http, made.sequence.id),
  },
  { gazu: 'task.get_task_type', ours: (http, made) => getTaskType(http, made.modeling.id) },
  { gazu: 'task.get_task_status', ours: (http, made) => getTaskStatus(http, made.wip.id) },
  {
    gazu: 'task.assign_tasks_to_person',
    ours: (http, made) => assignTasksToPerson(http, [made.task.id], made.jane.id),
  },
  {
    gazu: 'task.start_task',
    ours: (http, made) => startTask(http, made.task.id),
    differs: {
      because:
        'The status is found by its flag, whatever a studio calls it; what is empty is left out.',
      instead: [
        get('/data/task-status'),
        {
          method: 'POST',
          path: '/actions/tasks/:id/comment',
          body: { task_status_id: ':id', comment: '' },
        },
      ],
    },
  },
  {
    gazu: 'task.all_tasks_for_project',
    ours: (http, made) => allTasksForProject(http, made.project.id),
  },
  { gazu: 'user.all_tasks_to_do', ours: (http) => allTasksToDo(http) },
  { gazu: 'task.get_time_spent', ours: (http, made) => getTimeSpent(http, made.task.id, DAY) },
  {
    gazu: 'task.set_time_spent',
    ours: (http, made) => setTimeSpent(http, made.task.id, made.jane.id, DAY, hours(8)),
    differs: {
      because: 'Minutes: 28800 of them are 480 hours.',
      instead: [{ method: 'POST', path: lane, body: { duration: 480 } }],
    },
  },
  {
    gazu: 'task.add_time_spent',
    ours: (http, made) => addTimeSpent(http, made.task.id, made.jane.id, DAY, hours(1)),
    differs: {
      because: 'Minutes: 3600 of them are 60 hours.',
      instead: [{ method: 'POST', path: `${lane}/add`, body: { duration: 60 } }],
    },
  },
  { gazu: 'task.get_time_spent', ours: (http, made) => getTimeSpent(http, made.task.id, DAY) },
  {
    gazu: 'shot.all_episodes_for_project',
    ours: (http, made) => allEpisodes(http, made.project.id),
  },
  {
    gazu: 'shot.all_sequences_for_episode',
    ours: (http, made) => allSequencesForEpisode(http, made.episode.id),
  },
  {
    gazu: 'shot.all_shots_for_sequence',
    ours: (http, made) => allShotsForSequence(http, made.sequence.id),
  },
  {
    gazu: 'asset.all_assets_for_project',
    ours: (http, made) => allAssetsForProject(http, made.project.id),
  },
];
