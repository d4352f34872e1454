import type {
  ColumnDraft,
  EnabledKind,
  OrderedKind,
  ProductionSettings,
} from '../../../electron/shared/production-settings.ts';
import type { Failure, Result } from '../../../electron/shared/result.ts';
import type { Undoable } from '../../../electron/shared/undo.ts';
import { call, on } from '../../lib/api.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { notifyDone } from '../../lib/state/undo.ts';

/** What a production is set to, as the main process last answered. */
export class Settings {
  /** `null` until the first answer. */
  view = $state.raw<ProductionSettings | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  readonly refresh = coalesced(async () => {
    const answer = await call('productions.settings', { projectId: this.#projectId });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.view = answer.value;
  });

  /** Follows it for as long as it is shown. */
  watch(): () => void {
    void this.refresh();
    return on('productions', () => void this.refresh());
  }

  /** Makes a column (`id` of `null`), or changes one; answers why it was not taken. */
  async setColumn(id: string | null, wanted: ColumnDraft): Promise<string | null> {
    const asked = { projectId: this.#projectId, id, wanted: copy(wanted) };
    const done = id === null ? `New column: ${wanted.name}` : `Column ${wanted.name} changed`;
    return this.#told(await call('productions.setColumn', asked), done);
  }

  /** Deletes a column with its values; answers why not. */
  async removeColumn(id: string, name: string): Promise<string | null> {
    const asked = { projectId: this.#projectId, id };
    return this.#told(await call('productions.removeColumn', asked), `Column ${name} deleted`);
  }

  /** Enables something of the studio, or disables it; answers why not. */
  async enable(kind: EnabledKind, id: string, on: boolean): Promise<string | null> {
    const asked = { projectId: this.#projectId, kind, id, on };
    return this.#told(await call('productions.enable', asked), on ? 'Enabled' : 'Disabled');
  }

  /** Makes an asset type of the studio (`id` of `null`), or renames one; answers why it was not taken. */
  async setAssetType(id: string | null, name: string): Promise<string | null> {
    const asked = { projectId: this.#projectId, id, name };
    const done = id === null ? `New asset type: ${name}` : `Renamed to ${name}`;
    return this.#told(await call('productions.setAssetType', asked), done);
  }

  /** Puts a task type or a status before another, or last (`null`); answers why not. */
  async move(kind: OrderedKind, id: string, before: string | null): Promise<string | null> {
    const asked = { projectId: this.#projectId, kind, id, before };
    return this.#told(await call('productions.moveEnabled', asked), 'Moved');
  }

  async #told(answer: Result<Undoable>, done: string): Promise<string | null> {
    if (!answer.ok) return [answer.message, answer.action].filter(Boolean).join(' ');
    if (answer.value.undo !== null) notifyDone(done, answer.value.undo);
    await this.refresh();
    return null;
  }
}

/** Without Svelte's proxies, which cannot cross to the main process. */
const copy = (draft: ColumnDraft): ColumnDraft => ({
  ...draft,
  choices: [...draft.choices],
  departmentIds: [...draft.departmentIds],
});
