import { newAssetType, updateAssetType } from '../../../electron/kitsu/production/asset-types.ts';
import {
  getAsset,
  getAssetByName,
  newAsset,
  updateAsset,
} from '../../../electron/kitsu/production/assets.ts';
import { addMetadataDescriptor } from '../../../electron/kitsu/production/metadata.ts';
import {
  allDepartments,
  getPersonByEmail,
  newPerson,
} from '../../../electron/kitsu/production/people.ts';
import {
  addPersonToTeam,
  addTaskStatus,
  addTaskType,
  allOpenProjects,
  allProjects,
  getProject,
  getProjectByName,
  newProject,
} from '../../../electron/kitsu/production/projects.ts';
import { newEpisode, newSequence } from '../../../electron/kitsu/production/sequences.ts';
import { getShot, newShot, updateShot } from '../../../electron/kitsu/production/shots.ts';
import { assignTask } from '../../../electron/kitsu/production/task-assignment.ts';
import {
  createAssetTasks,
  createShotTasks,
} from '../../../electron/kitsu/production/task-creation.ts';
import { getTaskByEntity } from '../../../electron/kitsu/production/production-tasks.ts';
import { getTaskStatusByName } from '../../../electron/kitsu/task-statuses.ts';
import { getTaskTypeByName } from '../../../electron/kitsu/production/task-types.ts';
import { get, keep, type Step } from './step.ts';

const setup = (
  name: 'modeling' | 'rigging' | 'layout',
  called: string,
  forEntity: 'Asset' | 'Shot',
): Step[] => [
  {
    gazu: '(setup)',
    ours: (http, made) => getTaskTypeByName(http, called, { forEntity }).then(keep(made, name)),
  },
  { gazu: '(setup)', ours: (http, made) => addTaskType(http, made.project.id, made[name].id) },
];

