import { formatMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import type { Room } from '../../../electron/shared/room.ts';
import type { UndoRoom } from '../../../electron/shared/undo.ts';
import { call } from '../api.ts';
import { app } from './app.svelte.ts';

/** Undoes one write by the number it was answered with, and says what was undone or why not. */
export const undoStep = async (undo: number): Promise<boolean> =>
  tell(await call('undo.run', { undo }));

/** Undoes the last write that was made in a room, and says what was undone or why not. */
export const undoLast = async (room: UndoRoom): Promise<boolean> =>
  tell(await call('undo.last', { room }));

/** Whose writes Ctrl+Z undoes in a room; `null`: the room has none to undo. */
export function undoRoomOf({ name }: Room): UndoRoom | null {
  switch (name) {
    case 'today':
    case 'task':
      return 'today';
    case 'settings':
    case 'mine':
    case 'productions':
    case 'setup':
    case 'making':
      // A sheet has a history of its own.
      return null;
    case 'schedule':
    case 'team':
    case 'tracking':
      return 'structure';
    default:
      return name;
  }
}

const listeners = new Set<() => void | Promise<void>>();

/** Hears of each undo, as a composer does whose comment is a draft again; the answer ends it. */
export function onUndone(told: () => void | Promise<void>): () => void {
  listeners.add(told);
  return () => void listeners.delete(told);
}

function tell(answer: Awaited<ReturnType<typeof call<'undo.last'>>>): boolean {
  const nothing = !answer.ok && answer.code === 'not-found';
  if (answer.ok) app.notices.undone(answer.value.step);
  if (answer.ok || nothing)
    app.notify({ message: answer.ok ? answer.value.message : answer.message });
  else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  if (answer.ok) for (const told of listeners) void told();
  return answer.ok;
}

/**
 * A line that says what was done and offers to undo it; without a step it only says it. `taken`: the
 * minutes that were taken away, which the undo puts back.
 */
export function notifyDone(message: string, undo: number | null, taken: Minutes = 0): void {
  if (undo === null) app.notify({ message });
  else {
    const run = () => void undoStep(undo);
    app.notify({ message, undo: run, step: undo, undoes: putsBack(taken) });
  }
}

/** `puts 36 h back`; `null` where nothing was taken away. */
const putsBack = (taken: Minutes): string | null =>
  taken > 0 ? `puts ${formatMinutes(taken)} back` : null;
