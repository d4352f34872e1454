import type { Http } from '../../../kitsu/http.ts';
import { castAsset, uncastAsset } from '../../../kitsu/production/casting.ts';
import { getTask } from '../../../kitsu/production/production-tasks.ts';
import { removePersonFromTeam } from '../../../kitsu/production/projects.ts';
import { deleteEntity, deleteTask } from '../../../kitsu/production/removals.ts';
import { cancelEntity } from '../../../kitsu/production/restore.ts';
import { clearAssignations } from '../../../kitsu/production/task-assignment.ts';
import { success } from '../../../shared/result.ts';
import { kitsuTarget } from '../apply/kitsu-target.ts';
import type { TakeBackTarget } from './take-back-target.ts';

/** A production in Kitsu as the place where a run is taken back. */
export function kitsuTakeBack(http: Http, projectId: string): TakeBackTarget {
  const { change, changeTask } = kitsuTarget(http, projectId);
  return {
    ...{ change, changeTask },
    unassign: (personId, taskIds) => clearAssignations(http, taskIds, { personId }),
    async removeTask(id, isUntouched) {
      const now = await getTask(http, id);
      if (!now.ok) return now.code === 'not-found' ? success(true) : now;
      if (!isUntouched(now.value)) return success(false);
      const done = await deleteTask(http, id);
      return done.ok ? success(true) : done;
    },
    removeEntity: (kind, id) => deleteEntity(http, kind, id),
    cancelEntity: (id) => cancelEntity(http, id),
    setCast: (assetId, shotId, count) =>
      count === 0
        ? uncastAsset(http, projectId, assetId, [shotId])
        : castAsset(http, projectId, assetId, [shotId], count),
    leave: (personId) => removePersonFromTeam(http, projectId, personId),
  };
}
