import type { CastingView } from '../../../electron/shared/casting.ts';
import type { StructureRow } from '../../../electron/shared/productions.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import { call } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';

/** As many assets are offered at once. */
const MOST_FOUND = 30;

/** An asset that can be put into what is selected. */
export type FoundAsset = Pick<StructureRow, 'id' | 'name' | 'above'>;

/** What is in the shots or assets that are edited, as the main process last answered. */
export class Casting {
  /** `null` until the first answer. */
  view = $state.raw<CastingView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Kitsu is being asked. */
  reads = $state(false);
  /** Assets that the search finds. */
  found = $state.raw<readonly FoundAsset[]>([]);
  #ids: readonly string[] = [];
  #words = '';
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  /** From the disk. */
  readonly refresh = coalesced(() => this.#ask(false));

  /** These are looked at: from the disk at once, and from Kitsu behind that. */
  select(ids: readonly string[]): void {
    if (isSame(ids, this.#ids)) return;
    this.#ids = ids;
    [this.view, this.failure] = [null, null];
    if (ids.length > 0) void this.refresh().then(() => this.read());
  }

  /** Asks Kitsu. */
  readonly read = coalesced(async () => {
    this.reads = true;
    await this.#ask(true);
    this.reads = false;
  });

  async #ask(fresh: boolean): Promise<void> {
    const ids = [...this.#ids];
    if (ids.length === 0) return;
    const answer = await call('productions.casting', { projectId: this.#projectId, ids, fresh });
    // Others are selected by now.
    if (!isSame(ids, this.#ids)) return;
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    // Why Kitsu could not be read stands until it is asked again.
    const problem = fresh ? answer.value.problem : (this.view?.problem ?? null);
    this.view = { ...answer.value, problem };
  }

  /** Finds assets of the production by words of their names and types. */
  async find(words: string): Promise<void> {
    this.#words = words;
    if (words.trim() === '') {
      this.found = [];
      return;
    }
    const asked = {
      ...{ view: 'assets' as const, openTo: 'entities' as const, toggled: [], search: words },
      ...{ canceled: false, from: 0, to: 2 * MOST_FOUND },
    };
    const answer = await call('productions.rows', { projectId: this.#projectId, asked });
    if (!answer.ok || words !== this.#words) return;
    // Not what it is put into, and none that Kitsu does not have yet.
    this.found = answer.value.rows
      .filter(
        ({ kind, id }) => kind === 'asset' && !this.#ids.includes(id) && !id.startsWith('new-'),
      )
      .slice(0, MOST_FOUND);
  }

  /** Sets how often an asset is in them; answers why that was not taken. */
  async set(assetId: string, count: number): Promise<string | null> {
    const ids = [...this.#ids];
    if (ids.length === 0) return null;
    const wanted = { projectId: this.#projectId, ids, assetId, count };
    const answer = await call('productions.cast', wanted);
    await this.refresh();
    return answer.ok ? null : [answer.message, answer.action].filter(Boolean).join(' ');
  }

  async takeOut(assetId: string): Promise<void> {
    const wrong = await this.set(assetId, 0);
    if (wrong !== null) app.notify({ message: wrong, tone: 'bad' });
  }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at]);
