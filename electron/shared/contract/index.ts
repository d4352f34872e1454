import { z } from 'zod';
import { LONGEST_TEXT_BYTES } from '../comment.ts';
import { accountOperations } from './accounts.ts';
import { annotationOperations } from './annotations.ts';
import { dayOperations } from './day.ts';
import { conversationOperations } from './conversation.ts';
import { externalOperations } from './external.ts';
import { givenFiles, operation, id, minutes, noArgs, type Operation } from './define.ts';
import { makingOperations } from './making.ts';
import { mediaOperations } from './media.ts';
import { miniOperations } from './mini.ts';
import { presenceOperations } from './presence.ts';
import { quickOperations } from './quick.ts';
import { searchOperations } from './search.ts';
import { scheduleOperations } from './schedule.ts';
import { settingsOperations } from './settings.ts';
import { setupOperations } from './setup.ts';
import { exportOperations } from './export.ts';
import { eveningOperations } from './evening.ts';
import { sheetOperations } from './sheet.ts';
import { taskFactsOperations } from './task-facts.ts';
import { taskListOperations } from './task-lists.ts';
import { notificationOperations } from './notifications.ts';
import { myScheduleOperations } from './my-schedule.ts';
import { planOperations } from './plan.ts';
import { productionOperations } from './productions.ts';
import { trackingOperations } from './tracking.ts';
import { publishOperations } from './publish.ts';
import { manyOperations } from './many.ts';
import type { Minutes } from '../minutes.ts';
import { updateOperations } from './updates.ts';
import { timerOperations } from './timer.ts';
import { todoFilter } from './todo-filter.ts';
import { viewOperations } from './views.ts';
import type { EventName, OperationName } from '../operations.ts';
import type { ViewState } from '../view-state.ts';
import type { Result } from '../result.ts';
import type { ShortcutState } from '../quick/types.ts';
import type { Settings } from '../settings.ts';
import type { ServerInfo, Session, SignInStep } from '../session.ts';
import type { SetupOpening, SetupRun } from '../setup.ts';
import type { TodoFilter } from '../todo-filter.ts';
import type { DayView, SyncStatus, TodayStatus, TodoChanges, TodoList } from '../views.ts';
import type { TaskRow } from '../task.ts';
import type { TodoPlan } from '../plan.ts';
import type { SavingProgress } from '../media.ts';
import type { UploadProgress } from '../publish-progress.ts';
import type { TimerView } from '../timer.ts';
import type { CommentDraft, CommentResult, StatusChip, Thread } from '../thread.ts';
import type { OutboxItem } from '../outbox-item.ts';
import { UNDO_ROOMS, type Undoable, type Undone } from '../undo.ts';

/** More than a whole sheet, or the longest comment. */
const LONGEST_COPY = 2 * LONGEST_TEXT_BYTES;
const rowId = z.int();
/** The text of a comment; the rules say what Kitsu accepts. */
const words = z.string().max(2 * LONGEST_TEXT_BYTES);
const count = z.int().min(0);
const server = z.string().trim().min(1).max(500);
const credentials = z.strictObject({
  server,
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
  code: z.string().trim().max(100).optional(),
  codeKind: z.enum(['totp', 'email', 'recovery']).optional(),
  allowHttp: z.boolean().optional(),
});

/** Everything that the first paint needs, in one answer. */
export interface Boot {
  session: Session;
  settings: Settings;
  filter: TodoFilter;
  sync: SyncStatus;
  version: string;
  /** `null` when signed out. Of a long list only the first rows: ask for the rest. */
  todo: TodoList | null;
  day: DayView | null;
  /** Where the window before this one was left; `null` for the first one. */
  viewState: ViewState | null;
  timer: TimerView;
  /** The artist's own order of the list. */
  plan: TodoPlan;
}

/**
 * The one list of the window's operations. Arguments come from a renderer that is not trusted and are
 * validated by these schemas; results come from the main process itself and are typed. Every operation
 * returns `Result<…>`, sent over the bridge as one JSON string.
 */
