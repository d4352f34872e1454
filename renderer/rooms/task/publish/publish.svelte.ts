import type { PublishFile, PublishView } from '../../../../electron/shared/publish.ts';
import { LARGEST_REVISION } from '../../../../electron/shared/publish.ts';
import { failureText, type Result } from '../../../../electron/shared/result.ts';
import { call } from '../../../lib/api.ts';
import { clock } from '../../../lib/state/clock.svelte.ts';
import { DebouncedSave } from '../../../lib/state/debounced-save.ts';
import { notifyDone } from '../../../lib/state/undo.ts';
import { readGivenFiles } from '../given-files.ts';
import { smallPicture } from './small-picture.ts';

const SAVE_AFTER_MS = 400;

type Saved = Parameters<typeof call<'publish.saveDraft'>>[1];

/** A revision of one task that is not published yet: what is typed, and the main process's answers to it. */
export class PublishState {
  view = $state.raw<PublishView | null>(null);
  text = $state('');
  statusId = $state<string | null>(null);
  /** As it is typed; empty for the next number. */
  revision = $state('');
  files = $state.raw<readonly PublishFile[]>([]);
  /** Small pictures of files that were given to this window, by their ids. */
  pictures = $state.raw<Readonly<Record<string, string>>>({});
  busy = $state<'reading' | 'sending' | null>(null);
  /** Why something was refused, as a message. */
  error = $state<string | null>(null);
  /** Kitsu would post copies: the artist is asked. */
  copies = $state.raw<{ words: string[]; entity: string } | null>(null);

  readonly #taskId: string;
  /** The main process answers in the order in which it was asked; a newer question makes an answer old. */
  #asked = 0;
  #save = new DebouncedSave<Saved>(
    SAVE_AFTER_MS,
    async (draft) => void (await call('publish.saveDraft', draft)),
  );

  constructor(taskId: string) {
    this.#taskId = taskId;
  }

  /** Shows what was written before. */
  async open(): Promise<void> {
    this.error = null;
    const answer = await this.#ask(call('publish.view', { taskId: this.#taskId }));
    if (!answer) return;
    this.text = answer.text;
    this.statusId = answer.statusId;
    this.revision = answer.revision === null ? '' : String(answer.revision);
  }

  /** Saves what is typed at once. */
  keep = (): void => this.#save.flush();

  type(text: string): void {
    this.text = text;
    this.#changed();
  }

  choose(statusId: string | null): void {
    this.statusId = statusId;
    this.#changed();
  }

  number(typed: string): void {
    this.revision = typed.replace(/\D/g, '').slice(0, 7);
    this.#changed();
  }

  /** Files that were dropped, pasted or picked: by their paths, or by content where they have none. */
  async add(given: readonly File[]): Promise<void> {
    if (given.length === 0 || this.busy !== null) return;
    this.error = null;
    this.busy = 'reading';
    this.#keepNow();
    const before = this.files.length;
    const answer = await this.#ask(call('publish.addGiven', { taskId: this.#taskId, paths: [] }));
    if (answer?.files.length === before) await this.#addContents(given);
    this.busy = null;
    const added = this.files.slice(before);
    if (added.length === given.length) void this.#draw(given, added);
  }

  /** They come in the order in which they were given. */
  async #draw(given: readonly File[], added: readonly PublishFile[]): Promise<void> {
    for (const [at, file] of given.entries()) {
      const picture = await smallPicture(file);
      const id = added[at]?.id;
      if (picture && id) this.pictures = { ...this.pictures, [id]: picture };
    }
  }

  async #addContents(given: readonly File[]): Promise<void> {
    const read = await readGivenFiles(given, clock.now);
    if (!read.ok) this.error = failureText(read);
    else await this.#ask(call('publish.addContents', { taskId: this.#taskId, files: read.value }));
  }

  async remove(file: PublishFile): Promise<void> {
    this.#keepNow();
    const args = { taskId: this.#taskId, fileId: file.id };
    await this.#ask(call('publish.remove', args));
  }

  /** Moves a file in the order; false where it is the first or the last already. */
  move(file: PublishFile, by: -1 | 1): boolean {
    const from = this.files.findIndex(({ id }) => id === file.id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= this.files.length) return false;
    const moved = [...this.files];
    moved.splice(from, 1);
    moved.splice(to, 0, file);
    this.files = moved;
    this.#changed();
    return true;
  }

  tick(file: PublishFile, part: Partial<Pick<PublishFile, 'mend' | 'withOriginal'>>): void {
    this.files = this.files.map((one) => (one.id === file.id ? { ...one, ...part } : one));
    this.#changed();
  }

  /** Publishes it; `copies`: the artist confirmed the copies. True once it is in the outbox. */
  async publish(copies = false): Promise<boolean> {
    if (this.busy !== null) return false;
    this.copies = null;
    this.error = null;
    this.busy = 'sending';
    // What is typed is on the disk first: that is what is published.
    const saved = await call('publish.saveDraft', this.#draft());
    const answer = saved.ok ? await call('publish.send', { taskId: this.#taskId, copies }) : saved;
    this.busy = null;
    if (!answer.ok) {
      this.error = failureText(answer);
      return false;
    }
    if (answer.value.kind === 'copies') {
      this.copies = answer.value;
      return false;
    }
    notifyDone(
      'Saved here. It is published as soon as Kitsu can show the files.',
      answer.value.undo,
    );
    return true;
  }

  #changed(): void {
    this.error = null;
    this.#save.schedule(this.#draft());
  }

  #keepNow(): void {
    this.#save.schedule(this.#draft());
    this.#save.flush();
  }

  #draft(): Saved {
    const typed = this.revision === '' ? null : Number(this.revision);
    return {
      taskId: this.#taskId,
      text: this.text,
      statusId: this.statusId,
      revision: typed === null ? null : Math.min(typed, LARGEST_REVISION),
      files: this.files.map(({ id, mend, withOriginal }) => ({ id, mend, withOriginal })),
    };
  }

  async #ask(question: Promise<Result<PublishView>>): Promise<PublishView | null> {
    const turn = ++this.#asked;
    const answer = await question;
    if (turn !== this.#asked) return null;
    if (!answer.ok) {
      this.error = failureText(answer);
      return null;
    }
    this.view = answer.value;
    this.files = answer.value.files;
    return answer.value;
  }
}
