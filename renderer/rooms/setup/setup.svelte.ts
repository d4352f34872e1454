import type { Failure, Result } from '../../../electron/shared/result.ts';
import type {
  SetupMeaning,
  SetupOpening,
  SetupProduction,
  SetupSheet,
} from '../../../electron/shared/setup.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { navigation } from '../../lib/state/navigation.svelte.ts';
import { GridState } from '../../parts/grid/grid-state.svelte.ts';
import { firstStep, isUnknown, type Step } from './first-step.ts';
import { SetupPlanState } from './plan.svelte.ts';
import { SetupRuns } from './runs.svelte.ts';
import { SheetKeeper } from './sheet-keeper.svelte.ts';

/** A sheet of more rows is planned when it is asked for, not behind each edit. */
const MOST_ROWS_PLANNED_ALONG = 3000;

export const sayFailure = ({ message, action }: Failure): void =>
  app.notify({ message, action, tone: 'bad' });

/** The production that is set up, its sheet, and where one is between the file and the plan. */
export class Setup {
  /** `null` until they are read. */
  productions = $state.raw<readonly SetupProduction[] | null>(null);
  productionId = $state<string | null>(null);
  /** `undefined` until it is known whether one is kept. */
  sheet = $state.raw<SetupSheet | null | undefined>(undefined);
  meanings = $state.raw<readonly SetupMeaning[]>([]);
  step = $state<Step>('sheet');
  failure = $state.raw<Failure | null>(null);
  opening = $state(false);
  /** How far a file is that takes a while; `null`: none does. */
  coming = $state.raw<SetupOpening | null>(null);
  /** How many sheets were opened here. */
  opened = $state(0);
  #opened: Promise<void> = Promise.resolve();
  readonly grid = new GridState((change) => {
    this.keeper.keep(change);
    this.#edited();
  });
  readonly keeper = new SheetKeeper(this.grid, (why) => {
    sayFailure(why);
    void this.reread();
  });
  readonly plan = new SetupPlanState();
  readonly runs = new SetupRuns(() => {
    this.plan.clear();
    // Done or cancelled: the plan from before is of no use.
    if (this.step === 'plan') void this.planNow(true);
  });

  readonly production: SetupProduction | null = $derived(
    this.productions?.find(({ id }) => id === this.productionId) ?? null,
  );
  readonly unknown: number = $derived(
    (this.sheet?.columns ?? []).filter((column) => isUnknown(column, this.meanings)).length,
  );

  async start(wanted: string | undefined): Promise<void> {
    const answer = await call('setup.productions', {});
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.productions = answer.value;
    const may = answer.value.filter(({ refusal }) => refusal === null);
    const first = may.find(({ hasSheet }) => hasSheet) ?? may[0] ?? answer.value[0];
    const id = wanted ?? first?.id;
    if (id !== undefined) await this.choose(id);
  }

  /** Goes to a production, with the sheet that is kept for it. */
  async choose(productionId: string): Promise<void> {
    await this.keeper.kept();
    this.productionId = productionId;
    navigation.replace({ name: 'setup', productionId });
    this.sheet = undefined;
    this.meanings = [];
    this.plan.clear();
    void this.runs.read(productionId);
    if (this.production?.refusal) return;
    await this.reread();
    const meanings = await call('setup.meanings', { productionId });
    if (meanings.ok && productionId === this.productionId) this.meanings = meanings.value;
  }

  /** The sheet as it is kept. */
  async reread(): Promise<void> {
    const { productionId } = this;
    if (productionId === null) return;
    const answer = await call('setup.sheet', { productionId });
    if (productionId !== this.productionId) return;
    this.failure = answer.ok ? null : answer;
    if (answer.ok) await this.#show(answer.value);
  }

  /** Opens a sheet; a cut, or columns that nobody knows, are asked about first. */
  async open(asked: (productionId: string) => Promise<Result<SetupSheet | null>>): Promise<void> {
    const { productionId } = this;
    if (productionId === null || this.opening) return;
    this.#opened = this.#open(() => asked(productionId));
    await this.#opened;
  }

  async #open(asked: () => Promise<Result<SetupSheet | null>>): Promise<void> {
    this.opening = true;
    this.coming = null;
    const unfollow = on('setupOpening', (opening) => (this.coming = opening));
    await this.keeper.kept();
    const answer = await asked();
    unfollow();
    this.coming = null;
    this.opening = false;
    this.failure = answer.ok || answer.code === 'cancelled' ? null : answer;
    if (!answer.ok || answer.value === null) return;
    this.plan.clear();
    this.step = firstStep(answer.value, this.meanings);
    const shown = this.#show(answer.value);
    this.opened += 1;
    await shown;
  }

  /** Reads no further in the file that is being opened; what was there before stays. */
  async stopOpening(): Promise<void> {
    await call('setup.stopOpening', {});
    await this.#opened;
  }

  /** What was changed about the sheet as a whole. `rows`: they are others now, too, as those of a cut. */
  async change(
    asked: (sheetId: string) => Promise<Result<SetupSheet>>,
    { rows }: { rows: boolean } = { rows: false },
  ): Promise<boolean> {
    const sheetId = this.sheet?.id;
    if (sheetId === undefined) return false;
    await this.keeper.kept();
    const answer = await asked(sheetId);
    if (!answer.ok) sayFailure(answer);
    else {
      if (rows) await this.#show(answer.value);
      else {
        this.sheet = answer.value;
        this.keeper.retitle(answer.value);
      }
      this.#edited();
    }
    return answer.ok;
  }

  async discard(): Promise<void> {
    const sheetId = this.sheet?.id;
    if (sheetId === undefined) return;
    await this.keeper.kept();
    const answer = await call('setup.discard', { sheetId });
    if (!answer.ok) return sayFailure(answer);
    this.plan.clear();
    await this.#show(null);
  }

  async again(how: 'undo' | 'redo'): Promise<void> {
    const answer = await this.keeper.again(how);
    if (!answer.ok) return app.notify({ message: answer.message });
    await this.reread();
    this.#edited();
  }

  /** Plans the sheet as it is now. `reread`: against Kitsu as it is now, too. */
  async planNow(reread: boolean): Promise<void> {
    const sheetId = this.sheet?.id;
    if (sheetId === undefined) return;
    await this.keeper.kept();
    await this.plan.make(sheetId, reread, this.sheet?.columns ?? []);
  }

  async answer(question: string, answer: string): Promise<void> {
    const sheetId = this.sheet?.id;
    if (sheetId === undefined) return;
    await this.keeper.kept();
    const done = await call('setup.answer', { sheetId, question, answer });
    if (!done.ok) return sayFailure(done);
    this.grid.forgetHistory();
    await this.planNow(false);
  }

  #edited(): void {
    if (this.plan.plan === null) return;
    if (this.grid.cells.length > MOST_ROWS_PLANNED_ALONG) this.plan.outdated = true;
    else this.plan.follow(() => this.planNow(false));
  }

  async #show(sheet: SetupSheet | null): Promise<void> {
    this.sheet = sheet;
    if (sheet?.cut === null && this.step === 'cut') this.step = 'sheet';
    const read = await this.keeper.show(sheet);
    if (!read.ok) this.failure = read;
  }
}