export const contract = {
  ...timerOperations,
  ...externalOperations,
  ...presenceOperations,
  ...accountOperations,
  ...miniOperations,
  'app.boot': operation<Boot>()(() => noArgs),
  /** Opens a task's page, or the site itself, in the browser. */
  'app.openKitsu': operation<null>()(() => z.strictObject({ taskId: id.optional() })),
  /** The page has drawn what it started with: what can wait for that begins. */
  'app.drawn': operation<null>()(() => noArgs),
  'app.openHelp': operation<null>()(() => noArgs),
  /** Copies a text that the window shows to the clipboard. */
  'app.copy': operation<null>()(() => z.strictObject({ text: z.string().max(LONGEST_COPY) })),
  'app.quit': operation<null>()(() => noArgs),
  ...settingsOperations,
  ...updateOperations,
  ...quickOperations,
  'session.discover': operation<ServerInfo>()(() =>
    z.strictObject({ server, allowHttp: z.boolean().optional() }),
  ),
  'session.signIn': operation<SignInStep>()(() => credentials),
  'session.sendEmailCode': operation<null>()(() =>
    credentials.pick({ server: true, email: true, allowHttp: true }),
  ),
  /** After a `new-password` step: sets it at the server, then signs in with it. */
  'session.setNewPassword': operation<SignInStep>()(() =>
    z.strictObject({ password: z.string().min(1).max(1000) }),
  ),
  /** Resolves when the browser has returned, or the artist cancelled. */
  'session.signInWithBrowser': operation<SignInStep>()(() =>
    z.strictObject({ server, allowHttp: z.boolean().optional() }),
  ),
  /** After a `confirm-person` step: yes, that is me. */
  'session.acceptPerson': operation<SignInStep>()(() => noArgs),
  /** Cancels the sign-in under way: a late answer signs nobody in. */
  'session.cancel': operation<null>()(() => noArgs),
  /** Has the locked keychain ask its owner for the password. */
  'session.unlock': operation<null>()(() => noArgs),
  /** Without `evenUnsent` it is refused with code `conflict` while changes wait, and says how many. */
  'session.signOut': operation<null>()(() => z.strictObject({ evenUnsent: z.boolean() })),
  'practice.open': operation<SignInStep>()(() => noArgs),
  'practice.startOver': operation<null>()(() => noArgs),
  'todo.list': operation<TodoList>()(() => noArgs),
  /** `since`: the cursor of the list, or of the last changes. */
  'todo.changes': operation<TodoChanges>()(() => z.strictObject({ since: count })),
  /** As they are now, those of these tasks that have left the list and are known here still. */
  'todo.left': operation<TaskRow[]>()(() => z.strictObject({ ids: z.array(id).max(60) })),
  'todo.saveFilter': operation<null>()(() => todoFilter),
  /** Saves the beginning of the list as it is drawn now, for the next start. */
  'todo.saveFirst': operation<null>()(() =>
    z.strictObject({ ids: z.array(id).max(60), rows: count, productions: count }),
  ),
  /** The statuses that the list's tasks have or may be given, in the studio's order. */
  'todo.statuses': operation<StatusChip[]>()(() => noArgs),
  ...taskListOperations,
  ...searchOperations,
  ...productionOperations,
  ...trackingOperations,
  ...scheduleOperations,
  ...viewOperations,
  /** Sets the studio's work-in-progress status; durable when it returns. */
  'task.start': operation<Undoable>()(() => z.strictObject({ taskId: id })),
  /**
   * The stored comments of a task. `opened`: the artist has just opened it, so they are refreshed from
   * Kitsu in the background. `most`: no more than so many.
   */
  'task.comments': operation<Thread>()(() =>
    z.strictObject({
      taskId: id,
      opened: z.boolean(),
      most: z.int().min(1).max(100_000).optional(),
    }),
  ),
  /** `copies`: the artist confirmed the copies that a `#word` makes. Durable if it returns `saved`. */
  'comment.add': operation<CommentResult>()(() =>
    z.strictObject({ taskId: id, text: words, statusId: id.nullable(), copies: z.boolean() }),
  ),
  'comment.reply': operation<CommentResult>()(() =>
    z.strictObject({ taskId: id, commentId: id, text: words }),
  ),
  /** Asks which files to attach to the draft of a comment, and keeps copies of them; the draft with them. */
  'comment.attach': operation<CommentDraft | null>()(() => z.strictObject({ taskId: id })),
  /** Attaches files that were pasted or dropped. */
  'comment.attachContents': operation<CommentDraft | null>()(() =>
    z.strictObject({ taskId: id, files: givenFiles(20) }),
  ),
  'comment.detach': operation<CommentDraft | null>()(() =>
    z.strictObject({ taskId: id, fileId: id }),
  ),
  /** Saves the draft of a task; an empty one is deleted. */
  'comment.saveDraft': operation<null>()(() =>
    z.strictObject({
      taskId: id,
      text: words,
      statusId: id.nullable(),
      replyTo: id.nullable(),
    }),
  ),
  ...conversationOperations,
  ...annotationOperations,
  ...dayOperations,
  ...taskFactsOperations,
  ...exportOperations,
  ...manyOperations,
  ...planOperations,
  ...notificationOperations,
  ...publishOperations,
  ...mediaOperations,
  ...setupOperations,
  ...makingOperations,
  ...sheetOperations,
  ...myScheduleOperations,
  ...eveningOperations,
  'outbox.list': operation<OutboxItem[]>()(() => noArgs),
  /** Edits a waiting change: a time's total, or the text of a comment or reply. */
  'outbox.edit': operation<Undoable>()(() =>
    z.union([z.strictObject({ id: rowId, minutes }), z.strictObject({ id: rowId, text: words })]),
  ),
  'outbox.retry': operation<null>()(() => z.strictObject({ id: rowId })),
  /** All rows except conflicts. */
  'outbox.retryAll': operation<null>()(() => noArgs),
  /** Moves the part that is not in Kitsu yet to another task on the same day; returns how many minutes. */
  'outbox.move': operation<{ undo: number; minutes: Minutes }>()(() =>
    z.strictObject({ id: rowId, taskId: id }),
  ),
  'outbox.discard': operation<{ undo: number }>()(() => z.strictObject({ id: rowId })),
  'outbox.resolve': operation<Undoable>()(() =>
    z.strictObject({ id: rowId, choice: z.enum(['mine', 'theirs', 'both']) }),
  ),
  /** Undoes one write by the number it was answered with; `conflict` where something newer stands. */
  'undo.run': operation<Undone>()(() => z.strictObject({ undo: z.int() })),
  /** Undoes the last write that was made in a room. */
  'undo.last': operation<Undone>()(() => z.strictObject({ room: z.enum(UNDO_ROOMS) })),
  /** Refreshes from Kitsu and sends to it now; returns when that round is over. */
  'sync.now': operation<SyncStatus>()(() => noArgs),
  /** Stops the refresh under way; what has arrived stays, and `sync.now` continues it. */
  'sync.cancel': operation<null>()(() => noArgs),
} satisfies Record<OperationName, Operation<z.ZodType, unknown>>;

