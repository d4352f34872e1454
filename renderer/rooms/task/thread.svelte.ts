import { clock } from '../../lib/state/clock.svelte.ts';
import { readGivenFiles } from './given-files.ts';
import type {
  CommentDraft,
  CommentResult,
  Thread,
  ThreadComment,
  ThreadReply,
} from '../../../electron/shared/thread.ts';
import { taskTitle } from '../../../electron/shared/task.ts';
import { failureText, type Failure, type Result } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { viewer } from '../../lib/state/viewer.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { onUndone, undoStep } from '../../lib/state/undo.ts';

const DRAFT_AFTER_MS = 400;
const FIRST = 60;

/** What stayed as it was is the same object as before: of thousands of comments only those that changed are drawn anew. */
function withKnown(thread: Thread, before: readonly ThreadComment[]): Thread {
  const known = new Map(before.map((comment) => [comment.id, comment]));
  const comments = thread.comments.map((comment) => {
    const same = known.get(comment.id);
    return same && JSON.stringify(same) === JSON.stringify(comment) ? same : comment;
  });
  return { ...thread, comments };
}

/** A task's comments as the main process last returned them, and the draft below them. */
export class ThreadState {
  view = $state.raw<Thread | null>(null);
  text = $state('');
  statusId = $state<string | null>(null);
  /** The comment that is replied to; `null` for a new comment. */
  replyTo = $state<string | null>(null);
  sending = $state(false);
  /** Why it was refused, as a message. */
  error = $state<string | null>(null);
  /** Kitsu would post copies: the artist is asked. */
  copies = $state.raw<{ words: string[]; entity: string } | null>(null);

  /** Sent a moment ago, as a comment or as a reply to one, and nothing was typed since. */
  sent = $state.raw<{ replyTo: string | null; undo: number } | null>(null);

