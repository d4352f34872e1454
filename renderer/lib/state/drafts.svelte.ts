import { SvelteMap } from 'svelte/reactivity';
import type { Day } from '../../../electron/shared/day.ts';

/** The text of a time box that is not on disk: being typed, being sent, or refused. */
export interface Draft {
  taskId: string;
  day: Day;
  text: string;
  /** Why it was refused, as a message; `null` if it was not. */
  error: string | null;
  /** The main process was called and has not answered. */
  sending: boolean;
}

const keyOf = (taskId: string, day: Day): string => `${day} ${taskId}`;

/**
 * Half-typed times, kept outside the boxes themselves: they must survive a row that scrolls away and a
 * list that is refreshed.
 */
export class Drafts {
  #drafts = new SvelteMap<string, Draft>();

  get(taskId: string, day: Day): Draft | undefined {
    return this.#drafts.get(keyOf(taskId, day));
  }

  /** Typing clears the error of the text before. */
  type(taskId: string, day: Day, text: string): void {
    this.#drafts.set(keyOf(taskId, day), { taskId, day, text, error: null, sending: false });
  }

  send(draft: Draft): Draft {
    const sent: Draft = { ...draft, error: null, sending: true };
    this.#drafts.set(keyOf(draft.taskId, draft.day), sent);
    return sent;
  }

  /** Says why `draft` was refused, unless it was typed over meanwhile. */
  refuse(draft: Draft, error: string): void {
    if (this.isLatest(draft)) {
      this.#drafts.set(keyOf(draft.taskId, draft.day), { ...draft, error, sending: false });
    }
  }

  /** Removes `draft`, unless it was typed over meanwhile. */
  removeIfUnchanged(draft: Draft): void {
    if (this.isLatest(draft)) this.#drafts.delete(keyOf(draft.taskId, draft.day));
  }

  drop(taskId: string, day: Day): void {
    this.#drafts.delete(keyOf(taskId, day));
  }

  isLatest(draft: Draft): boolean {
    return this.get(draft.taskId, draft.day) === draft;
  }

  /** Tasks that must stay visible because there is a draft for them. */
  taskIds(): Set<string> {
    return new Set([...this.#drafts.values()].map((draft) => draft.taskId));
  }

  hasDay(day: Day): boolean {
    return [...this.#drafts.values()].some((draft) => draft.day === day);
  }

  get isEmpty(): boolean {
    return this.#drafts.size === 0;
  }

  /** The refused drafts, with the reasons. */
  refused(): Draft[] {
    return [...this.#drafts.values()].filter(({ error }) => error !== null);
  }

  clear(): void {
    this.#drafts.clear();
  }
}
