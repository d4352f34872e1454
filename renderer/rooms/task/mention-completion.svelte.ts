import { call } from '../../lib/api.ts';
import { namesFor, typedAt, withName, type Nameable, type Typed } from './mentions.ts';

/** The list of names under a box in which an `@` was typed. */
export class MentionCompletion {
  typed = $state.raw<Typed | null>(null);
  active = $state(0);
  #names = $state.raw<readonly Nameable[]>([]);
  #askedFor: string | null = null;

  readonly names = $derived(this.typed === null ? [] : namesFor(this.typed.words, this.#names));
  readonly isOpen = $derived(this.names.length > 0);

  /** Something was typed, or the caret was moved. */
  look(taskId: string, text: string, caret: number): void {
    const typed = typedAt(text, caret);
    if (typed?.from !== this.typed?.from || typed?.words !== this.typed?.words) this.active = 0;
    this.typed = typed;
    if (typed !== null) void this.#ask(taskId);
  }

  close(): void {
    this.typed = null;
  }

  move(by: 1 | -1): void {
    const { length } = this.names;
    this.active = (this.active + by + length) % length;
  }

  /** The text with a name of the list in it; `null` if there is none. */
  take(text: string, at = this.active): { text: string; caret: number } | null {
    const name = this.names[at]?.name;
    if (name === undefined || this.typed === null) return null;
    const taken = withName(text, this.typed, name);
    this.typed = null;
    return taken;
  }

  /** Asked once for a task: a team is not renamed while a comment is written. */
  async #ask(taskId: string): Promise<void> {
    if (this.#askedFor === taskId) return;
    this.#askedFor = taskId;
    const answer = await call('task.mentionable', { taskId });
    if (this.#askedFor !== taskId) return;
    const { people, departments } = answer.ok ? answer.value : { people: [], departments: [] };
    this.#names = [
      ...people.map((name): Nameable => ({ name, kind: 'person' })),
      ...departments.map((name): Nameable => ({ name, kind: 'department' })),
    ];
  }
}