  #taskId: string | null = null;
  /** An undo may have made a draft of a comment. */
  #draftWanted = false;
  /** The task whose comments were refreshed because it was opened here. */
  #opened: string | null = null;
  /** As many as are asked for: a task may have thousands. */
  #most = FIRST;
  #stops: (() => void)[] = [];
  #draftTimer: ReturnType<typeof setTimeout> | null = null;
  #read = coalesced(async () => {
    const taskId = this.#taskId;
    if (taskId === null) return;
    const opened = this.#opened !== taskId;
    this.#opened = taskId;
    const answer = await call('task.comments', { taskId, opened, most: this.#most });
    if (taskId !== this.#taskId) return;
    if (!answer.ok) {
      this.#say(taskId, answer);
      return;
    }
    if (this.view === null || this.#draftWanted) this.#takeDraft(answer.value);
    this.#draftWanted = false;
    this.view = withKnown(answer.value, this.view?.comments ?? []);
  });

  /** Shows this task; the returned function leaves it and saves the draft. */
  open(taskId: string): () => void {
    this.#taskId = taskId;
    const hidden = (): void => {
      if (document.visibilityState !== 'visible') this.#keepDraft();
    };
    const gone = (): void => this.#keepDraft();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', gone);
    this.#stops = [
      on('comments', () => void this.#read()),
      onUndone(() => {
        this.#draftWanted = true;
        void this.#read();
      }),
      viewer.onDraft((id) => {
        if (id !== taskId) return;
        this.#draftWanted = true;
        void this.#read();
      }),
      () => document.removeEventListener('visibilitychange', hidden),
      () => window.removeEventListener('pagehide', gone),
    ];
    void this.#read();
    return () => this.#close();
  }

  /** Asks for older ones, so that there are at least so many. */
  async reach(most: number): Promise<void> {
    if (most <= this.#most || (this.view?.older ?? 0) === 0) return;
    this.#most = most;
    await this.#read();
  }

  type(text: string): void {
    this.text = text;
    this.sent = null;
    this.error = null;
    this.#keepDraftSoon();
  }

  choose(statusId: string | null): void {
    this.statusId = statusId;
    this.error = null;
    this.#keepDraftSoon();
  }

  answer(commentId: string | null): void {
    this.replyTo = commentId;
    this.error = null;
    this.#keepDraftSoon();
  }

  /** Sends the draft; `copies`: the artist confirmed the copies. */
  async send(copies = false): Promise<void> {
    const taskId = this.#taskId;
    if (taskId === null || this.sending) return;
    // A second press on Send skips the wait of what was sent.
    if (this.sent !== null && !this.hasWords) return this.sendNow();
    this.copies = null;
    this.error = null;
    this.sending = true;
    // The text is saved to disk first, in case the call or this window fails.
    this.#keepDraft();
    const answer = await this.#ask(taskId, copies);
    this.sending = false;
    if (taskId !== this.#taskId) {
      if (!answer.ok) this.#say(taskId, answer);
    } else if (!answer.ok) {
      this.error = failureText(answer);
    } else if (answer.value.kind === 'copies') {
      this.copies = answer.value;
    } else {
      const { replyTo } = this;
      const { undo } = answer.value;
      this.#clear();
      await this.#read();
      this.sent = { replyTo, undo };
    }
  }

  /** There is something to send. */
  get hasWords(): boolean {
    const files = this.view?.draft?.files ?? [];
    return this.text.trim() !== '' || this.statusId !== null || files.length > 0;
  }

  /** Makes a draft again of what was sent a moment ago, if it has not left. */
  async undoSend(): Promise<void> {
    if (this.sent !== null) await undoStep(this.sent.undo);
  }

  /** What was sent a moment ago leaves at once. */
  async sendNow(): Promise<void> {
    const id = this.sentEntry?.changeId;
    if (id !== null && id !== undefined) await call('outbox.retry', { id });
  }

  /** What was sent a moment ago, as it is known by now. */
  get sentEntry(): ThreadReply | null {
    const { sent, view } = this;
    if (sent === null || view === null) return null;
    const { comments } = view;
    const among: readonly ThreadReply[] =
      sent.replyTo === null
        ? comments
        : (comments.find(({ id }) => id === sent.replyTo)?.replies ?? []);
    const mine = among.filter((one) => one.mine);
    return mine.reduce<ThreadReply | null>(
      (last, one) => (last === null || one.at > last.at ? one : last),
      null,
    );
  }

  /** Asks which files to attach to the draft. */
  attach = (): Promise<void> => this.#takeFiles((taskId) => call('comment.attach', { taskId }));
  /** Attaches files that were pasted or dropped. */
  async attachGiven(given: readonly File[]): Promise<void> {
    const read = await readGivenFiles(given, clock.now);
    if (!read.ok) this.error = failureText(read);
    else
      await this.#takeFiles((taskId) =>
        call('comment.attachContents', { taskId, files: read.value }),
      );
  }
  detach = (fileId: string): Promise<void> =>
    this.#takeFiles((taskId) => call('comment.detach', { taskId, fileId }));

  async #takeFiles(ask: (taskId: string) => Promise<Result<CommentDraft | null>>): Promise<void> {
    const taskId = this.#taskId;
    if (taskId === null) return;
    this.error = null;
    this.#keepDraft();
    const answer = await ask(taskId);
    if (taskId !== this.#taskId) return;
    if (!answer.ok) this.error = failureText(answer);
    else if (this.view) this.view = { ...this.view, draft: answer.value };
    // A reply without words is a draft as soon as it has a file.
    this.#keepDraftSoon();
  }

  /** The artist prefers to change the text. */
  forgetCopies(): void {
    this.copies = null;
  }

  #ask(taskId: string, copies: boolean): Promise<Result<CommentResult>> {
    const { text, statusId, replyTo } = this;
    return replyTo === null
      ? call('comment.add', { taskId, text, statusId, copies })
      : call('comment.reply', { taskId, commentId: replyTo, text });
  }

  /** The artist may be at another task by now. */
  #say(taskId: string, { message, action }: Failure): void {
    const task = today.task(taskId);
    const named = task ? `${taskTitle(task)}: ${message}` : message;
    app.notify({ message: named, action, tone: 'bad' });
  }

  #close(): void {
    this.#keepDraft();
    for (const stop of this.#stops.splice(0)) stop();
    this.#taskId = null;
    this.#opened = null;
    this.#most = FIRST;
    this.view = null;
    this.copies = null;
    this.#clear();
  }

  #clear(): void {
    this.sent = null;
    this.text = '';
    this.statusId = null;
    this.replyTo = null;
    this.error = null;
  }

  /** Restores the draft that was saved when the task was left, unless something else was typed meanwhile. */
  #takeDraft({ draft, comments, statuses }: Thread): void {
    if (!draft?.text.startsWith(this.text.trimEnd())) return;
    this.sent = null;
    this.text = draft.text;
    // The comment it replies to may be gone meanwhile.
    this.replyTo = comments.some(({ id }) => id === draft.replyTo) ? draft.replyTo : null;
    this.statusId = statuses.some(({ id }) => id === draft.statusId) ? draft.statusId : null;
  }

  #keepDraftSoon(): void {
    this.#stopTimer();
    this.#draftTimer = setTimeout(() => this.#keepDraft(), DRAFT_AFTER_MS);
  }

  /** Saves only if something has changed since the last save; a pending timer means it has. */
  #keepDraft(): void {
    if (this.#draftTimer === null || this.#taskId === null) return;
    this.#stopTimer();
    const { text, statusId, replyTo } = this;
    void call('comment.saveDraft', { taskId: this.#taskId, text, statusId, replyTo });
  }

  #stopTimer(): void {
    if (this.#draftTimer !== null) clearTimeout(this.#draftTimer);
    this.#draftTimer = null;
  }
}
