import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  allAssetTypes,
  getAssetType,
  newAssetType,
  removeAssetType,
} from '../../electron/kitsu/production/asset-types.ts';
import {
  allAssetsForProjectAndType,
  allAssetsForShot,
  newAsset,
} from '../../electron/kitsu/production/assets.ts';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import {
  addMetadataDescriptor,
  allMetadataDescriptors,
  removeMetadataDescriptor,
  setTaskValue,
} from '../../electron/kitsu/production/metadata.ts';
import {
  allDepartments,
  allDoneTasksForPerson,
  allPersons,
  getDayOffs,
  getPerson,
  getProjectDayOffs,
} from '../../electron/kitsu/production/people.ts';
import { allPreviewsForTask } from '../../electron/kitsu/previews.ts';
import {
  allShotTasksForEpisode,
  allShotTasksForSequence,
  allTasksForEpisode,
} from '../../electron/kitsu/production/production-tasks.ts';
import {
  addAssetType,
  addPersonToTeam,
  addTaskStatus,
  addTaskType,
  closeProject,
  getProjectTaskStatuses,
  getProjectTaskTypes,
  getTeam,
  newProject,
  removePersonFromTeam,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import {
  allScenesForProject,
  allScenesForSequence,
  getScene,
  newScene,
  updateScene,
} from '../../electron/kitsu/production/scenes.ts';
import {
  getEpisode,
  getSequence,
  newEpisode,
  newSequence,
  updateEpisode,
  updateSequence,
} from '../../electron/kitsu/production/sequences.ts';
import { allShotsForEpisode, newShot } from '../../electron/kitsu/production/shots.ts';
import { createShotTasks } from '../../electron/kitsu/production/task-creation.ts';
import { getWipTaskStatus } from '../../electron/kitsu/task-statuses.ts';
import {
  allTaskTypesForEpisode,
  getTaskTypeByName,
} from '../../electron/kitsu/production/task-types.ts';
import { getAllTimeSpent } from '../../electron/kitsu/time-spents.ts';
import type {
  Episode,
  Project,
  Sequence,
  Shot,
  TaskType,
} from '../../electron/shared/production.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const stamp = Math.random().toString(16).slice(2, 8);

const must = <T>(answer: KitsuAnswer<T>): NonNullable<T> => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value as NonNullable<T>;
};
const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id).sort();

