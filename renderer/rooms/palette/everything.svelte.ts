import type { SearchHit } from '../../../electron/shared/search.ts';
import { call } from '../../lib/api.ts';

/** As many as are looked through at a glance. */
const MOST = 12;
/** All tasks of a shot, or shots of a sequence. */
const MOST_WITHIN = 200;

/** What the search over my productions finds for what is typed, and what is in one of the finds. */
export class Everything {
  hits = $state.raw<readonly SearchHit[]>([]);
  /** Productions whose names are not on this computer yet. */
  missing = $state(0);
  /** The sequence, shot or asset whose content is listed. */
  within = $state.raw<{ id: string; title: string } | null>(null);
  /** What is typed by now: an answer to what was typed before is none. */
  #asked = 0;

  /** Finds what is typed; nothing for nothing. */
  async find(text: string): Promise<void> {
    const turn = ++this.#asked;
    if (text.trim() === '') {
      this.hits = [];
      return;
    }
    const answer = await call('search.find', { text, most: MOST });
    if (turn !== this.#asked || !answer.ok) return;
    this.hits = answer.value.hits;
    this.missing = answer.value.missing;
  }

  /** Lists what is in one of the finds. */
  async enter(id: string, title: string): Promise<void> {
    const turn = ++this.#asked;
    const answer = await call('search.within', { id, most: MOST_WITHIN });
    if (turn !== this.#asked || !answer.ok) return;
    this.within = { id, title };
    this.hits = answer.value;
  }

  /** Back to all that is found. */
  leave(): void {
    this.within = null;
    this.hits = [];
    this.#asked += 1;
  }
}
