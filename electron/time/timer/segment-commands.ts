import type { KeptSegment } from '../../replica/tables/segments.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { UndoHandle } from '../../rules/undo-log.ts';
import { createSegmentEdit, NO_LENGTH, type SegmentEditDeps } from './segment-edit.ts';
import { byDay } from './write-segments.ts';

export interface SegmentCommandDeps extends SegmentEditDeps {
  newId(): string;
}

export interface NewSegment {
  taskId: string;
  start: number;
  end: number;
}

const GONE = failure('not-found', 'This part of the day is not there any more.');

/**
 * The artist's edits of the day's segments (segment-edit.ts). Each can be undone while the app runs.
 * Instants are epoch milliseconds.
 */
export function createSegmentCommands(deps: SegmentCommandDeps) {
  const { calendar, newId } = deps;
  const { segments } = deps.replica;
  const edit = createSegmentEdit(deps);

  /** A span as segments, one per day; the first keeps the id. */
  const parts = (id: string, taskId: string, start: number, end: number): KeptSegment[] =>
    byDay(calendar, start, end).map((part, index) => ({
      id: index === 0 ? id : newId(),
      taskId,
      ...part,
    }));

  return {
    /** Moves the edges. The running segment has no end: only its start moves. */
    set({ id, start, end }: { id: string; start: number; end: number | null }): Result<UndoHandle> {
      const one = segments.byId(id);
      if (!one) return GONE;
      if (one.end === null) {
        // It begins on its own day: the part on the day before is another segment.
        const from = Math.max(start, calendar.boundsOf(one.day).start);
        return edit({ put: [{ ...one, start: from }], remove: [] });
      }
      if (end === null || end <= start) return NO_LENGTH;
      return edit({ put: parts(id, one.taskId, start, end), remove: [] });
    },
    /** Splits a segment; the later part gets a new id. */
    split({ id, at }: { id: string; at: number }): Result<UndoHandle> {
      const one = segments.byId(id);
      if (!one) return GONE;
      if (at <= one.start || at >= (one.end ?? deps.now())) return NO_LENGTH;
      // The running one continues under its own id.
      const put =
        one.end === null
          ? [
              { ...one, id: newId(), end: at },
              { ...one, start: at },
            ]
          : [
              { ...one, end: at },
              { ...one, id: newId(), start: at },
            ];
      return edit({ put, remove: [] });
    },
    /** Gives it to another task. */
    move({ id, taskId }: { id: string; taskId: string }): Result<UndoHandle> {
      const one = segments.byId(id);
      return one ? edit({ put: [{ ...one, taskId }], remove: [] }) : GONE;
    },
    /** Deletes it; the running one stops with nothing logged. */
    remove: ({ id }: { id: string }): Result<UndoHandle> =>
      segments.byId(id) ? edit({ put: [], remove: [id] }) : GONE,
    /** Adds a segment that was not timed. */
    add({ taskId, start, end }: NewSegment): Result<UndoHandle> {
      if (end <= start) return NO_LENGTH;
      return edit({ put: parts(newId(), taskId, start, end), remove: [] });
    },
  };
}

export type SegmentCommands = ReturnType<typeof createSegmentCommands>;
