import { z } from 'zod';
import { LONGEST_TEXT_BYTES } from '../comment.ts';
import { externalOperations } from './external.ts';
import { operation, day, id, minutes, noArgs, type Operation } from './define.ts';
import { presenceOperations } from './presence.ts';
import { quickOperations } from './quick.ts';
import { settingsOperations } from './settings.ts';
import { eveningOperations } from './evening.ts';
import { month, sheetOperations } from './sheet.ts';
import type { Minutes } from '../minutes.ts';
import { timerOperations } from './timer.ts';
import type { EventName, OperationName } from '../operations.ts';
import type { ViewState } from '../view-state.ts';
import type { Result } from '../result.ts';
import type { ShortcutState } from '../quick/types.ts';
import type { Settings } from '../settings.ts';
import type { ServerInfo, Session, SignInStep } from '../session.ts';
import type {
  DayOffPreview,
  DayView,
  SyncStatus,
  TodoChanges,
  TodoFilter,
  TodoList,
} from '../views.ts';
import type { TimerView } from '../timer.ts';
import type { CommentResult, Thread } from '../thread.ts';
import type { OutboxItem } from '../outbox-item.ts';

const rowId = z.int();
const text = z.string().max(1000);
/** Of a comment; what Kitsu takes of it is said in words by the rules. */
const words = z.string().max(2 * LONGEST_TEXT_BYTES);
const count = z.int().min(0);
const days = z.strictObject({ first: day, last: day });
const server = z.string().trim().min(1).max(500);
const credentials = z.strictObject({
  server,
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
  code: z.string().trim().max(100).optional(),
  codeKind: z.enum(['totp', 'email', 'recovery']).optional(),
  allowHttp: z.boolean().optional(),
});
const filter = z.strictObject({
  search: text,
  projectId: id.nullable(),
  taskTypeId: id.nullable(),
  statusId: id.nullable(),
  sort: z.enum(['due', 'priority', 'name', 'status', 'production']),
});

/** All that the first paint needs, in one answer. */
export interface Boot {
  session: Session;
  settings: Settings;
  filter: TodoFilter;
  sync: SyncStatus;
  version: string;
  /** `null` when signed out. Of a long list the first rows only: ask for the whole. */
  todo: TodoList | null;
  day: DayView | null;
  /** Where the window before this one was left; `null` for the first. */
  viewState: ViewState | null;
  timer: TimerView;
}

/**
 * The one list of what the window may ask and what it gets. Arguments come from a renderer that
 * is not trusted and are checked by these schemas; results come from the main process itself and
 * are typed. Every operation answers `Result<…>`, sent over the bridge as one JSON string.
 */
