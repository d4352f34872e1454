import type { ShownFile } from '../../../../electron/shared/shown-file.ts';
import { call } from '../../../lib/api.ts';
import { clock } from '../../../lib/state/clock.svelte.ts';
import { nearestRevision, revisionNumber, revisionsOf, type Revision } from './revisions.ts';

/** More comments than a task has. */
const MOST_COMMENTS = 2000;

/** What the shown file can be compared with, and what it is compared with. */
export class OtherRevisions {
  all = $state.raw<readonly Revision[]>([]);
  chosen = $state.raw<Revision | null>(null);
  /** The shown one's own number; `null` for what was attached. */
  own = $state<number | null>(null);
  #shown = '';

  /** Looks for them; one that is compared with already stays. */
  async look(taskId: string, file: ShownFile): Promise<void> {
    if (this.#shown !== file.id) this.#forget(file.id);
    const answer = await call('task.comments', { taskId, opened: false, most: MOST_COMMENTS });
    if (!answer.ok || this.#shown !== file.id) return;
    const { comments } = answer.value;
    this.own = revisionNumber(comments, file);
    this.all = revisionsOf(comments, file, clock.today);
  }

  choose(id: string | null): void {
    this.chosen = this.all.find(({ file }) => file.id === id) ?? null;
  }

  /** The last revision before it, or no comparison any more. */
  toggle(): void {
    this.chosen = this.chosen ? null : nearestRevision(this.all, this.own);
  }

  #forget(shown: string): void {
    this.#shown = shown;
    this.all = [];
    this.chosen = null;
    this.own = null;
  }
}
