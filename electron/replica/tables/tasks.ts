import type { Task } from '../../shared/task.ts';
import type { Database } from '../database.ts';
import { createListMarks } from './list-marks.ts';
import { takeOwnStatus } from './radar.ts';
import { createRequestOrder } from './request-order.ts';

export type TaskList = 'todo' | 'done' | 'known';

/** The fields needed of thousands of tasks at a time: reading all of each takes a tenth of a second. */
export interface TaskSummary extends Pick<Task, 'id' | 'statusId' | 'dueDate' | 'previewFileId'> {
  /** As in Kitsu's list; `null` for none. */
  lastCommentDate: string | null;
}

/** Fields that an older version of the app did not store. */
const NOT_STORED_BEFORE = Object.entries({
  retakeCount: 0,
  maxRetakes: 0,
  doneAt: null,
  entityId: '',
  entityDescription: '',
  frames: null,
} satisfies Partial<Task>);
/** The order of the fields stays: a task that is written anew is compared as text. */
function parse(row: { body: string }): Task {
  const task = JSON.parse(row.body) as Task;
  const missing = NOT_STORED_BEFORE.filter(([name]) => !Object.hasOwn(task, name));
  return missing.length === 0 ? task : { ...task, ...Object.fromEntries(missing) };
}

/** Tasks as last read from Kitsu. */
export function taskTable(database: Database) {
  const order = createRequestOrder();
  const marks = createListMarks<TaskList>();
  /** True if something of it has changed. */
  const put = (task: Task, list: TaskList): boolean => {
    marks.forget(task.id);
    const done = database.run(
      `INSERT INTO task (id, list, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET list = excluded.list, body = excluded.body
       WHERE list IS NOT excluded.list OR body IS NOT excluded.body`,
      task.id,
      list,
      JSON.stringify(task),
    );
    if (done.changes > 0) marks.changed(task.id);
    return done.changes > 0;
  };

  /** The tasks of a list that are not in `keep` leave it; true if there was one. */
  function takeOut(list: TaskList, keep: ReadonlySet<string>): boolean {
    const left = database
      .all<{ id: string }>('SELECT id FROM task WHERE list = ?', list)
      .filter(({ id }) => !keep.has(id));
    for (const { id } of left) {
      database.run(`UPDATE task SET list = 'known' WHERE id = ?`, id);
      marks.forget(id);
      marks.changed(id);
    }
    return left.length > 0;
  }

  /** Deletes tasks of no list to which no time and no change here refers. */
  const removeUnused = (): void =>
    void database.run(
      `DELETE FROM task WHERE list = 'known' AND id NOT IN (SELECT task_id FROM kitsu_time)
       AND id NOT IN (SELECT task_id FROM outbox)
       AND id NOT IN (SELECT task_id FROM receipt)
       AND id NOT IN (SELECT task_id FROM kept_time)
       AND id NOT IN (SELECT task_id FROM segment)
       AND id NOT IN (SELECT task_id FROM to_check)
       AND id NOT IN (SELECT task_id FROM opened_task)`,
    );

  /** Of which revision they are; a task's room asks each time it is opened. */
  let totals: { revision: number; of: DoneTotals } | null = null;

  return {
    ...taskQueries(database),
    doneTotals(): DoneTotals {
      if (totals?.revision !== marks.revision())
        totals = { revision: marks.revision(), of: readDoneTotals(database) };
      return totals.of;
    },
    ask: order.ticket,
    /** Changes whenever anything is stored of any task, counted since the start. */
    revision: marks.revision,
    /** Ids of the tasks of which anything was stored since that revision. */
    changedSince: marks.changedSince,
    put: (task: Task, list: TaskList): void => void put(task, list),
    /** The hash of the answer that this whole list was made from; `null` if anything was stored since. */
    fullListMark: marks.wholeMark,
    /** Records that the list equals an answer of `count` tasks, unless something newer is here. */
    recordFullList: marks.keepWhole,
    /** The ids of this list's tasks by the hashes that they were stored with since the start. */
    marks: marks.idsByMark,
    /** Stores some tasks of a list, each with the hash of its source; true if any has changed. */
    putBatch(
      list: TaskList,
      some: readonly { task: Task; mark: string }[],
      reading: number,
    ): boolean {
      const fresh = database.transaction(() =>
        some
          .filter(({ task }) => order.accept(task.id, reading))
          .map((one) => ({ ...one, isNew: put(one.task, list) })),
      );
      for (const { task, mark } of fresh) marks.keep(task.id, mark, list);
      return fresh.some(({ isNew }) => isNew);
    },
    /**
     * Stores tasks that are in no list of the person's, or are beside being in one: a list knows its own
     * tasks better.
     */
    putBeside(tasks: readonly Task[], reading: number): void {
      database.transaction(() => {
        for (const task of tasks) {
          const list = listOf(database, task.id) ?? 'known';
          if (list === 'known' && order.accept(task.id, reading)) put(task, list);
        }
      });
    },
    /** Some task of the list is not among these. */
    isLeaving(list: TaskList, keep: readonly string[]): boolean {
      const stays = new Set(keep);
      return database
        .all<{ id: string }>('SELECT id FROM task WHERE list = ?', list)
        .some(({ id }) => !stays.has(id));
    },
    /** Stores one task as it was read by itself, unless the result of a later request is here. */
    putRead(task: Task, list: TaskList, reading: number): void {
      if (order.accept(task.id, reading)) put(task, list);
    },
    /** Stores what a write was read back as; a list requested before it will not undo it. */
    putReadBack(task: Task, list: TaskList): void {
      order.accept(task.id, order.ticket());
      put(task, list);
      takeOwnStatus(database, task);
    },
    /**
     * Makes a list exactly what Kitsu sent. Tasks that left it stay as `known` while a time or a change
     * here still refers to them, so that no minute is ever shown without its task's name. `reading` is
     * the number from `ticket`, taken before the request. `same`: ids of tasks that are in the list and
     * stored already. True if anything has changed.
     */
    replaceList(
      list: 'todo' | 'done',
      tasks: readonly Task[],
      reading: number,
      same: readonly string[] = [],
    ): boolean {
      return database.transaction(() => {
        let isChanged = takeOut(list, new Set([...tasks.map(({ id }) => id), ...same]));
        for (const task of tasks) {
          if (order.accept(task.id, reading) && put(task, list)) isChanged = true;
        }
        removeUnused();
        return isChanged;
      });
    },
  };
}

