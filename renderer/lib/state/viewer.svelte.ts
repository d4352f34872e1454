import { tick } from 'svelte';
import type { ShownFile } from '../../../electron/shared/shown-file.ts';

/** A place of a playlist: the files of its revision, none where nothing was published. */
export interface PlayedEntry {
  name: string;
  taskId: string;
  files: readonly ShownFile[];
}

/** A playlist as it is played. */
export interface Played {
  name: string;
  entries: readonly PlayedEntry[];
}

/** What the viewer goes through: the tasks that wait for a review, or a playlist. */
type Round = 'check' | Played;

/** What the viewer shows: files of a task, one at a time. */
export interface Shown {
  files: readonly ShownFile[];
  /** The id of the one that is shown. */
  shownId: string;
  /** The task whose comments have the files. */
  taskId: string;
  /** The frame of a movie that it opens at, from 0; the first by default. */
  frame?: number;
  /** The same, as Kitsu numbers what was drawn: of the production's rate, not of the movie's. */
  drawnFrame?: number;
  /** What it goes through, task after task; nothing by default. Then there may be no file. */
  round?: Round;
  /** Why there is no file, in words. */
  instead?: string;
  /** Where the focus goes once it is closed; to whoever opened it by default. */
  back?: () => void;
}

/** The viewer, which any room may open. `App.svelte` draws it. */
class Viewer {
  shown = $state.raw<Shown | null>(null);
  /** The comment that a reply is being written to, in the task's room. */
  replying = $state.raw<{ taskId: string; commentId: string } | null>(null);
  #opener: HTMLElement | null = null;
  #onDraft = new Set<(taskId: string) => void>();

  open(shown: Shown): void {
    if (this.shown === null) {
      const active = document.activeElement;
      this.#opener = active instanceof HTMLElement ? active : null;
    }
    this.shown = shown;
  }

  /** Another of its files, from its first frame. */
  show(shownId: string): void {
    if (this.shown === null) return;
    const { files, taskId, round, back } = this.shown;
    this.shown = { files, taskId, shownId, ...(round && { round }), ...(back && { back }) };
  }

  /** Another task of what it goes through. */
  turnTo(next: Pick<Shown, 'files' | 'shownId' | 'taskId' | 'instead'>): void {
    if (this.shown === null) return;
    const { round, back } = this.shown;
    this.shown = { ...next, ...(round && { round }), ...(back && { back }) };
  }

  /** The same files as Kitsu has them by now. */
  renew(files: readonly ShownFile[]): void {
    if (this.shown !== null) this.shown = { ...this.shown, files };
  }

  /** Calls `listener` when something of the viewer went into the draft of a task; the returned function stops. */
  onDraft(listener: (taskId: string) => void): () => void {
    this.#onDraft.add(listener);
    return () => void this.#onDraft.delete(listener);
  }

  /** The comment that whatever goes from the viewer into the task's draft replies to; `null` for a new comment. */
  get replyTo(): string | null {
    const { replying, shown } = this;
    return replying !== null && replying.taskId === shown?.taskId ? replying.commentId : null;
  }

  /** Something went into the draft of a task. */
  told(taskId: string): void {
    for (const listener of this.#onDraft) listener(taskId);
  }

  /** The focus goes back to whoever opened it: a view may take it before the dialog notes where it was. */
  async close(): Promise<void> {
    if (this.shown === null) return;
    const { back } = this.shown;
    this.shown = null;
    const opener = this.#opener;
    this.#opener = null;
    await tick();
    if (back) back();
    else opener?.focus();
  }
}

export const viewer = new Viewer();