/** "Creating and Structuring a Production", call by call, in the reference client's order. */
export const building: Step[] = [
  {
    gazu: 'project.new_project',
    ours: (http, made, stamp) =>
      newProject(http, {
        name: `Agent 327 ${stamp}`,
        productionType: 'short',
        productionStyle: '2d',
      }).then(keep(made, 'project')),
  },
  { gazu: 'person.all_departments', ours: (http) => allDepartments(http) },
  {
    gazu: 'person.new_person',
    ours: (http, made, stamp) =>
      newPerson(http, {
        firstName: 'Jane',
        lastName: 'Doe',
        email: `jane${stamp}@example.com`,
      }).then(keep(made, 'jane')),
    differs: {
      because: 'Telephone, desktop login and contract are left to the server.',
      instead: [
        get('/data/persons?email=jane:stamp@example.com&is_bot=False'),
        {
          method: 'POST',
          path: '/data/persons',
          body: {
            first_name: 'Jane',
            last_name: 'Doe',
            email: 'jane:stamp@example.com',
            role: 'user',
            departments: [],
            password: null,
            active: true,
          },
        },
      ],
    },
  },
  {
    gazu: 'person.get_person_by_email',
    ours: (http, _made, stamp) => getPersonByEmail(http, `jane${stamp}@example.com`),
  },
  {
    gazu: 'project.get_project_by_name',
    ours: (http, _made, stamp) => getProjectByName(http, `Agent 327 ${stamp}`),
  },
  {
    gazu: 'project.add_person_to_team',
    ours: (http, made) => addPersonToTeam(http, made.project.id, made.jane.id),
  },
  {
    gazu: 'shot.new_episode',
    ours: (http, made) => newEpisode(http, made.project.id, 'E01').then(keep(made, 'episode')),
  },
  {
    gazu: 'shot.new_sequence',
    ours: (http, made) =>
      newSequence(http, made.project.id, 'SQ01', { episodeId: made.episode.id }).then(
        keep(made, 'sequence'),
      ),
  },
  {
    gazu: 'shot.new_shot',
    ours: (http, made) =>
      newShot(http, made.sequence, 'SH010', {
        nbFrames: 50,
        frameIn: 0,
        frameOut: 50,
        description: 'd',
        data: { k: 1 },
      }).then(keep(made, 'shot')),
  },
  { gazu: 'shot.get_shot', ours: (http, made) => getShot(http, made.shot.id) },
  {
    gazu: 'shot.update_shot',
    ours: (http, made) => updateShot(http, made.shot.id, { description: 'new' }),
    differs: {
      because: 'Only what changed is sent: the whole shot would take back what others changed.',
      instead: [{ method: 'PUT', path: '/data/entities/:id', body: { description: 'new' } }],
    },
  },
  {
    gazu: 'asset.new_asset_type',
    ours: (http, made, stamp) =>
      newAssetType(http, `Creature ${stamp}`).then(keep(made, 'assetType')),
  },
  {
    gazu: 'asset.update_asset_type',
    ours: (http, made, stamp) =>
      updateAssetType(http, made.assetType.id, { name: `Creature2 ${stamp}` }),
  },
  {
    gazu: 'asset.new_asset',
    ours: (http, made) =>
      newAsset(http, made.project.id, made.assetType.id, 'Main character', {
        description: 'x',
        data: { k: 'v' },
      }).then(keep(made, 'asset')),
  },
  { gazu: 'asset.get_asset', ours: (http, made) => getAsset(http, made.asset.id) },
  {
    gazu: 'asset.update_asset',
    ours: (http, made) => updateAsset(http, made.asset.id, { description: 'Updated description' }),
    differs: {
      because: 'The whole asset is refused (400) for its empty ids and its "None".',
      instead: [
        {
          method: 'PUT',
          path: '/data/entities/:id',
          body: { description: 'Updated description' },
        },
      ],
    },
  },
  {
    gazu: 'task.get_task_type_by_name',
    ours: (http, made) => getTaskTypeByName(http, 'Animation').then(keep(made, 'animation')),
  },
  {
    gazu: 'project.add_task_type',
    ours: (http, made) => addTaskType(http, made.project.id, made.animation.id, { priority: 1 }),
  },
  {
    gazu: 'task.get_task_status_by_name',
    ours: (http) => getTaskStatusByName(http, 'Approved'),
  },
  {
    gazu: '(setup)',
    ours: (http, made) => getTaskStatusByName(http, 'Todo').then(keep(made, 'todo')),
  },
  {
    gazu: 'project.add_task_status',
    ours: (http, made) => addTaskStatus(http, made.project.id, made.todo.id),
  },
  ...setup('modeling', 'Modeling', 'Asset'),
  ...setup('rigging', 'Rigging', 'Asset'),
  ...setup('layout', 'Layout', 'Shot'),
  {
    gazu: 'task.create_asset_tasks',
    ours: (http, made) => createAssetTasks(http, made.asset, [made.modeling.id, made.rigging.id]),
    differs: {
      because: 'A task type that does not fit is named before anything is sent.',
      instead: [
        get('/data/projects/:id/task-types'),
        get('/data/entity-types/:id'),
        {
          method: 'POST',
          path: '/data/entities/:id/tasks',
          body: { task_type_ids: [':id', ':id'] },
        },
      ],
    },
  },
  {
    gazu: 'task.create_shot_tasks',
    ours: (http, made) => createShotTasks(http, made.shot, [made.animation.id]),
    differs: {
      because: 'A task type that does not fit is named before anything is sent.',
      instead: [
        get('/data/projects/:id/task-types'),
        { method: 'POST', path: '/data/entities/:id/tasks', body: { task_type_ids: [':id'] } },
      ],
    },
  },
  { gazu: 'task.get_task_type_by_name', ours: (http) => getTaskTypeByName(http, 'Modeling') },
  {
    gazu: 'asset.get_asset_by_name',
    ours: (http, made) => getAssetByName(http, made.project.id, 'Main character'),
  },
  {
    gazu: 'task.get_task_by_entity',
    ours: (http, made) =>
      getTaskByEntity(http, made.asset.id, made.modeling.id).then(keep(made, 'task')),
  },
  {
    gazu: 'task.assign_task',
    ours: (http, made) => assignTask(http, made.task.id, made.jane.id),
  },
  {
    gazu: 'project.add_metadata_descriptor',
    ours: (http, made) =>
      addMetadataDescriptor(http, made.project.id, { name: 'Difficulty', entityType: 'asset' }),
  },
  { gazu: 'project.get_project', ours: (http, made) => getProject(http, made.project.id) },
  { gazu: 'project.all_projects', ours: (http) => allProjects(http) },
  { gazu: 'project.all_open_projects', ours: (http) => allOpenProjects(http) },
];
