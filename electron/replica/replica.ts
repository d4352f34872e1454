import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeBackup } from './durability/backup.ts';
import { annotationTable, type AnnotationTable } from './tables/annotations.ts';
import { commentTable, type CommentTable } from './tables/comments.ts';
import type { Database } from './database.ts';
import { dayOffTable, type DayOffTable } from './tables/days-off.ts';
import { stashedTimeTable, type StashedTimeTable } from './tables/stashed-times.ts';
import { keyValueTable, type KeyValueTable } from './tables/key-value.ts';
import { openedTaskTable, type OpenedTaskTable } from './tables/opened-tasks.ts';
import { outboxTable, type OutboxTable } from './tables/outbox.ts';
import { stampRow, changedRows } from './durability/local-only-rows.ts';
import { confirmedTimeTable, type ConfirmedTimeTable } from './tables/confirmed-times.ts';
import { copyIfAgreed, openRecovering, type Recovered } from './durability/recovery.ts';
import { writeChecksum } from './durability/clean-shutdown-checksum.ts';
import { inboxTable, type InboxTable } from './tables/inbox.ts';
import { reviewNewsTable, type ReviewNewsTable } from './tables/review-news.ts';
import { radarTable, watchTasks, type RadarTable } from './tables/radar.ts';
import { segmentTable, type SegmentTable } from './tables/segments.ts';
import { createRequestOrder } from './tables/request-order.ts';
import { taskFactsTable, type TaskFactsTable } from './tables/task-facts.ts';
import { taskTable, type TaskTable } from './tables/tasks.ts';
import { timeTable, type TimeTable } from './tables/times.ts';
import { toCheckTable, type ToCheckTable } from './tables/to-check.ts';
import { attachmentStore, type AttachmentStore } from './durability/attachment-store.ts';
import { dropFormerSchemas } from './durability/former-schema.ts';
import { deleteRefetchable, wipeFree } from './durability/keep-unsent.ts';
import { openMirrorLog } from './durability/mirror-log.ts';
import { watchTouched, type Touched } from './touched.ts';

/** One account's data on this disk. */
export interface Replica {
  tasks: TaskTable;
  times: TimeTable;
  confirmedTimes: ConfirmedTimeTable;
  comments: CommentTable;
  annotations: AnnotationTable;
  toCheck: ToCheckTable;
  reviewNews: ReviewNewsTable;
  openedTasks: OpenedTaskTable;
  daysOff: DayOffTable;
  stashed: StashedTimeTable;
  segments: SegmentTable;
  outbox: OutboxTable;
  keyValue: KeyValueTable;
  taskFacts: TaskFactsTable;
  radar: RadarTable;
  inbox: InboxTable;
  files: AttachmentStore;
  /**
   * One transaction for what the artist did or what Kitsu confirmed. When it returns, the change and
   * its second copy are on disk. Throws the disk's error, with nothing changed (disk-failure.ts).
   */
  change<T>(work: () => T): T;
  /**
   * Calls `listener` after each commit with the rows that it touched, whoever wrote them; not for
   * one that changed nothing. It is called before the writer goes on, so it must not throw or wait.
   */
  onCommit(listener: (touched: readonly Touched[]) => void): void;
  /** Set when something was damaged: how many unsent rows were saved, and where the old file lies. */
  recovered: Recovered;
  /**
   * The account is left: deletes all that Kitsu can return, from the files too. What is unsent stays, with the names
   * of its tasks. Nothing but `close` may follow. Throws the disk's error.
   */
  keepUnsentOnly(): void;
  /** Leaves one whole file and a backup of it. A full disk only costs the backup. */
  close(): void;
}

const FILE = 'replica.db';
const BACKUP = 'replica.backup.gz';
/** The backup of the first schema's app. */
const FIRST_BACKUP = 'replica.backup.db';

