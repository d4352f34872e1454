/** A comment gave a task a status, or left it the one that it had. */
export interface StatusNews {
  taskId: string;
  /** `null`: the comment of it is gone. */
  statusId: string | null;
  authorId: string | null;
  /** ISO instant. */
  at: string;
}
