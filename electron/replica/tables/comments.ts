import type { Comment, CommentPreview, Reply } from '../../shared/comment.ts';
import type { Database } from '../database.ts';
import type { RequestOrder } from './request-order.ts';

/** When a task's comments were read, and the date of its last comment in Kitsu's task list then. */
export interface CommentList {
  readAt: string;
  lastComment: string | null;
}

type Stored<Whole, Later extends keyof Whole> = Omit<Whole, Later> & Partial<Pick<Whole, Later>>;
type StoredReply = Stored<Reply, 'mentions' | 'departmentMentions' | 'attachments'>;
type StoredComment = Omit<
  Stored<Comment, 'editorId' | 'mentions' | 'departmentMentions' | 'acknowledgements'>,
  'replies' | 'attachments' | 'previews'
> & {
  replies: StoredReply[];
  previews?: Stored<CommentPreview, 'drawings'>[];
  attachments: { id: string; name: string; size?: number }[];
};

const files = (stored: StoredComment['attachments']): Comment['attachments'] =>
  stored.map((file) => ({ ...file, size: file.size ?? 0 }));

/** An earlier version stored fewer fields of a comment: the rest is unknown until it is read again. */
function commentOf(body: string): Comment {
  const stored = JSON.parse(body) as StoredComment;
  return {
    ...stored,
    editorId: stored.editorId ?? null,
    mentions: stored.mentions ?? [],
    departmentMentions: stored.departmentMentions ?? [],
    acknowledgements: stored.acknowledgements ?? [],
    previews: (stored.previews ?? []).map((one) => ({ ...one, drawings: one.drawings ?? 0 })),
    attachments: files(stored.attachments),
    replies: stored.replies.map((reply) => ({
      ...reply,
      mentions: reply.mentions ?? [],
      departmentMentions: reply.departmentMentions ?? [],
      attachments: files(reply.attachments ?? []),
    })),
  };
}

/** Comments as last read from Kitsu. */
export function commentTable(database: Database, order: RequestOrder) {
  const listOf = (row: { read_at: string; last_comment: string | null }): CommentList => ({
    readAt: row.read_at,
    lastComment: row.last_comment,
  });

  /** These comments are here already, in this order: written anew they would be news. */
  function holds(taskId: string, comments: Comment[]): boolean {
    const here = database.all<{ body: string }>(
      'SELECT body FROM comment WHERE task_id = ? ORDER BY rowid',
      taskId,
    );
    return (
      here.length === comments.length &&
      comments.every((comment, index) => JSON.stringify(comment) === here[index]?.body)
    );
  }

  function replaceComments(taskId: string, comments: Comment[]): void {
    database.run('DELETE FROM comment WHERE task_id = ?', taskId);
    for (const comment of comments) {
      database.run(
        'INSERT OR REPLACE INTO comment (id, task_id, created_at, body) VALUES (?, ?, ?, ?)',
        comment.id,
        taskId,
        comment.at,
        JSON.stringify(comment),
      );
    }
  }

  return {
    ask: order.ticket,
    /**
     * Makes a task's comments exactly what Kitsu sent: missing ones were deleted there. Returns false,
     * with nothing stored, if the result of a later request is already here. `reading` is the number
     * from `ticket`, taken before the request.
     */
    replaceTask(
      taskId: string,
      comments: Comment[],
      { readAt, lastComment }: CommentList,
      reading: number,
    ): boolean {
      if (!order.accept(taskId, reading)) return false;
      database.transaction(() => {
        if (!holds(taskId, comments)) replaceComments(taskId, comments);
        database.run(
          `INSERT INTO comment_list (task_id, read_at, last_comment) VALUES (?, ?, ?)
           ON CONFLICT (task_id) DO UPDATE SET read_at = excluded.read_at, last_comment = excluded.last_comment`,
          taskId,
          readAt,
          lastComment,
        );
      });
      return true;
    },
    /** Newest first, all of them or the first `most`. */
    of: (taskId: string, most = -1): Comment[] =>
      database
        .all<{ body: string }>(
          'SELECT body FROM comment WHERE task_id = ? ORDER BY created_at DESC, rowid LIMIT ?',
          taskId,
          most,
        )
        .map(({ body }) => commentOf(body)),
    /** The task whose comments have this preview; `null` if none here has. */
    taskOfPreview: (previewId: string): string | null =>
      database.get<{ task_id: string }>(
        'SELECT task_id FROM comment WHERE instr(body, ?) > 0 LIMIT 1',
        JSON.stringify(previewId),
      )?.task_id ?? null,
    /** How many there are. */
    count: (taskId: string): number =>
      database.get<{ many: number }>(
        'SELECT count(*) AS many FROM comment WHERE task_id = ?',
        taskId,
      )?.many ?? 0,
    /** The last revision that was published on each task that waits for review, as far as it is known here. */
    lastRevisions: (): Map<string, number> =>
      new Map(
        database
          .all<{ task_id: string; revision: number }>(
            `SELECT task_id, max(preview.value ->> '$.revision') AS revision
             FROM comment, json_each(comment.body, '$.previews') AS preview
             WHERE task_id IN (SELECT task_id FROM to_check) GROUP BY task_id`,
          )
          .map(({ task_id, revision }) => [task_id, revision]),
      ),
    list(taskId: string): CommentList | null {
      const row = database.get<{ read_at: string; last_comment: string | null }>(
        'SELECT read_at, last_comment FROM comment_list WHERE task_id = ?',
        taskId,
      );
      return row ? listOf(row) : null;
    },
    lists: (): Map<string, CommentList> =>
      new Map(
        database
          .all<{ task_id: string; read_at: string; last_comment: string | null }>(
            'SELECT task_id, read_at, last_comment FROM comment_list',
          )
          .map((row) => [row.task_id, listOf(row)]),
      ),
    /** Deletes comments of tasks that nothing here refers to any more. */
    sweep(): void {
      const nameless = 'task_id NOT IN (SELECT id FROM task)';
      if (!database.get(`SELECT 1 FROM comment_list WHERE ${nameless}`)) return;
      database.transaction(() => {
        database.run(`DELETE FROM comment WHERE ${nameless}`);
        database.run(`DELETE FROM comment_list WHERE ${nameless}`);
      });
    },
  };
}

export type CommentTable = ReturnType<typeof commentTable>;