/**
 * Opens an account's replica in `folder`. A damaged file is set aside, never deleted; the backup
 * replaces it with all unsent rows that can be found, or an empty one with them, and the rest is read
 * from Kitsu again. `isOurs`: false once another computer works on it; asked before each write, which
 * then throws `HandedOver`. Throws `FromNewerApp`, and the disk's error if the folder cannot be written.
 */
export function openReplica(
  folder: string,
  now: Date,
  isOurs: () => boolean = () => true,
): Replica {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  const backup = join(folder, BACKUP);
  const { database, turn, recovered } = openRecovering(folder, file, backup, now);
  database.writeOnlyIf(isOurs);
  const outbox = outboxTable(database);
  outbox.recoverInterrupted();
  const takeTouched = watchTouched(database);
  watchTasks(database);
  const log = openMirrorLog(folder, database, turn);
  const listeners: ((touched: readonly Touched[]) => void)[] = [];
  function tell(touched: readonly Touched[]): void {
    if (touched.length > 0) for (const listener of listeners) listener(touched);
  }
  let isChange = false;
  // A change takes its rows before it commits: nothing is left here then.
  database.afterCommit(() => {
    if (!isChange) tell(takeTouched());
  });

  /** The change and its second copy, both or neither; and what it touched. */
  function changeBoth<T>(work: () => T): { value: T; touched: Touched[] } {
    isChange = true;
    try {
      const done = database.transaction(() => {
        const value = work();
        const touched = takeTouched();
        const news = changedRows(database, touched);
        if (news.length > 0) {
          for (const { now } of news) if (now) stampRow(database, log.next(), now);
          database.run('UPDATE own_turn SET turn = ?', log.next());
          // Before the commit: what has no second copy is not accepted.
          log.write(news);
        }
        return { value, touched };
      });
      log.committed();
      return done;
    } catch (error) {
      log.takeBack();
      throw error;
    } finally {
      isChange = false;
    }
  }

  const keyValue = keyValueTable(database);
  // The comments of a task bring what was drawn on its previews.
  const order = createRequestOrder();
  return {
    tasks: taskTable(database),
    times: timeTable(database),
    confirmedTimes: confirmedTimeTable(database),
    comments: commentTable(database, order),
    annotations: annotationTable(database, order, keyValue),
    toCheck: toCheckTable(database),
    openedTasks: openedTaskTable(database),
    daysOff: dayOffTable(database),
    stashed: stashedTimeTable(database),
    segments: segmentTable(database),
    outbox,
    keyValue,
    taskFacts: taskFactsTable(database, keyValue),
    radar: radarTable(database),
    reviewNews: reviewNewsTable(keyValue),
    inbox: inboxTable(database, keyValue),
    files: attachmentStore(join(folder, 'files')),
    recovered,
    change(work) {
      const { value, touched } = changeBoth(work);
      tell(touched);
      return value;
    },
    onCommit: (listener) => void listeners.push(listener),
    keepUnsentOnly() {
      changeBoth(() => deleteRefetchable(database));
      wipeFree(database);
      // Its earlier lines tell of what went.
      log.rewrite();
      rmSync(backup, { force: true });
      dropFormerSchemas(folder);
    },
    close() {
      log.close();
      closeWhole(folder, database, file, backup);
      rmSync(join(folder, FIRST_BACKUP), { force: true });
    },
  };
}

/**
 * A file that is not whole gets neither checksum nor backup: the next start verifies it. What is compared here, behind
 * the last window, the next start need not.
 */
function closeWhole(folder: string, database: Database, file: string, backup: string): void {
  const whole = database.isWhole();
  const copy = whole ? copyOf(folder, database) : null;
  database.close();
  if (!whole) return;
  try {
    const content = readFileSync(file);
    writeBackup(backup, content);
    writeChecksum(file, content, copy);
  } catch {
    // The disk is full: the older backup stays, and the file itself is as it was committed.
  }
}

function copyOf(folder: string, database: Database): Buffer | null {
  try {
    return copyIfAgreed(folder, database);
  } catch {
    // One of them cannot be read: the next start finds out.
    return null;
  }
}
