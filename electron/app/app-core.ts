import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFolder, PRACTICE_KEY } from '../account/account-key.ts';
import { noteAccount } from '../account/remembered-accounts.ts';
import type { AccountIdentity } from '../account/session.ts';
import { createQueue } from '../shared/concurrency.ts';
import type { Day } from '../shared/day.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { Session, SignInStep } from '../shared/session.ts';
import type { TodayStatus } from '../shared/views.ts';
import { AccountsHere } from './accounts-here.ts';
import { dataTrouble, newerApp, recoveredNotice } from './data-trouble.ts';
import { hasForeignFile } from '../platform/foreign-file.ts';
import { Notices } from './notices.ts';
import type { RunningPractice } from './practice-code.ts';
import { todayStatus, SIGNED_OUT_STATUS } from './today-status.ts';
import { createTimedTaskWatch } from './timed-task-watch.ts';
import type { AppCoreDeps } from './app-core-deps.ts';
import { openAccount } from './open-account.ts';
import { changesWaiting, onlyHere } from './unsent.ts';
import type { Workspace } from './workspace.ts';
import { calendarOf } from '../rules/calendar.ts';
import type { OwnDay } from '../time/day/day-view.ts';
import { workingDayLength } from '../rules/work-plan.ts';
import { chosenZone, zoneNote } from '../rules/zone-note.ts';

export type { AppCoreDeps } from './app-core-deps.ts';

const SIGNED_OUT: Failure = failure('signed-out', 'Nobody is signed in.', 'Sign in first.');

/** How often the artist's day is compared with the clock. */
const DAY_CHECK_MS = 20_000;

/**
 * The app without a window: who is signed in, that account's workspace, and the practice studio. It
 * works the same whether a window is open, hidden or was never created.
 */
export class AppCore {
  private open: { key: string; api: string; workspace: Workspace } | null = null;
  private studio: RunningPractice | null = null;
  private shownDay: Day;
  private dayCheck: NodeJS.Timeout | null = null;
  private isLocked = false;
  private readonly timedTask = createTimedTaskWatch();
  private trouble: Failure | null = null;
  /** Follows the settings, and the zone of the profile once that is known. */
  private readonly calendar = calendarOf(
    () => chosenZone(this.deps.settings().dayBoundary, this.kitsuZone()),
    () => this.deps.settings().dayBeginsAt,
  );
  readonly notices: Notices;
  /** Whose work lies on this computer. */
  readonly accounts: AccountsHere;
  /** One at a time: a sign-in and its event may both call it. */
  private readonly attaching = createQueue();

  constructor(private readonly deps: AppCoreDeps) {
    this.notices = new Notices((notice) => deps.emit('notice', notice));
    this.shownDay = this.today();
    this.accounts = new AccountsHere({
      profile: deps.profile,
      now: deps.now,
      current: () => this.current(),
      signOut: () => this.signOut(true, false),
      forget: (key) => deps.sessions.forget(key),
    });
    deps.sessions.onChange(() => {
      // An unlocked keychain signs in by itself.
      const wasLocked = this.isLocked;
      this.isLocked = isLocked(deps.sessions.session());
      if (deps.sessions.identity()?.key !== this.open?.key) void this.attach();
      // The keychain was opened: what waited for it goes.
      else if (wasLocked && !this.isLocked) void this.open?.workspace.sync.syncNow();
      this.open?.workspace.live?.check();
      deps.emit('session', deps.sessions.session());
      deps.onTray();
    });
  }

  /** The artist's day now, by their calendar. */
  today(): Day {
    return this.dayOf(this.deps.now().getTime());
  }

  /** The artist's day at an instant, epoch ms. */
  readonly dayOf = (at: number): Day => this.calendar.dayOf(at);

  /** The zone of the artist's Kitsu profile, as last read; `null` if it is unknown. */
  kitsuZone(): string | null {
    return this.open?.workspace.sync.studio().rules?.timezone ?? null;
  }

  /** A day by the artist's own settings. */
  ownDay(): OwnDay {
    const settings = this.deps.settings();
    const note = zoneNote(settings, this.kitsuZone(), this.deps.now().getTime());
    return { hoursADay: settings.hoursADay, workingDays: settings.workingDays, zoneNote: note };
  }

  /** The settings changed: the artist's day may now be another one. */
  settingsChanged(): void {
    this.deps.emit('settings', this.deps.settings());
    void this.open?.workspace.media.tidy();
    this.shownDay = this.today();
    this.changed();
  }

  /** The signed-in account's data, or `null`. */
  workspace(): Workspace | null {
    return this.open?.workspace ?? null;
  }

  /** Why there is no workspace: nobody is signed in, or their data cannot be opened. */
  whyClosed(): Failure {
    return this.newer() ?? this.trouble ?? SIGNED_OUT;
  }

  /** Set if a newer version of the app remembers who is signed in. */
  newer(): Failure | null {
    return this.deps.sessions.isNewer() ? newerApp(this.deps.versions) : null;
  }

  /**
   * Reads from disk who was signed in and opens their data; the network follows in the background.
   * `practice`: the app was started to open the practice studio directly.
   */
  async start(practice: boolean): Promise<Result<null>> {
    this.dayCheck = setInterval(() => this.checkDay(), DAY_CHECK_MS);
    await this.deps.sessions.restore();
    if (!practice && !this.deps.sessions.identity()?.practice) return this.attach();
    const step = await this.enterPractice();
    return step.ok ? success(null) : step;
  }

  /** Opens the workspace of the signed-in account, and continues with what waits. */
  attach(): Promise<Result<null>> {
    return this.attaching(() => this.attachNow());
  }

