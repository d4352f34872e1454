import type { CheckRow } from '../../../../electron/shared/task-lists.ts';
import type { Thread } from '../../../../electron/shared/thread.ts';
import { call } from '../../../lib/api.ts';
import { coalesced } from '../../../lib/state/coalesced.ts';
import { DebouncedSave } from '../../../lib/state/debounced-save.ts';
import { taskLists } from '../../../lib/state/task-lists.svelte.ts';
import { today } from '../../../lib/state/today.svelte.ts';
import { undoStep } from '../../../lib/state/undo.ts';
import { viewer } from '../../../lib/state/viewer.svelte.ts';
import { approve, retakeBeside, retakeByDraft } from '../../../parts/checking.ts';
import { newestRevision } from './newest-revision.ts';

const DRAFT_AFTER_MS = 400;
const NOTHING_LEFT = 'Nothing is left to check.';
const READING = 'Getting the newest revision…';
const NOTHING_PUBLISHED =
  'Nothing was published on this task. It can be approved, or a retake asked for, all the same.';

interface Note {
  row: CheckRow;
  text: string;
  /** It is the draft of the task's comment; else the draft is a reply, which stays as it is. */
  isDraft: boolean;
  /** How many files of the draft go with it. */
  files: number;
}

/** The tasks to check as they are looked at one after the other; which one is what the list has selected. */
export class Review {
  /** The newest revision that is shown; `null` where there is none. */
  revision = $state<number | null>(null);
  /** The note of a retake while it is written. */
  note = $state.raw<Note | null>(null);
  isSending = $state(false);

  readonly #rows = $derived(taskLists.check?.rows ?? []);
  readonly #at = $derived(this.#rows.findIndex(({ task }) => task.id === today.selectedId));
  /** The task that is looked at. One whose note is being written stays, whatever becomes of it meanwhile. */
  readonly row: CheckRow | undefined = $derived(this.note?.row ?? this.#rows[this.#at]);
  /** Its place in the list, from 1, and how many there are. */
  readonly place = $derived({ at: this.#at + 1, of: this.#rows.length });

  /** What was answered here, the last one last: what Ctrl+Z takes back. */
  #answered = $state.raw<readonly { taskId: string; undo: number }[]>([]);
  #shown: string | null = null;
  #read = coalesced(async () => {
    const taskId = this.#shown;
    if (taskId === null) return;
    const answer = await call('task.comments', { taskId, opened: false });
    if (taskId !== this.#shown) return;
    if (answer.ok) this.#show(taskId, answer.value);
    else viewer.turnTo({ taskId, files: [], shownId: '', instead: answer.message });
  });
  #draft = new DebouncedSave<{ taskId: string; text: string; statusId: string | null }>(
    DRAFT_AFTER_MS,
    async (draft) => {
      await call('comment.saveDraft', { ...draft, replyTo: null });
      viewer.told(draft.taskId);
    },
  );

  /** Shows the task that has its turn by now. */
  async follow(taskId: string | undefined): Promise<void> {
    if (taskId === undefined) {
      const isOver = this.#shown !== null && this.#rows.length === 0;
      if (isOver) viewer.turnTo({ taskId: this.#shown ?? '', ...none(NOTHING_LEFT) });
      if (isOver) this.#shown = null;
      return;
    }
    if (taskId === this.#shown) return;
    this.#shown = taskId;
    this.revision = null;
    viewer.turnTo({ taskId, ...none(READING) });
    const answer = await call('task.comments', { taskId, opened: true });
    if (taskId !== this.#shown || !answer.ok) return void this.#read();
    this.#show(taskId, answer.value);
    // The next one is read meanwhile.
    const next = this.#rows[this.#at + 1]?.task.id;
    if (next !== undefined) void call('task.comments', { taskId: next, opened: true });
  }

  /** What came of the comments: a first revision is shown, another one leaves what is looked at alone. */
  readonly refresh = (): void => {
    if (viewer.shown?.files.length === 0) void this.#read();
  };

  #show(taskId: string, { comments, readAt }: Thread): void {
    const newest = newestRevision(comments);
    this.revision = newest?.revision ?? null;
    const [first] = newest?.files ?? [];
    if (newest && first) viewer.turnTo({ taskId, files: newest.files, shownId: first.id });
    else viewer.turnTo({ taskId, ...none(readAt === null ? READING : NOTHING_PUBLISHED) });
  }

  /** There is a task, and no note is being written on it. */
  get canAnswer(): boolean {
    return this.row !== undefined && this.note === null;
  }

  get canStep(): boolean {
    return this.note === null && this.#rows.length > 1;
  }

  get canUndo(): boolean {
    return this.#answered.length > 0;
  }

  /** Round and round, so that no button goes from under a finger. */
  step(by: 1 | -1): void {
    const { length } = this.#rows;
    const next = this.#rows[(this.#at + by + length) % length];
    if (next && this.note === null) today.selectedId = next.task.id;
  }

  async approve(): Promise<void> {
    const { row } = this;
    if (row && this.note === null) this.#keep(row, await approve(row));
  }

  /** Opens the note of a retake with what is written on the task already. */
  async ask(): Promise<void> {
    const taskId = this.row?.task.id;
    if (taskId === undefined || this.note !== null) return;
    const answer = await call('task.comments', { taskId, opened: false, most: 1 });
    const { row } = this;
    if (row?.task.id !== taskId || row.retake === null) return;
    const draft = answer.ok ? answer.value.draft : null;
    const isDraft = draft === null || draft.replyTo === null;
    const files = isDraft ? (draft?.files.length ?? 0) : 0;
    this.note = { row, text: isDraft ? (draft?.text ?? '') : '', isDraft, files };
  }

  type(text: string): void {
    if (this.note === null) return;
    this.note = { ...this.note, text };
    const { row, isDraft } = this.note;
    if (!isDraft) return;
    const statusId = text === '' ? null : (row.retake?.id ?? null);
    this.#draft.schedule({ taskId: row.task.id, text, statusId });
  }

  /** Closes the note; its words stay with the task. */
  leaveNote(): boolean {
    if (this.note === null) return false;
    this.#draft.flush();
    this.note = null;
    return true;
  }

  async send(): Promise<void> {
    const { note } = this;
    if (note === null || this.isSending) return;
    this.isSending = true;
    this.#draft.flush();
    const { row, text, isDraft } = note;
    const undo = isDraft ? await retakeByDraft(row, text) : await retakeBeside(row, text);
    this.isSending = false;
    if (undo === null) return;
    this.note = null;
    this.#keep(row, undo);
  }

  /** Takes the last answer back, and goes to its task again. */
  async undo(): Promise<void> {
    const last = this.#answered.at(-1);
    if (!last) return;
    this.#answered = this.#answered.slice(0, -1);
    if (!(await undoStep(last.undo))) return;
    await taskLists.refresh();
    if (this.#rows.some(({ task }) => task.id === last.taskId)) today.selectedId = last.taskId;
  }

  #keep({ task }: CheckRow, undo: number | null): void {
    if (undo !== null) this.#answered = [...this.#answered, { taskId: task.id, undo }];
  }
}

const none = (instead: string) => ({ files: [], shownId: '', instead });
