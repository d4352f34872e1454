import type { Boot } from '../../../electron/shared/contract/index.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import type { Session } from '../../../electron/shared/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../electron/shared/settings.ts';
import { NO_SYNC, type SyncStatus } from '../../../electron/shared/views.ts';
import { call, on } from '../api.ts';
import { navigation } from './navigation.svelte.ts';
import { Notices, type NewNotice } from './notices.svelte.ts';
import { applyTheme } from './theme.ts';

/** The data that the room behind the sign-in starts with. */
export type Entrance = Pick<Boot, 'todo' | 'day' | 'filter' | 'viewState' | 'timer' | 'plan'>;

interface Rooms {
  /** Called before the signed-in window is drawn, so that its first frame has data. */
  enter(entrance: Entrance): void;
  leave(): void;
}

const accountOf = (session: Session | null): string | null =>
  session?.kind === 'signed-in' ? `${session.server} ${session.person.id}` : null;

/** Who is signed in, settings, how the sync stands, and lines for the artist. */
class AppState {
  /** `null` until the main process answered the first time. */
  session = $state.raw<Session | null>(null);
  settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  sync = $state.raw<SyncStatus>(NO_SYNC);
  version = $state('');
  /** Why there is nothing to show at all. */
  failure = $state.raw<Failure | null>(null);
  readonly notices = new Notices();

  /** Whoever is signed in next is named to the artist: they came through the browser. */
  namesPerson = false;

  #rooms: Rooms = { enter: () => undefined, leave: () => undefined };
  #asked = 0;
  /** The newest reading of everything. */
  #reading: Promise<void> = Promise.resolve();
  /** Who was signed in by an event before the first answer came. */
  #meanwhile: Session | null = null;

  /** Subscribes to events and reads everything that the first frame needs. Call it once. */
  async start(rooms: Rooms): Promise<void> {
    this.#rooms = rooms;
    on('session', (session) => this.#sessionChanged(session));
    on('sync', (sync) => (this.sync = sync));
    on('settings', (settings) => {
      this.settings = settings;
      applyTheme(settings.theme);
    });
    on('notice', (notice) => this.notify(notice));
    await this.reload();
  }

  /** Reads everything again: at the start, after signing in or out, after starting over. */
  reload(): Promise<void> {
    this.#reading = this.#read();
    return this.#reading;
  }

  async #read(): Promise<void> {
    const turn = ++this.#asked;
    const answer = await call('app.boot', {});
    // Over when there is something to draw, which is with the newer one.
    if (turn !== this.#asked) return this.#reading;
    if (!answer.ok) {
      this.failure = answer;
      return;
    }
    const boot = answer.value;
    this.failure = null;
    this.settings = boot.settings;
    this.sync = boot.sync;
    this.version = boot.version;
    applyTheme(boot.settings.theme);
    if (this.session && accountOf(this.session) !== accountOf(boot.session)) {
      this.notices.clear();
      navigation.reset();
    }
    if (accountOf(this.session) !== null) this.#rooms.leave();
    if (boot.session.kind === 'signed-in') {
      if (boot.viewState) navigation.reset(boot.viewState.room);
      this.#rooms.enter(boot);
    }
    this.session = boot.session;
    const meanwhile = this.#meanwhile;
    this.#meanwhile = null;
    if (meanwhile && accountOf(meanwhile) !== accountOf(boot.session)) return this.reload();
    if (this.namesPerson && boot.session.kind === 'signed-in' && !boot.session.expired) {
      this.namesPerson = false;
      const { name, email } = boot.session.person;
      this.notify({ message: `Signed in as ${name} (${email}).` });
    }
  }

  notify(notice: NewNotice): void {
    this.notices.add(notice);
  }

  /** Shows the theme at once; if it cannot be saved, only a notice is shown. */
  async chooseTheme(theme: Settings['theme']): Promise<void> {
    this.settings = { ...this.settings, theme };
    applyTheme(theme);
    const answer = await call('settings.save', { theme });
    if (!answer.ok) this.notify({ ...answer, tone: 'bad' });
  }

  #sessionChanged(session: Session): void {
    // The first answer is on its way, and most likely has it.
    if (this.session === null && this.failure === null) {
      this.#meanwhile = session;
      return;
    }
    const sameAccount = this.session !== null && accountOf(session) === accountOf(this.session);
    if (sameAccount) this.session = session;
    else void this.reload();
  }
}

export const app = new AppState();
