import type { Failure } from '../../../electron/shared/result.ts';
import { searchKey } from '../../../electron/shared/search-key.ts';
import {
  MOST_ROWS_AT_ONCE,
  type SetupColumn,
  type SetupPlan,
  type SetupStep,
} from '../../../electron/shared/setup.ts';
import { call } from '../../lib/api.ts';
import { DebouncedSave } from '../../lib/state/debounced-save.ts';
import { marksOf, type Marks } from './plan-marks.ts';

/** Further steps are counted; the export has them all. */
export const MOST_STEPS = 10_000;
const PAUSE_MS = 350;
const NO_MARKS: Marks = new Map();

/** The plan of the sheet as it was last made, its steps, and what of them is looked at. */
export class SetupPlanState {
  plan = $state.raw<SetupPlan | null>(null);
  steps = $state.raw<readonly SetupStep[]>([]);
  marks = $state.raw<Marks>(NO_MARKS);
  failure = $state.raw<Failure | null>(null);
  making = $state(false);
  /** The sheet was changed since. */
  outdated = $state(false);
  updateOnly = $state(false);
  group = $state<string | null>(null);
  text = $state('');
  #turn = 0;
  readonly #follow = new DebouncedSave<() => Promise<void>>(PAUSE_MS, (work) => work());

  readonly shown: readonly SetupStep[] = $derived.by(() => {
    const wanted = searchKey(this.text.trim());
    return this.steps.filter(
      ({ group, title }) =>
        (this.group === null || group === this.group) &&
        (wanted === '' || searchKey(title).includes(wanted)),
    );
  });

  clear(): void {
    this.#turn += 1;
    this.plan = null;
    this.steps = [];
    this.marks = NO_MARKS;
    this.failure = null;
    this.making = false;
    this.outdated = false;
  }

  /** Plans once more a moment after the last edit. */
  follow(make: () => Promise<void>): void {
    this.outdated = true;
    this.#follow.schedule(make);
  }

  async make(sheetId: string, reread: boolean, columns: readonly SetupColumn[]): Promise<void> {
    const turn = ++this.#turn;
    this.making = true;
    const { updateOnly } = this;
    const answer = await call('setup.plan', { sheetId, reread, updateOnly });
    if (turn !== this.#turn) return;
    this.failure = answer.ok ? null : answer;
    const steps = answer.ok ? await this.#read(answer.value, turn) : [];
    if (turn !== this.#turn) return;
    this.making = false;
    if (!answer.ok) return;
    this.outdated = false;
    this.plan = answer.value;
    this.steps = steps;
    this.marks = marksOf(answer.value, steps, columns);
    if (!answer.value.groups.some(({ key }) => key === this.group)) this.group = null;
  }

  async #read({ id, groups }: SetupPlan, turn: number): Promise<SetupStep[]> {
    const total = groups.reduce((sum, { count }) => sum + count, 0);
    const steps: SetupStep[] = [];
    for (let from = 0; from < Math.min(total, MOST_STEPS); from += MOST_ROWS_AT_ONCE) {
      const wanted = { planId: id, group: null, text: '', from, count: MOST_ROWS_AT_ONCE };
      const answer = await call('setup.steps', wanted);
      if (!answer.ok || turn !== this.#turn) break;
      steps.push(...answer.value.steps);
    }
    return steps;
  }
}
