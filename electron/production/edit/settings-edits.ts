import { editsOf } from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import type {
  ColumnDraft,
  EnabledKind,
  OrderedKind,
  ProductionSettings,
} from '../../shared/production-settings.ts';
import { success, type Result } from '../../shared/result.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { Browse } from '../browse/browse.ts';
import type { FoundSettings } from '../browse/settings.ts';
import { setAssetType, type WantedAssetType } from './asset-types.ts';
import { removeColumn, setColumn, type ColumnPlace } from './columns.ts';
import { enable, moveEnabled } from './enabling.ts';
import { settingsView } from './settings-view.ts';

interface Deps {
  replica: Replica;
  browse(): Promise<Browse>;
  studio(): StudioConfig;
  newId(): string;
  undoable(done: Result<UndoStep | null>): Result<Undoable>;
}

/** What a lead sets a production to. */
export interface SettingsEdits {
  /** What it is set to, with what waits. */
  settings(projectId: string): Promise<Result<ProductionSettings>>;
  /** Makes a column (`id` of `null`), or changes one. */
  setColumn(
    projectId: string,
    id: string | null,
    wanted: ColumnDraft,
    at: string,
  ): Promise<Result<Undoable>>;
  removeColumn(projectId: string, id: string, at: string): Promise<Result<Undoable>>;
  /** Enables a task type, a status or an asset type of the studio, or disables it. */
  enable(projectId: string, wanted: WantedEnabled, at: string): Promise<Result<Undoable>>;
  /** Makes an asset type of the studio (`id` of `null`), or renames one. */
  setAssetType(projectId: string, wanted: WantedAssetType, at: string): Promise<Result<Undoable>>;
  /** Puts a task type or a status before another, or last (`null`). */
  moveEnabled(
    projectId: string,
    wanted: { kind: OrderedKind; id: string; before: string | null },
    at: string,
  ): Promise<Result<Undoable>>;
}

interface WantedEnabled {
  kind: EnabledKind;
  id: string;
  on: boolean;
}

export function settingsEdits({ replica, browse, studio, newId, undoable }: Deps): SettingsEdits {
  const placeOf = (projectId: string, at: string): ColumnPlace => ({
    ...{ projectId, replica, studio: studio(), at, newId },
  });
  async function doing(
    projectId: string,
    work: (found: FoundSettings) => Result<UndoStep | null>,
  ): Promise<Result<Undoable>> {
    const found = await (await browse()).settings(projectId);
    return found.ok ? undoable(work(found.value)) : found;
  }
  return {
    async settings(projectId) {
      const found = await (await browse()).settings(projectId);
      if (!found.ok) return found;
      return success(settingsView(projectId, found.value, editsOf(replica, projectId), studio()));
    },
    setColumn: (projectId, id, wanted, at) =>
      doing(projectId, (found) => setColumn(placeOf(projectId, at), found, id, wanted)),
    removeColumn: (projectId, id, at) =>
      doing(projectId, (found) => removeColumn(placeOf(projectId, at), found, id)),
    enable: (projectId, wanted, at) =>
      doing(projectId, (found) => enable(placeOf(projectId, at), found, wanted)),
    setAssetType: (projectId, wanted, at) =>
      doing(projectId, (found) => setAssetType(placeOf(projectId, at), found, wanted)),
    moveEnabled: (projectId, wanted, at) =>
      doing(projectId, (found) => moveEnabled(placeOf(projectId, at), found, wanted)),
  };
}