export const contract = {
  ...timerOperations,
  ...externalOperations,
  ...presenceOperations,
  'app.boot': operation<Boot>()(noArgs),
  /** Opens a task's page, or the site itself, in the browser. */
  'app.openKitsu': operation<null>()(z.strictObject({ taskId: id.optional() })),
  'app.openHelp': operation<null>()(noArgs),
  'app.quit': operation<null>()(noArgs),
  ...settingsOperations,
  ...quickOperations,
  'session.discover': operation<ServerInfo>()(
    z.strictObject({ server, allowHttp: z.boolean().optional() }),
  ),
  'session.signIn': operation<SignInStep>()(credentials),
  'session.sendEmailCode': operation<null>()(
    credentials.pick({ server: true, email: true, allowHttp: true }),
  ),
  /** After a `new-password` step: sets it at the server, then signs in with it. */
  'session.setNewPassword': operation<SignInStep>()(
    z.strictObject({ password: z.string().min(1).max(1000) }),
  ),
  /** Resolves when the browser came back, or the artist cancelled. */
  'session.signInWithBrowser': operation<SignInStep>()(
    z.strictObject({ server, allowHttp: z.boolean().optional() }),
  ),
  /** Gives up the sign-in that is under way: an answer that still comes signs nobody in. */
  'session.cancel': operation<null>()(noArgs),
  /** Without `evenUnsent`, refused with code `conflict` while changes wait, and says how many. */
  'session.signOut': operation<null>()(z.strictObject({ evenUnsent: z.boolean() })),
  'practice.open': operation<SignInStep>()(noArgs),
  'practice.startOver': operation<null>()(noArgs),
  'todo.list': operation<TodoList>()(noArgs),
  /** `since`: the mark of the list, or of the changes, that came before. */
  'todo.changes': operation<TodoChanges>()(z.strictObject({ since: count })),
  'todo.saveFilter': operation<null>()(filter),
  /** How the list begins as it is drawn now, for the next start. */
  'todo.saveFirst': operation<null>()(
    z.strictObject({ ids: z.array(id).max(60), rows: count, productions: count }),
  ),
  /** Sets the studio's work-in-progress status; durable here when it answers. */
  'task.start': operation<null>()(z.strictObject({ taskId: id })),
  /** What is known here of a task's comments. `opened`: the artist looks at it anew, so Kitsu is asked behind it. */
  'task.comments': operation<Thread>()(z.strictObject({ taskId: id, opened: z.boolean() })),
  /** `copies`: the artist wants the copies that a `#word` makes. Durable here when it answers `saved`. */
  'comment.add': operation<CommentResult>()(
    z.strictObject({ taskId: id, text: words, statusId: id.nullable(), copies: z.boolean() }),
  ),
  'comment.reply': operation<CommentResult>()(
    z.strictObject({ taskId: id, commentId: id, text: words }),
  ),
  /** Asks which files of this computer go with the comment that is being written, and keeps copies. */
  'comment.attach': operation<Thread>()(z.strictObject({ taskId: id })),
  'comment.detach': operation<Thread>()(z.strictObject({ taskId: id, fileId: id })),
  /** Keeps what is being written on a task; an empty one is forgotten. */
  'comment.saveDraft': operation<null>()(
    z.strictObject({
      taskId: id,
      text: words,
      statusId: id.nullable(),
      replyTo: id.nullable(),
    }),
  ),
  'time.day': operation<DayView>()(z.strictObject({ day: day.optional() })),
  /** The day's total on a task, in minutes; 0 deletes. Durable here when it answers. */
  'time.setDay': operation<DayView>()(z.strictObject({ taskId: id, day, minutes })),
  /** Asks where to, and writes my time as CSV there; `null` when the artist chose nothing. */
  'time.export': operation<{ name: string; lines: number } | null>()(
    z.strictObject({ range: z.union([z.enum(['this-month', 'last-month', 'all']), month]) }),
  ),
  ...sheetOperations,
  ...eveningOperations,
  /** Shows the file of the last export in the system's file manager. */
  'time.showExport': operation<null>()(noArgs),
  /** What marking these days off would delete in Kitsu, and whether it may be. */
  'dayOff.look': operation<DayOffPreview>()(days),
  /** Keeps the hours of these days here and marks the days off; durable here when it answers. */
  'dayOff.mark': operation<null>()(days.extend({ description: z.string().trim().max(200) })),
  /** Takes the day off around a day back, all its days, and restores its hours; durable when it answers. */
  'dayOff.takeBack': operation<DayView>()(z.strictObject({ day })),
  /** Lets go of the hours that are kept for the day off around a day. */
  'dayOff.discardKept': operation<DayView>()(z.strictObject({ day })),
  /** Of a day that Kitsu holds otherwise than it was read back: what it holds now is right. */
  'receipt.keepTheirs': operation<DayView>()(z.strictObject({ taskId: id, day })),
  /** Or: what was read back is right, and is sent again. Refused as any logging may be. */
  'receipt.putBack': operation<DayView>()(z.strictObject({ taskId: id, day })),
  'outbox.list': operation<OutboxItem[]>()(noArgs),
  /** Types what waits anew: a time's total, or the words of a comment or reply. */
  'outbox.edit': operation<null>()(
    z.union([z.strictObject({ id: rowId, minutes }), z.strictObject({ id: rowId, text: words })]),
  ),
  'outbox.retry': operation<null>()(z.strictObject({ id: rowId })),
  /** Everything but conflicts. */
  'outbox.retryAll': operation<null>()(noArgs),
  /** Moves what is not in Kitsu yet onto another task's same day; answers how many minutes. */
  'outbox.move': operation<{ undo: number; minutes: Minutes }>()(
    z.strictObject({ id: rowId, taskId: id }),
  ),
  'outbox.discard': operation<{ undo: number }>()(z.strictObject({ id: rowId })),
  /** Takes a discard or a move back; refused with `conflict` where something newer was typed. */
  'outbox.restore': operation<null>()(z.strictObject({ undo: z.int() })),
  'outbox.resolve': operation<null>()(
    z.strictObject({ id: rowId, choice: z.enum(['mine', 'theirs', 'both']) }),
  ),
  /** Reads from and sends to Kitsu now; answers when that round is over. */
  'sync.now': operation<SyncStatus>()(noArgs),
  /** Ends the reading that is under way; what arrived stays, and `sync.now` goes on with it. */
  'sync.cancel': operation<null>()(noArgs),
} satisfies Record<OperationName, Operation<z.ZodType, unknown>>;

export type Contract = typeof contract;
export type Args<Name extends OperationName> = z.infer<Contract[Name]['args']>;
export type Value<Name extends OperationName> = Exclude<Contract[Name]['value'], undefined>;
export type Answer<Name extends OperationName> = Result<Value<Name>>;

/** What each event carries. `todo`, `time`, `comments` and `timer` say only that something changed: ask again. */
export interface Events {
  session: Session;
  sync: SyncStatus;
  todo: null;
  time: null;
  comments: null;
  timer: null;
  settings: Settings;
  /** One line for the artist, such as a database that was rebuilt. */
  notice: { message: string; action: string | null };
  /** The quick log's shortcut is registered anew, or could not be. */
  shortcut: ShortcutState;
  /** A link came in: ask for it. */
  link: null;
}
export type EventPayload<Name extends EventName> = Events[Name];
