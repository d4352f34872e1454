import type { Task } from '../../shared/task.ts';
import type { Database } from '../database.ts';
import { createRequestOrder } from './request-order.ts';

export type TaskList = 'todo' | 'done' | 'known';

/** The fields needed of thousands of tasks at a time: reading all of each takes a tenth of a second. */
export interface TaskSummary extends Pick<Task, 'id' | 'statusId' | 'dueDate' | 'previewFileId'> {
  /** As in Kitsu's list; `null` for none. */
  lastCommentDate: string | null;
}

/** Tasks as last read from Kitsu. */
export function taskTable(database: Database) {
  const order = createRequestOrder();
  /** Fields that an older version of the app did not store. */
  const older: Partial<Task> = { retakeCount: 0, maxRetakes: 0 };
  const parse = (row: { body: string }): Task => ({ ...older, ...(JSON.parse(row.body) as Task) });
  /** The hash each task of a list was read with, as long as nothing else was stored of it. */
  const seen = new Map<string, { mark: string; list: TaskList }>();
  let revision = 0;
  /** The revision of each task's last change since the start. */
  const changedAt = new Map<string, number>();
  const changed = (id: string): void => {
    revision += 1;
    changedAt.set(id, revision);
  };
  /** The hash of the answer that a list was made from, and the revision then. */
  const wholes = new Map<TaskList, { mark: string; revision: number }>();
  /** True if something of it has changed. */
  const put = (task: Task, list: TaskList): boolean => {
    seen.delete(task.id);
    const done = database.run(
      `INSERT INTO task (id, list, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET list = excluded.list, body = excluded.body
       WHERE list IS NOT excluded.list OR body IS NOT excluded.body`,
      task.id,
      list,
      JSON.stringify(task),
    );
    if (done.changes > 0) changed(task.id);
    return done.changes > 0;
  };

  return {
    ask: order.ticket,
    /** Changes whenever anything is stored of any task, counted since the start. */
    revision: (): number => revision,
    /** Ids of the tasks of which anything was stored since that revision. */
    changedSince: (before: number): string[] =>
      [...changedAt].flatMap(([id, at]) => (at > before ? [id] : [])),
    put: (task: Task, list: TaskList): void => void put(task, list),
    /** The hash of the answer that this whole list was made from; `null` if anything was stored since. */
    fullListMark(list: TaskList): string | null {
      const whole = wholes.get(list);
      return whole?.revision === revision ? whole.mark : null;
    },
    /** Records that the list equals an answer of `count` tasks, unless something newer is here. */
    recordFullList(list: TaskList, mark: string, count: number): void {
      let stored = 0;
      for (const one of seen.values()) if (one.list === list) stored += 1;
      if (stored === count) wholes.set(list, { mark, revision });
    },
    /** The ids of this list's tasks by the hashes that they were stored with since the start. */
    marks: (list: TaskList): Map<string, string> =>
      new Map([...seen].flatMap(([id, one]) => (one.list === list ? [[one.mark, id]] : []))),
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
      for (const { task, mark } of fresh) seen.set(task.id, { mark, list });
      return fresh.some(({ isNew }) => isNew);
    },
    /** Stores what a write was read back as; a list requested before it will not undo it. */
    putReadBack(task: Task, list: TaskList): void {
      order.accept(task.id, order.ticket());
      put(task, list);
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
        const keep = new Set([...tasks.map((task) => task.id), ...same]);
        let isChanged = false;
        for (const { id } of database.all<{ id: string }>(
          'SELECT id FROM task WHERE list = ?',
          list,
        )) {
          if (keep.has(id)) continue;
          database.run(`UPDATE task SET list = 'known' WHERE id = ?`, id);
          seen.delete(id);
          changed(id);
          isChanged = true;
        }
        for (const task of tasks) {
          if (order.accept(task.id, reading) && put(task, list)) isChanged = true;
        }
        database.run(
          `DELETE FROM task WHERE list = 'known' AND id NOT IN (SELECT task_id FROM kitsu_time)
           AND id NOT IN (SELECT task_id FROM outbox)
           AND id NOT IN (SELECT task_id FROM receipt)
           AND id NOT IN (SELECT task_id FROM kept_time)
           AND id NOT IN (SELECT task_id FROM segment)`,
        );
        return isChanged;
      });
    },
    list: (list: TaskList): Task[] =>
      database.all<{ body: string }>('SELECT body FROM task WHERE list = ?', list).map(parse),
    summaries: (list: TaskList): TaskSummary[] =>
      database.all<TaskSummary>(
        `SELECT id, body ->> '$.statusId' AS statusId, body ->> '$.dueDate' AS dueDate,
           body ->> '$.previewFileId' AS previewFileId,
           body ->> '$.lastComment.date' AS lastCommentDate
         FROM task WHERE list = ?`,
        list,
      ),
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
    listOf: (id: string): TaskList | null =>
      database.get<{ list: TaskList }>('SELECT list FROM task WHERE id = ?', id)?.list ?? null,
    /** Tasks with time whose name is not known here yet. */
    unknownIds: (): string[] =>
      database
        .all<{ task_id: string }>(
          'SELECT DISTINCT task_id FROM kitsu_time WHERE task_id NOT IN (SELECT id FROM task)',
        )
        .map((row) => row.task_id),
  };
}

export type TaskTable = ReturnType<typeof taskTable>;
