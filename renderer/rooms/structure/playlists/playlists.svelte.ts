import type {
  MadePlaylist,
  OfferAsked,
  OpenedPlaylist,
  PlaylistOffer,
  PlaylistState,
  PlaylistsView,
  WantedEntry,
} from '../../../../electron/shared/playlist.ts';
import type { Failure } from '../../../../electron/shared/result.ts';
import { call } from '../../../lib/api.ts';
import { coalesced } from '../../../lib/state/coalesced.ts';
import { notifyDone } from '../../../lib/state/undo.ts';

/** What was wrong, in words; `null`: it is saved here. */
type Wrong = string | null;

const wrongOf = ({ message, action }: Failure): string =>
  [message, action].filter(Boolean).join(' ');

export const bareEntry = ({ entityId, previewId, newestOf }: WantedEntry): WantedEntry => ({
  ...{ entityId, previewId, newestOf },
});

/** The playlists of a production, and the one that is changed. */
export class Playlists {
  view = $state.raw<PlaylistsView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The one that is changed. */
  opened = $state.raw<OpenedPlaylist | null>(null);
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  /** Asks Kitsu; what is known is shown at once. */
  async show(): Promise<void> {
    this.failure = null;
    await this.#list(false);
    await this.#list(true);
  }

  /** What is on this computer is otherwise. */
  refresh = coalesced(async () => {
    if (this.view) await this.#list(false);
    if (this.opened) await this.open(this.opened.id, false);
  });

  async #list(fresh: boolean): Promise<void> {
    const answer = await call('playlists.list', { projectId: this.#projectId, fresh });
    if (answer.ok) {
      // Nothing was ever read: Kitsu is asked before it is said that there is none.
      if (!fresh && answer.value.playlists.length === 0 && this.view === null) return;
      this.view = fresh ? answer.value : { ...answer.value, problem: this.view?.problem ?? null };
    } else if (fresh) this.failure = answer;
  }

  async open(playlistId: string, fresh: boolean): Promise<Wrong> {
    const answer = await call('playlists.open', { projectId: this.#projectId, playlistId, fresh });
    if (!answer.ok) {
      if (!fresh) this.opened = null;
      return wrongOf(answer);
    }
    this.opened = answer.value;
    return null;
  }

  close(): void {
    this.opened = null;
  }

  async offer(asked: OfferAsked): Promise<PlaylistOffer | Failure> {
    const answer = await call('playlists.offer', { projectId: this.#projectId, asked });
    return answer.ok ? answer.value : answer;
  }

  async make(wanted: MadePlaylist): Promise<Wrong> {
    const answer = await call('playlists.make', { projectId: this.#projectId, wanted });
    if (!answer.ok) return wrongOf(answer);
    notifyDone(`New playlist: ${wanted.name}`, answer.value.undo);
    await this.open(answer.value.playlistId, false);
    await this.#list(false);
    return null;
  }

  /** Changes the one that is open. */
  async change(by: Partial<PlaylistState>): Promise<Wrong> {
    const { opened } = this;
    if (!opened) return null;
    const { id: playlistId, name, forClient, entries } = opened;
    const was = { name, forClient, entries: entries.map(bareEntry) };
    const wanted = { ...was, ...by };
    const one = { projectId: this.#projectId, playlistId };
    const answer = await call('playlists.change', { ...one, was, wanted });
    if (!answer.ok) return wrongOf(answer);
    await this.open(playlistId, false);
    return null;
  }

  async remove(): Promise<Wrong> {
    const { opened } = this;
    if (!opened) return null;
    const one = { projectId: this.#projectId, playlistId: opened.id };
    const answer = await call('playlists.remove', one);
    if (!answer.ok) return wrongOf(answer);
    notifyDone(`Deleted: ${opened.name}`, answer.value.undo);
    this.close();
    await this.#list(false);
    return null;
  }
}