  private async attachNow(): Promise<Result<null>> {
    const identity = this.deps.sessions.identity();
    if (identity && this.open?.key === identity.key && this.open.api === identity.api) {
      void this.open.workspace.sync.syncNow();
      return success(null);
    }
    await this.detachFor(identity);
    this.trouble = null;
    if (!identity) return success(null);
    const { log } = this.deps;
    let workspace: Workspace;
    try {
      workspace = openAccount(this.deps, identity, this.calendar, () => {
        this.lookAtTimedTask();
        // The profile's zone may have come with it.
        this.checkDay();
      });
    } catch (error) {
      log(`The account's data cannot be opened: ${String(error)}`);
      const folder = accountFolder(this.deps.profile, identity.key);
      this.trouble = dataTrouble(error, folder, hasForeignFile(folder), this.deps.versions);
      this.deps.onTray();
      return this.trouble;
    }
    this.open = { key: identity.key, api: identity.api, workspace };
    noteAccount(this.deps.profile, identity);
    const { recovered } = workspace.replica;
    if (recovered) {
      log(`Damaged data found; the old file was set aside at: ${recovered.setAside ?? 'nothing'}`);
      this.notices.tell(recoveredNotice(recovered.rescued));
    }
    this.changed();
    const { later = (work) => work() } = this.deps;
    later(() => {
      if (this.open?.workspace === workspace) void workspace.sync.syncNow();
    });
    return success(null);
  }

  async enterPractice(): Promise<Result<SignInStep>> {
    if (!this.studio) {
      const { startPracticeStudio } = await this.deps.practice();
      this.studio = await startPracticeStudio({ folder: join(this.deps.profile, 'practice') });
    }
    const account = this.studio.accounts.find(({ role }) => role === 'artist');
    if (!account) return failure('unexpected', 'The practice studio has no artist.');
    const step = await this.deps.sessions.enterPractice({
      ...account,
      url: this.studio.url,
      name: 'Practice studio',
    });
    if (!step.ok) return step;
    const attached = await this.attach();
    return attached.ok ? step : attached;
  }

  /** Resets the practice studio to its first day, and deletes what was done in it. */
  async startPracticeOver(): Promise<Result<null>> {
    if (!this.studio || !this.open) return failure('rule', 'The practice studio is not open.');
    const { folder } = this.open.workspace;
    await this.detach();
    await this.studio.startOver();
    await rm(folder, { recursive: true, force: true });
    const step = await this.enterPractice();
    return step.ok ? success(null) : step;
  }

  /**
   * Refused with `conflict` while changes wait, unless the artist confirmed it. `keepUnsent`: false deletes them too.
   */
  async signOut(evenUnsent: boolean, keepUnsent = true): Promise<Result<null>> {
    const waiting = this.open ? changesWaiting(this.open.workspace) : 0;
    if (waiting > 0 && !evenUnsent) {
      const changes = waiting === 1 ? '1 change is' : `${waiting} changes are`;
      return failure(
        'conflict',
        `${changes} not in Kitsu yet.`,
        'They stay on this computer and are sent when you sign in again.',
      );
    }
    await this.leave(keepUnsent);
    await this.deps.sessions.signOut();
    await this.studio?.close();
    this.studio = null;
    // When the practice studio is left, the account that was signed in before comes back.
    return this.attach();
  }

  private current(): { key: string; waiting: number | null } | null {
    const key = this.deps.sessions.identity()?.key;
    const waiting = this.open && onlyHere(this.open.workspace);
    return key === undefined ? null : { key, waiting };
  }

  /** Today as it stands this minute, for the tray and whoever asks from outside. */
  todayStatus(): TodayStatus {
    const workspace = this.open?.workspace;
    if (!workspace) return SIGNED_OUT_STATUS;
    return todayStatus(workspace, this.today(), this.deps.now(), (studio) =>
      workingDayLength(studio, this.deps.settings()),
    );
  }

  async stop(): Promise<void> {
    if (this.dayCheck) clearInterval(this.dayCheck);
    await this.detach();
    await this.studio?.close();
  }

  /** Another person has signed in: the one before leaves this computer. The practice studio replaces nobody. */
  private async detachFor(next: AccountIdentity | null): Promise<void> {
    const isReplaced =
      this.open !== null &&
      next !== null &&
      next.key !== this.open.key &&
      !next.practice &&
      this.open.key !== PRACTICE_KEY;
    if (isReplaced) await this.leave();
    else await this.detach();
  }

  private async detach(keep: 'all' | 'unsent' = 'all'): Promise<void> {
    const { open } = this;
    this.open = null;
    await open?.workspace.close(keep);
  }

  /** The account is left, by a sign-out or for another one: only what is unsent stays on this computer. */
  private async leave(keepUnsent = true): Promise<void> {
    const workspace = this.open?.workspace;
    if (!workspace) return;
    workspace.timer.stop();
    const stays = keepUnsent && onlyHere(workspace) > 0;
    await this.detach(stays ? 'unsent' : 'all');
    if (!stays) await rm(workspace.folder, { recursive: true, force: true });
  }

  private lookAtTimedTask(): void {
    const notice = this.open && this.timedTask(this.open.workspace);
    if (!notice) return;
    this.notices.tell(notice);
    this.deps.onNotice(notice);
  }

  private checkDay(): void {
    // The tray shows the minutes.
    if (this.open?.workspace.timer.view().running) this.deps.onTray();
    if (this.shownDay === this.today()) return;
    this.shownDay = this.today();
    this.changed();
  }

  private changed(): void {
    this.deps.emit('todo', null);
    this.deps.emit('time', null);
    this.deps.onTray();
  }
}

const isLocked = (session: Session): boolean => session.kind === 'signed-in' && session.locked;
