/** Where in the window a write was made: Ctrl+Z there undoes the last of them. */
export const UNDO_ROOMS = [
  'today',
  'day-editor',
  'timesheet',
  'outbox',
  'quick-log',
  'notifications',
  'structure',
] as const;
export type UndoRoom = (typeof UNDO_ROOMS)[number];

/** Names a step of the undo log; `null`: nothing was changed that could be undone. */
export interface Undoable {
  undo: number | null;
}

/** What was undone, for the artist: `Undone: 1 h 30 on SH030 · Animation`. */
export interface Undone {
  message: string;
  /** The step that is undone. */
  step: number;
}
