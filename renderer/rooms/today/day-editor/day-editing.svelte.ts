import type { DaySegments, Segment } from '../../../../electron/shared/timer.ts';
import type { FoundTask } from '../../../parts/task-finder.ts';
import { segments } from '../../../lib/state/segments.svelte.ts';
import {
  clockText,
  instantAt,
  pieceText,
  type BarPiece,
} from '../../../parts/day-bar/segment-bar.ts';
import { edgeRoom, FINE_STEP_MS, nextStep, snapped, STEP_MS, type Edge } from './segment-edit.ts';

/** The open question about the selected piece: the task that gets it, or where to split it. */
export type Prompt = { kind: 'task'; text: string } | { kind: 'split'; text: string };

/**
 * The state of the day editor: the selected piece, an edge that is being moved, what was done and how
 * to undo it. An edge is shown at once while it moves and saved when it is released.
 */
export class DayEditing {
  /** The key of the selected piece. */
  chosen = $state<string | null>(null);
  prompt = $state.raw<Prompt | null>(null);
  /** For the screen reader and the line below the bar. */
  status = $state('');
  refused = $state<string | null>(null);
  /** The moved edges of one segment, not saved yet. */
  draft = $state.raw<{ id: string; start: number; end: number | null } | null>(null);
  /** How many edits were made here and can be undone. */
  changes = $state(0);

  /** The message about the draft's edge; meanwhile an earlier one may be saved, with its own message. */
  #draftWords = '';
  /** The edge that is being saved, and what waits behind it. */
  #sent: object | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly now: () => number) {}

  /** The day as it is drawn: with the moving edge. */
  drawn(day: DaySegments): DaySegments {
    const { draft } = this;
    if (!draft) return day;
    const moved = (one: Segment): Segment => (one.id === draft.id ? { ...one, ...draft } : one);
    return { ...day, segments: day.segments.map(moved) };
  }

  /** The editor was opened: only the undo of the last time is kept. */
  begin(): void {
    this.prompt = null;
    this.refused = null;
    this.status = '';
    this.draft = null;
  }

  ask(asking: Prompt | null): void {
    this.prompt = asking;
    this.refused = null;
  }

  choose(key: string | null): void {
    if (key === this.chosen) return;
    this.chosen = key;
    this.prompt = null;
    this.refused = null;
  }

  /** Moves an edge of the selected segment by one step of the clock. */
  step(day: DaySegments, one: Segment, edge: Edge, by: -1 | 1, fine: boolean): void {
    const at = edge === 'start' ? one.start : one.end;
    if (at !== null) this.drag(day, one, edge, nextStep(at, by, stepOf(fine)), fine);
  }

  /** Moves an edge of a segment to an instant, as far as there is room. */
  drag(day: DaySegments, one: Segment, edge: Edge, at: number, fine: boolean): void {
    const room = edgeRoom(day, one, edge, this.now());
    if (!room) return;
    const put = snapped(at, stepOf(fine), room);
    const { id, start, end } = one;
    this.draft = edge === 'start' ? { id, start: put, end } : { id, start, end: put };
    this.refused = null;
    const blocked = put !== at && Math.abs(put - at) >= FINE_STEP_MS ? ' No further.' : '';
    this.#draftWords = `${edge === 'start' ? 'Starts' : 'Ends'} ${clockText(day.zone, put)}.${blocked}`;
    this.status = this.#draftWords;
  }

  /** Saves the released edge; the next one may be moved meanwhile. */
  async letGo(): Promise<void> {
    const { draft } = this;
    if (!draft || draft === this.#sent) return;
    this.#sent = draft;
    const before = segments.view?.segments.find(({ id }) => id === draft.id);
    if (before && (before.start !== draft.start || before.end !== draft.end))
      await this.#do(`${this.#draftWords} Saved.`, () => segments.edit('segment.set', draft));
    if (this.draft === draft) this.draft = null;
  }

  /** Puts the edge back where it was. */
  dropDraft(): void {
    this.draft = null;
    this.status = '';
  }

  /** Splits at the typed time, in the day's zone: `13:20`. */
  async split(day: DaySegments, one: Segment): Promise<boolean> {
    const time = /^(\d{1,2})[:.h]?(\d{2})$/.exec(this.prompt?.text.trim() ?? '');
    const words = time ? `${time[1]?.padStart(2, '0')}:${time[2]}` : '';
    if (!time || words > '23:59' || Number(time[2]) > 59) {
      this.refused = 'Type a time like 13:20.';
      return false;
    }
    const at = instantAt(day, words);
    if (at <= one.start || at >= (one.end ?? this.now())) {
      this.refused = 'That is not within it. Type a time between its start and its end.';
      return false;
    }
    const done = await this.#do(`Split at ${clockText(day.zone, at)}.`, () =>
      segments.edit('segment.split', { id: one.id, at }),
    );
    if (done) this.prompt = null;
    return done;
  }

  /** Gives the selected piece to a task: a segment moves there, a hole is filled. */
  async give(piece: BarPiece, task: FoundTask): Promise<boolean> {
    const { segment, start, end } = piece;
    const known = new Set(segments.view?.segments.map(({ id }) => id));
    const done = segment
      ? await this.#do(`Moved to ${task.title}.`, () =>
          segments.edit('segment.move', { id: segment.id, taskId: task.id }),
        )
      : await this.#do(`Assigned to ${task.title}.`, () =>
          segments.edit('segment.add', { taskId: task.id, start, end }),
        );
    if (!done) return false;
    this.prompt = null;
    if (!segment)
      this.chosen = segments.view?.segments.find(({ id }) => !known.has(id))?.id ?? null;
    return true;
  }

  async remove(day: DaySegments, piece: BarPiece): Promise<void> {
    const { segment } = piece;
    if (!segment) return;
    const words =
      segment.end === null
        ? 'Removed; the timer is stopped and this run is not logged.'
        : `Removed ${pieceText(day, piece)}.`;
    await this.#do(words, () => segments.edit('segment.remove', { id: segment.id }));
  }

  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const answer = await segments.undoLast();
      this.refused = answer.ok ? null : answer.message;
      this.status = answer.ok ? `${answer.value.message}.` : '';
      this.changes = Math.max(0, this.changes - 1);
    });
  }

  #do(
    words: string,
    work: () => Promise<{ undo: number } | { refused: string }>,
  ): Promise<boolean> {
    return this.#inTurn(async () => {
      const done = await work();
      this.refused = 'refused' in done ? done.refused : null;
      this.status = 'undo' in done ? words : '';
      if ('undo' in done) this.changes += 1;
      return 'undo' in done;
    });
  }

  /** One after another: each starts from the day that the one before left. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

const stepOf = (fine: boolean): number => (fine ? FINE_STEP_MS : STEP_MS);
