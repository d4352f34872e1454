let wantedOn: string | null = null;

/** A comment is to be written on this task, whose room is entered next. */
export const wantComment = (taskId: string): void => void (wantedOn = taskId);

/** Whether one is to be written on the task that is entered; yes only once. */
export function isCommentWanted(taskId: string): boolean {
  const isWanted = wantedOn === taskId;
  if (isWanted) wantedOn = null;
  return isWanted;
}