/** Of done tasks that have an estimate and logged time: how many, and the sums of both in minutes. */
interface DoneTotals {
  tasks: number;
  plan: number;
  spent: number;
}

function readDoneTotals(database: Database): DoneTotals {
  const row = database.get<DoneTotals>(
    `SELECT count(*) AS tasks, coalesce(sum(body ->> '$.estimation'), 0) AS plan,
       coalesce(sum(body ->> '$.timeSpent'), 0) AS spent
     FROM task WHERE list = 'done' AND body ->> '$.estimation' > 0 AND body ->> '$.timeSpent' > 0`,
  );
  return { tasks: row?.tasks ?? 0, plan: row?.plan ?? 0, spent: row?.spent ?? 0 };
}

const listOf = (database: Database, id: string): TaskList | null =>
  database.get<{ list: TaskList }>('SELECT list FROM task WHERE id = ?', id)?.list ?? null;

/** What is read of the tasks here. */
const taskQueries = (database: Database) => ({
  list: (list: TaskList): Task[] =>
    database.all<{ body: string }>('SELECT body FROM task WHERE list = ?', list).map(parse),
  /** What of the to-do list can stand in a task's way: it, what is due no later, and what is on the same entity. */
  dueWith: ({ id, dueDate, projectId, entityName }: Task): Task[] =>
    database
      .all<{ body: string }>(
        `SELECT body FROM task WHERE list = 'todo' AND (id = ? OR body ->> '$.dueDate' <= ?
           OR (body ->> '$.projectId' = ? AND body ->> '$.entityName' = ?))`,
        id,
        dueDate,
        projectId,
        entityName,
      )
      .map(parse),
  summaries: (list: TaskList): TaskSummary[] =>
    database.all<TaskSummary>(
      `SELECT id, body ->> '$.statusId' AS statusId, body ->> '$.dueDate' AS dueDate,
         body ->> '$.previewFileId' AS previewFileId,
         body ->> '$.lastComment.date' AS lastCommentDate
       FROM task WHERE list = ?`,
      list,
    ),
  /** Those that were done last, the latest first. */
  lastDone: (most: number): Task[] =>
    database
      .all<{ body: string }>(
        `SELECT body FROM task WHERE list = 'done'
         ORDER BY coalesce(body ->> '$.doneAt', '') DESC, id LIMIT ?`,
        most,
      )
      .map(parse),
  count: (list: TaskList): number =>
    database.get<{ count: number }>('SELECT COUNT(*) AS count FROM task WHERE list = ?', list)
      ?.count ?? 0,
  get(id: string): { task: Task; list: TaskList } | null {
    const row = database.get<{ body: string; list: TaskList }>(
      'SELECT body, list FROM task WHERE id = ?',
      id,
    );
    return row ? { task: parse(row), list: row.list } : null;
  },
  /** The list that contains a task; `null` if it is unknown here. */
  listOf: (id: string): TaskList | null => listOf(database, id),
  /** The person's tasks of a shot or asset, done or not. */
  mineOf: (entityId: string): string[] =>
    database
      .all<{ id: string }>(
        `SELECT id FROM task WHERE list IN ('todo', 'done') AND body ->> '$.entityId' = ?`,
        entityId,
      )
      .map(({ id }) => id),
  /** Tasks with time whose name is not known here yet. */
  unknownIds: (): string[] =>
    database
      .all<{ task_id: string }>(
        'SELECT DISTINCT task_id FROM kitsu_time WHERE task_id NOT IN (SELECT id FROM task)',
      )
      .map((row) => row.task_id),
});

export type TaskTable = ReturnType<typeof taskTable>;
