import type { Http } from '../../../kitsu/http.ts';
import { newAsset, updateAsset } from '../../../kitsu/production/assets.ts';
import { castAsset } from '../../../kitsu/production/casting.ts';
import { addPersonToTeam } from '../../../kitsu/production/projects.ts';
import { restoreEntity } from '../../../kitsu/production/restore.ts';
import {
  newEpisode,
  newSequence,
  updateEpisode,
  updateSequence,
} from '../../../kitsu/production/sequences.ts';
import { newShot, updateShot } from '../../../kitsu/production/shots.ts';
import { assignTasksToPerson } from '../../../kitsu/production/task-assignment.ts';
import { updateTask } from '../../../kitsu/production/task-changes.ts';
import { createTasksOfType, newTask } from '../../../kitsu/production/task-creation.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { EntityValues } from '../plan/steps.ts';
import type { RowKind } from '../sheet.ts';
import type { CreateStep, MadeTask, SetupTarget } from './target.ts';

/**
 * A production in Kitsu as the place where a plan is applied. It was just read, so that nothing is looked for once more
 * before it is made.
 */
export function kitsuTarget(http: Http, projectId: string): SetupTarget {
  return {
    join: (personId) => addPersonToTeam(http, projectId, personId),
    create: (step, parentId) => created(http, projectId, step, parentId),
    restore: (id) => restoreEntity(http, id),
    change: (kind, id, values) => changed(http, kind, id, values),
    createTasks: (kind, taskTypeId, entityIds) =>
      kind === 'Shot' || kind === 'Asset'
        ? createTasksOfType(http, projectId, taskTypeId, kind, entityIds)
        : tasksOneByOne(http, { kind, projectId }, taskTypeId, entityIds),
    cast: (assetId, shotIds, count) => castAsset(http, projectId, assetId, shotIds, count),
    changeTask: (id, values) => updateTask(http, id, values),
    async assign(personId, taskIds) {
      const answer = await assignTasksToPerson(http, taskIds, personId);
      return answer.ok ? success(answer.value.done) : answer;
    },
  };
}

/** Kitsu makes many at once for shots and assets only. */
async function tasksOneByOne(
  http: Http,
  of: { kind: RowKind; projectId: string },
  taskTypeId: string,
  entityIds: readonly string[],
): Promise<Result<MadeTask[]>> {
  const made: MadeTask[] = [];
  for (const id of entityIds) {
    const answer = await newTask(http, { ...of, id, name: of.kind }, taskTypeId);
    if (!answer.ok) return answer;
    made.push({ id: answer.value.id, entityId: id });
  }
  return success(made);
}

async function created(
  http: Http,
  projectId: string,
  { kind, name, assetTypeId, values }: CreateStep,
  parentId: string | null,
): Promise<Result<string>> {
  const id = (answer: Result<{ id: string }>): Result<string> =>
    answer.ok ? success(answer.value.id) : answer;
  switch (kind) {
    case 'Shot':
      return id(
        await newShot(http, { id: parentId ?? '', projectId }, name, {
          ...values,
          isMissing: true,
        }),
      );
    case 'Asset': {
      const episode = parentId === null ? {} : { episodeId: parentId };
      return id(
        await newAsset(http, projectId, assetTypeId ?? '', name, {
          ...{ ...values, ...episode },
          isMissing: true,
        }),
      );
    }
    case 'Sequence':
    case 'Episode': {
      const where = parentId === null ? {} : { episodeId: parentId };
      const made =
        kind === 'Episode'
          ? await newEpisode(http, projectId, name, { isMissing: true })
          : await newSequence(http, projectId, name, { ...where, isMissing: true });
      if (!made.ok || Object.keys(values).length === 0) return id(made);
      const more = await changed(http, kind, made.value.id, values);
      return more.ok ? id(made) : more;
    }
  }
}

function changed(
  http: Http,
  kind: RowKind,
  id: string,
  values: EntityValues,
): Promise<Result<unknown>> {
  const { nbFrames: _frames, frameIn: _in, frameOut: _out, isShared, ...common } = values;
  switch (kind) {
    case 'Shot':
      return updateShot(http, id, values);
    case 'Asset':
      return updateAsset(http, id, { ...common, ...(isShared === undefined ? {} : { isShared }) });
    case 'Sequence':
      return updateSequence(http, id, common);
    case 'Episode':
      return updateEpisode(http, id, common);
  }
}