/** The calls that are beside the guides: each answers what was just made. */
describe.skipIf(studio === null)('calls beside the guides', () => {
  let me: Client;
  let project: Project;
  let episode: Episode;
  let sequence: Sequence;
  let shot: Shot;
  let animation: TaskType;

  beforeAll(async () => {
    if (!studio) return;
    me = await clientOf(studio, accountOf(studio, 'admin'));
    const { http } = me;
    project = must(await newProject(http, { name: `Beside ${stamp}`, productionType: 'tvshow' }));
    episode = must(await newEpisode(http, project.id, 'E01'));
    sequence = must(await newSequence(http, project.id, 'SQ01', { episodeId: episode.id }));
    shot = must(await newShot(http, sequence, 'SH010'));
    animation = must(await getTaskTypeByName(http, 'Animation', { forEntity: 'Shot' }));
    await addTaskType(http, project.id, animation.id);
  });
  afterAll(async () => {
    if (!project) return;
    await closeProject(me.http, project.id);
    await removeProject(me.http, project.id);
  });

  it('read and change episodes, sequences and scenes', async () => {
    const { http } = me;
    expect(must(await updateEpisode(http, episode.id, { description: 'Pilot' }))).toMatchObject({
      name: 'E01',
      description: 'Pilot',
    });
    expect(must(await getEpisode(http, episode.id))).toMatchObject({ description: 'Pilot' });
    must(await updateSequence(http, sequence.id, { name: 'SQ_01' }));
    expect(must(await getSequence(http, sequence.id))).toMatchObject({
      name: 'SQ_01',
      episodeId: episode.id,
    });
    const scene = must(await newScene(http, sequence, 'SC01'));
    expect(must(await newScene(http, sequence, 'SC01')).id).toBe(scene.id);
    must(await updateScene(http, scene.id, { data: { place: 'harbour' } }));
    expect(must(await getScene(http, scene.id)).data).toMatchObject({ place: 'harbour' });
    expect(ids(must(await allScenesForProject(http, project.id)))).toEqual([scene.id]);
    expect(ids(must(await allScenesForSequence(http, sequence.id)))).toEqual([scene.id]);
    expect(ids(must(await allShotsForEpisode(http, episode.id)))).toEqual([shot.id]);
  });

  it('read the tasks of an episode and of a sequence, and a task’s values, times and previews', async () => {
    const { http } = me;
    const [task] = must(await createShotTasks(http, shot, [animation.id]));
    const id = task?.id ?? '';
    expect(ids(must(await allShotTasksForEpisode(http, episode.id)))).toEqual([id]);
    const ofSequence = must(await allShotTasksForSequence(http, sequence.id, { relations: true }));
    expect(ids(ofSequence)).toEqual([id]);
    expect(must(await allTasksForEpisode(http, episode.id))).toEqual([]);
    must(await allTaskTypesForEpisode(http, episode.id));
    const column = must(
      await addMetadataDescriptor(http, project.id, {
        name: 'Passes',
        entityType: 'task',
        dataType: 'number',
        taskTypeId: animation.id,
      }),
    );
    expect(must(await setTaskValue(http, id, column, 3))).toMatchObject({ [column.fieldName]: 3 });
    expect((await removeMetadataDescriptor(http, project.id, column.id)).ok).toBe(true);
    expect(must(await allMetadataDescriptors(http, project.id))).toEqual([]);
    expect(must(await getAllTimeSpent(http, id))).toEqual({ total: 0, entries: [] });
    expect(must(await allPreviewsForTask(http, id))).toEqual([]);
  });

  it('know the asset types, and the assets of one', async () => {
    const { http } = me;
    const type = must(await newAssetType(http, `Vehicle ${stamp}`));
    expect(ids(must(await allAssetTypes(http)))).toContain(type.id);
    expect((await addAssetType(http, project.id, type.id)).ok).toBe(true);
    const asset = must(
      await newAsset(http, project.id, type.id, 'Tram', { episodeId: episode.id }),
    );
    expect(asset).toMatchObject({ assetTypeId: type.id, episodeId: episode.id });
    const ofType = must(await allAssetsForProjectAndType(http, project.id, type.id));
    expect(ids(ofType)).toEqual([asset.id]);
    expect(must(await getAssetType(http, type.id))).toMatchObject({ taskTypeIds: [] });
    expect(must(await allAssetsForShot(http, shot.id))).toEqual([]);
    // It still has an asset.
    expect((await removeAssetType(http, type.id)).ok).toBe(false);
  });

  it('know the people, their departments, days off and done tasks', async () => {
    if (!studio) return;
    const { http } = me;
    const artist = await clientOf(studio, accountOf(studio, 'artist'));
    const everybody = must(await allPersons(http));
    expect(ids(everybody)).toContain(artist.personId);
    expect(must(await getPerson(http, artist.personId))).toMatchObject({
      role: 'user',
      active: true,
    });
    expect(must(await allDepartments(http)).length).toBeGreaterThan(0);
    must(await allDoneTasksForPerson(http, artist.personId));
    must(await getDayOffs(http, artist.personId));
    must(await addPersonToTeam(http, project.id, artist.personId, { role: 'supervisor' }));
    expect(ids(must(await getTeam(http, project.id)))).toContain(artist.personId);
    must(await getProjectDayOffs(http, project.id));
    expect((await removePersonFromTeam(http, project.id, artist.personId)).ok).toBe(true);
    expect(ids(must(await getTeam(http, project.id)))).not.toContain(artist.personId);
  });

  it('know what is enabled in a production', async () => {
    const { http } = me;
    const wip = must(await getWipTaskStatus(http));
    expect((await addTaskStatus(http, project.id, wip.id)).ok).toBe(true);
    expect(ids(must(await getProjectTaskStatuses(http, project.id)))).toEqual([wip.id]);
    expect(ids(must(await getProjectTaskTypes(http, project.id)))).toEqual([animation.id]);
  });
});
