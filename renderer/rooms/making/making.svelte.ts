import {
  problemsOf,
  STEP_OF,
  type DraftField,
  type DraftProblem,
} from '../../../electron/shared/making-check.ts';
import type {
  CopiedPart,
  MakingStep,
  MakingView,
  ProductionDraft,
  SourceKind,
} from '../../../electron/shared/making.ts';
import type { Failure, Result } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { coalesced } from '../../lib/state/coalesced.ts';

/** Steps back of this visit; what was typed in one field is one of them. */
const MOST_STEPS_BACK = 100;

/** The draft of a new production as it is typed here, and as the main process last answered. */
export class Making {
  /** `null` until the first answer. */
  view = $state.raw<MakingView | null>(null);
  /** What is shown in the fields; the main process has it a moment later. */
  draft = $state.raw<ProductionDraft | null>(null);
  failure = $state.raw<Failure | null>(null);
  saving = $state(false);
  /** What is under way: a button of it was pressed. */
  acting = $state(false);
  /** Fields whose problems are told: those that were left, and all once the plan was looked at. */
  #left = $state.raw<ReadonlySet<DraftField>>(new Set());
  #back = $state.raw<readonly ProductionDraft[]>([]);
  #typing: DraftField | null = null;
  #unsaved = false;

  readonly problems: readonly DraftProblem[] = $derived(
    this.draft ? problemsOf(this.draft, this.view?.choices ?? null) : [],
  );
  readonly canGoBack: boolean = $derived(this.#back.length > 0 || this.canUndoMake);

  get canUndoMake(): boolean {
    return Boolean(this.view?.run?.leavesAt);
  }

  readonly read = coalesced(async () => this.#take(await call('making.view', {})));
  readonly #keep = coalesced(async () => {
    const { draft } = this;
    if (!draft) return;
    this.#unsaved = false;
    this.saving = true;
    const answer = await call('making.edit', { draft: $state.snapshot(draft) as ProductionDraft });
    this.saving = false;
    this.#take(answer);
  });

  /** Follows it for as long as the room is there. */
  watch(): () => void {
    void call('making.open', {}).then((answer) => this.#take(answer));
    return on('productions', () => void this.read());
  }

  /** What a problem says is told once its field was left. */
  problemAt(field: DraftField): DraftProblem | null {
    const told = this.#left.has(field) || this.draft?.step === 'plan';
    const found = this.problems.find((one) => one.field === field) ?? null;
    // That a name is taken is seen while it is typed.
    return found && (told || found.code === 'taken' || found.code === 'too-long') ? found : null;
  }

  leave(field: DraftField): void {
    this.#typing = null;
    if (!this.#left.has(field)) this.#left = new Set([...this.#left, field]);
  }

  countIn(step: MakingStep): number {
    return this.problems.filter(
      ({ field }) => STEP_OF[field] === step && this.problemAt(field) !== null,
    ).length;
  }

  /** `typing`: a field in which one types; the letters of one visit to it are one step back. */
  change(change: Partial<ProductionDraft>, typing: DraftField | null = null): void {
    const { draft } = this;
    if (!draft) return;
    const isOneStep = typing !== null && typing === this.#typing;
    this.#typing = typing;
    if (!isOneStep && !('step' in change))
      this.#back = [...this.#back, draft].slice(-MOST_STEPS_BACK);
    this.#set({ ...draft, ...change });
  }

  goTo(step: MakingStep): void {
    this.change({ step });
  }

  /** Takes the last change back: out of the outbox while it waits, else in the draft. */
  async undo(): Promise<void> {
    if (this.canUndoMake) return this.act(() => call('making.cancel', {}));
    const before = this.#back.at(-1);
    if (!before || !this.draft) return;
    this.#back = this.#back.slice(0, -1);
    this.#typing = null;
    this.#set({ ...before, step: this.draft.step });
  }

  async copy(kind: SourceKind, id: string, parts: readonly CopiedPart[]): Promise<void> {
    const before = this.draft;
    await this.act(() => call('making.copy', { kind, id, parts: [...parts] }));
    if (this.failure === null && before) this.#back = [...this.#back, before];
  }

  async clear(): Promise<void> {
    const before = this.draft;
    const wasMade = Boolean(this.view?.made);
    this.#left = new Set();
    await this.act(() => call('making.clear', {}));
    if (this.failure === null && before) this.#back = wasMade ? [] : [...this.#back, before];
  }

  /** What is shown afterwards is what it answers. */
  async act(asked: () => Promise<Result<MakingView>>): Promise<void> {
    if (this.acting) return;
    this.acting = true;
    if (this.#unsaved || this.saving) await this.#keep();
    this.#take(await asked());
    this.acting = false;
  }

  #set(draft: ProductionDraft): void {
    this.draft = draft;
    this.#unsaved = true;
    void this.#keep();
  }

  #take(answer: Result<MakingView>): void {
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.view = answer.value;
    if (!this.#unsaved && !this.saving) this.draft = answer.value.draft;
  }
}
