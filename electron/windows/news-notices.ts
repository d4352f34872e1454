import type { Workspace } from '../app/workspace.ts';
import { drawnWith } from '../notifications/drawn-comment.ts';
import { notificationsView } from '../notifications/entries.ts';
import {
  hasNews,
  planNotice,
  type NoticeDesk,
  type NoticeState,
} from '../notifications/notice-plan.ts';
import { noticeWords, unnamedWords } from '../notifications/notice-words.ts';
import { keptTold, keepTold } from '../notifications/told.ts';
import { tellables, type Tellable } from '../notifications/tellable.ts';
import { isWorkingHour } from '../notifications/working-hours.ts';
import { myDaysOff } from '../outbox/kinds/my-days-off.ts';
import { createAlarm, createRerun } from '../shared/concurrency.ts';
import type { Room } from '../shared/room.ts';
import type { Settings } from '../shared/settings.ts';
import { clockIn } from '../shared/zone.ts';
import { isFirstReading } from '../sync/pull/pull.ts';
import type { NoticeToShow, Notify } from './notifications.ts';

/** What of a signed-in account is needed here. */
type Account = Pick<Workspace, 'replica' | 'sync' | 'timer' | 'calendar'>;

export interface NewsNoticesDeps {
  workspace(): Account | null;
  /** The signed-in person's id. */
  me(): string | null;
  settings(): Pick<Settings, 'notices' | 'workingDays' | 'dayStart' | 'dayEnd'>;
  now(): Date;
  /** The room that the artist looks at: that of a window with the focus. */
  roomInSight(): Room | null;
  isFullScreen(): Promise<boolean>;
  notify: Notify;
  /** Shows an entry, by its key; `null`: the whole list. */
  open(key: string | null): void;
  /** Answers a comment, in the artist's name. */
  reply(wanted: { taskId: string; commentId: string; text: string }): void;
  start(taskId: string): void;
  log(message: string): void;
}

export interface NewsNotices {
  /** Something that is told, or whether it may be told now, is otherwise. */
  changed(): void;
  stop(): void;
}

/** What belongs to one act of a lead arrives within this; Kitsu tells of it in several events. */
const GATHER_MS = 600;
/** And is told at the latest after this. */
const MOST_MS = 1_200;
/** A reading that is under way is waited for: a week away is one notice. */
const READING_MS = 8_000;
/** How often it is looked whether the quiet is over. */
const QUIET_MS = 60_000;

/** Tells by the system what is new in the inbox, of the artist's tasks and to check: one notice at a time. */
export function createNewsNotices(deps: NewsNoticesDeps): NewsNotices {
  const gathering = createAlarm({ keepsAlive: false });
  const quiet = createAlarm({ keepsAlive: false });
  /** When the first of what is gathered came, epoch milliseconds. */
  let since: number | null = null;
  let standing: ReadonlySet<string> = new Set();
  let takeAway: (() => void) | null = null;
  /** Whose notice stands. */
  let account: Account | null = null;

  const looks = createRerun(() =>
    look().catch((error: unknown) => deps.log(`The desktop was not told: ${String(error)}`)),
  );

  function changed(): void {
    const open = deps.workspace();
    // What is there at the very first is no news; what comes a moment later is.
    if (open && keptTold(open.replica) === null) return void looks.run();
    const now = deps.now().getTime();
    since ??= now;
    const left = since + (isReading() ? READING_MS : MOST_MS) - now;
    gathering.set(Math.max(0, Math.min(GATHER_MS, left)), ring);
  }

  const isReading = (): boolean => deps.workspace()?.sync.status().busy ?? false;

  function ring(): void {
    const now = deps.now().getTime();
    if (isReading() && since !== null && now - since < READING_MS) return changed();
    since = null;
    void looks.run();
  }

  async function look(): Promise<void> {
    const open = deps.workspace();
    const me = deps.me();
    if (open !== account) {
      withdraw();
      account = open;
    }
    // Before everything was read once, all is new and none is news.
    if (!open || me === null || isFirstReading(open.replica)) return;
    const view = notificationsView(open.replica, open.sync.studio(), me);
    const all = tellables(view.entries);
    const told = keptTold(open.replica);
    const desk = { isOn: deps.settings().notices.news, isSeen };
    const state = told && { told, standing };
    // Only what would be told is worth asking the system.
    const isQuiet = state !== null && hasNews(all, state, desk) && (await isQuietNow(open));
    if (deps.workspace() === open) carryOut(open, all, state, { ...desk, isQuiet });
  }

  function carryOut(
    open: Account,
    all: readonly Tellable[],
    state: NoticeState | null,
    desk: NoticeDesk,
  ): void {
    const plan = planNotice(all, state, desk);
    keepTold(open.replica, plan.state.told);
    if (plan.isHeld) quiet.set(QUIET_MS, changed);
    else quiet.clear();
    if (plan.withdraw) withdraw();
    if (plan.show === null) return;
    takeAway?.();
    standing = plan.state.standing;
    takeAway = deps.notify(noticeOf(deps, open, plan.show, forget));
  }

  function withdraw(): void {
    takeAway?.();
    forget();
  }

  /** It stands no more. */
  function forget(): void {
    takeAway = null;
    standing = new Set();
  }

  function isSeen({ entry }: Tellable): boolean {
    const room = deps.roomInSight();
    if (room?.name === 'task') return room.taskId === entry.taskId;
    return room?.name === 'notifications';
  }

  async function isQuietNow({ replica, timer, calendar }: Account): Promise<boolean> {
    if (timer.view().focus) return true;
    const settings = deps.settings();
    const at = deps.now().getTime();
    const moment = { day: calendar.dayOf(at), clock: clockIn(calendar.zone(), at) };
    if (!settings.notices.outsideHours && !isWorkingHour(moment, settings, myDaysOff(replica)))
      return true;
    return deps.isFullScreen();
  }

  return {
    changed,
    stop() {
      gathering.clear();
      quiet.clear();
    },
  };
}

/** One notice for all of these; `gone` is called when the artist has done with it, or it has left by itself. */
function noticeOf(
  deps: Pick<NewsNoticesDeps, 'now' | 'open' | 'reply' | 'start'>,
  { replica, sync, timer, calendar }: Account,
  some: readonly Tellable[],
  gone: () => void,
): NoticeToShow {
  const studio = sync.studio();
  const entries = [...new Set(some.map(({ entry }) => entry))];
  const tasks = new Set(entries.map(({ taskId }) => taskId));
  const [taskId = null] = tasks.size === 1 ? tasks : [];
  const said = entries.find(({ commentId }) => commentId !== null);
  const commentId = said?.commentId ?? null;
  const shown = taskId !== null || entries.length === 1 ? (said ?? entries[0]) : undefined;
  const isMine = taskId !== null && replica.tasks.listOf(taskId) === 'todo';
  const done = (act: () => void): void => {
    gone();
    act();
  };
  return {
    ...noticeWords(some, {
      today: calendar.dayOf(deps.now().getTime()),
      isDrawn: ({ entry: { taskId: of, commentId: id } }) =>
        of !== null &&
        id !== null &&
        drawnWith(replica, studio, { taskId: of, commentId: id }) !== null,
    }),
    unnamed: unnamedWords(some),
    onclose: gone,
    onclick: () => done(() => deps.open(shown?.key ?? null)),
    reply:
      taskId !== null && commentId !== null
        ? (text) => done(() => deps.reply({ taskId, commentId, text }))
        : undefined,
    actions:
      isMine && timer.view().running?.taskId !== taskId
        ? [{ text: 'Start', run: () => done(() => deps.start(taskId)) }]
        : [],
  };
}