export type Contract = typeof contract;
export type Args<Name extends OperationName> = z.infer<Contract[Name]['args']>;
export type Value<Name extends OperationName> = Exclude<Contract[Name]['value'], undefined>;
export type Answer<Name extends OperationName> = Result<Value<Name>>;

/**
 * The payload of each event. `todo`, `time`, `comments`, `outbox`, `timer`, `views` and `notifications` only say that
 * something changed: ask again.
 */
export interface Events {
  session: Session;
  sync: SyncStatus;
  todo: null;
  time: null;
  comments: null;
  outbox: null;
  timer: null;
  views: null;
  notifications: null;
  /** What is shown of productions may be otherwise. */
  productions: null;
  /** The files that are being sent just now; while one moves, at most four times a second. */
  uploads: readonly UploadProgress[];
  /** A file that is being saved, once it takes over a second; at most four times a second. */
  saving: SavingProgress;
  /** The window covers the whole screen now, or does not any more; whoever wanted it. */
  fullScreen: boolean;
  /** Today as the mini timer shows it; sent to that window alone. */
  status: TodayStatus;
  settings: Settings;
  /** A message for the artist, such as a database that was rebuilt. */
  notice: { message: string; action: string | null };
  /** The quick log's shortcut was registered anew, or could not be. */
  shortcut: ShortcutState;
  /** The quick log was opened with a line in it: ask for it. */
  quick: null;
  /** A link has arrived: ask for it. */
  link: null;
  /** A notice of the desktop was clicked: ask what it leads to. */
  'notice-opened': null;
  /** What is known of a newer version is something else now. */
  updates: null;
  /** A run that sets a production up; while it moves, at most four times a second. */
  setup: SetupRun;
  /** A file that is opened for a set-up, at most four times a second. */
  setupOpening: SetupOpening;
}
export type EventPayload<Name extends EventName> = Events[Name];
