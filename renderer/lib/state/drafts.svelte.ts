import { SvelteMap } from 'svelte/reactivity';
import type { Day } from '../../../electron/shared/day.ts';

/** What stands in a time box and is not on disk: being typed, on its way, or refused. */
export interface Draft {
  taskId: string;
  day: Day;
  text: string;
  /** Why it was not taken, in words; `null` while nothing was said about it. */
  error: string | null;
  /** The main process was asked and has not answered. */
  sending: boolean;
}

const keyOf = (taskId: string, day: Day): string => `${day} ${taskId}`;

/**
 * Half-typed times, kept outside the boxes themselves: a row that scrolls away or a list that is
 * read anew must not take them along.
 */
export class Drafts {
  #drafts = new SvelteMap<string, Draft>();

  get(taskId: string, day: Day): Draft | undefined {
    return this.#drafts.get(keyOf(taskId, day));
  }

  /** Typing takes back what was said about the text before. */
  type(taskId: string, day: Day, text: string): void {
    this.#drafts.set(keyOf(taskId, day), { taskId, day, text, error: null, sending: false });
  }

  send(draft: Draft): Draft {
    const sent: Draft = { ...draft, error: null, sending: true };
    this.#drafts.set(keyOf(draft.taskId, draft.day), sent);
    return sent;
  }

  /** Says why `draft` was not taken, unless it was typed over meanwhile. */
  refuse(draft: Draft, error: string): void {
    if (this.isLatest(draft)) {
      this.#drafts.set(keyOf(draft.taskId, draft.day), { ...draft, error, sending: false });
    }
  }

  /** Forgets `draft`, unless it was typed over meanwhile. */
  removeIfUnchanged(draft: Draft): void {
    if (this.isLatest(draft)) this.#drafts.delete(keyOf(draft.taskId, draft.day));
  }

  drop(taskId: string, day: Day): void {
    this.#drafts.delete(keyOf(taskId, day));
  }

  isLatest(draft: Draft): boolean {
    return this.get(draft.taskId, draft.day) === draft;
  }

  /** Tasks that must stay on screen because something is typed for them. */
  taskIds(): Set<string> {
    return new Set([...this.#drafts.values()].map((draft) => draft.taskId));
  }

  hasDay(day: Day): boolean {
    return [...this.#drafts.values()].some((draft) => draft.day === day);
  }

  get isEmpty(): boolean {
    return this.#drafts.size === 0;
  }

  /** What was not taken, with why. */
  refused(): Draft[] {
    return [...this.#drafts.values()].filter(({ error }) => error !== null);
  }

  clear(): void {
    this.#drafts.clear();
  }
}
