import type { EditChange } from '../../outbox/kinds/production-edit.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { ProductionSettings } from '../../shared/production-settings.ts';
import type { FoundSettings } from '../browse/settings.ts';
import { assetTypeLock } from './asset-types.ts';
import { columnLock, shownColumns } from './columns.ts';
import { enabledRows, orderWaits } from './enabling.ts';
import { teamLock } from './who-may-assign.ts';

/** What a production is set to, with what waits. */
export function settingsView(
  projectId: string,
  found: FoundSettings,
  edits: readonly EditChange[],
  studio: StudioConfig,
): ProductionSettings {
  const mine = studio.rules?.departmentIds ?? [];
  const forAll = columnLock(projectId, [], studio);
  const departments = studio.context?.departments ?? [];
  const isEnabled = ({ id }: { id: string }): boolean =>
    found.project?.taskTypeIds.includes(id) ?? false;
  return {
    columns: shownColumns(projectId, found, edits, studio),
    lock: forAll === 'department' && mine.length > 0 ? null : forAll,
    ownDepartmentIds: forAll === 'department' ? mine : [],
    departments,
    taskTypes: found.taskTypes
      .filter(isEnabled)
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    enabled: {
      'task-type': enabledRows('task-type', found, edits),
      'task-status': enabledRows('task-status', found, edits),
      'asset-type': enabledRows('asset-type', found, edits),
    },
    enableLock: teamLock(projectId, studio),
    assetTypeLock: assetTypeLock(studio),
    orderWaits: {
      'task-type': orderWaits('task-type', found, edits),
      'task-status': orderWaits('task-status', found, edits),
    },
  };
}
