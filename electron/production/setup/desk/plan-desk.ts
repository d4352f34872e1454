import { failure, success, type Result } from '../../../shared/result.ts';
import type { SetupPlan, SetupSteps } from '../../../shared/setup.ts';
import type { CsvFormat } from '../../../shared/export.ts';
import { searchKey } from '../../../shared/search-key.ts';
import { planSetup } from '../plan/plan.ts';
import type { Plan } from '../plan/steps.ts';
import { whyNotSetUp } from '../who-may.ts';
import { worded } from '../worded.ts';
import { sheetOfGrid } from './grid.ts';
import { planCsv } from './plan-csv.ts';
import { columnFinder, groupOf, groupsOf, noteView, questionView, stepView } from './plan-view.ts';
import { FactsCache, type DeskDeps, type KnownFacts } from './setup-desk.ts';
import type { SheetDesk } from './sheet-desk.ts';

/** Notes that a plan gives at once; the others are counted. */
const MOST_NOTES = 2_000;
/** Plans that are kept: what a window still shows. */
const MOST_PLANS = 2;

/** A plan as it was made, with what it was made of. */
export interface KnownPlan extends KnownFacts {
  id: string;
  sheetId: string;
  productionId: string;
  plan: Plan;
  /** Problems of the file itself, beside the plan's. */
  blocked: number;
  find: ReturnType<typeof columnFinder>;
}

const OLD = failure(
  'conflict',
  'This plan is not the newest any more. Nothing was done.',
  'Plan once more.',
);

/** Plans of sheets against Kitsu, as they are shown. */
export class PlanDesk {
  private readonly plans = new Map<string, KnownPlan>();

  constructor(
    private readonly deps: DeskDeps,
    private readonly sheetDesk: SheetDesk,
    private readonly cache: FactsCache,
  ) {}

  async plan(
    sheetId: string,
    { reread, updateOnly }: { reread: boolean; updateOnly: boolean },
  ): Promise<Result<SetupPlan>> {
    const stored = this.sheetDesk.stored(sheetId);
    if (!stored.ok) return stored;
    const known = await this.cache.of(stored.value.projectId, reread);
    if (!known.ok) return known;
    // Reading took a while: the sheet may be another one by now.
    const now = this.sheetDesk.stored(sheetId);
    if (!now.ok) return now;
    const { body, projectId } = now.value;
    const rows = this.deps.sheets.rows(sheetId, 0, this.deps.sheets.count(sheetId));
    const sheet = sheetOfGrid(body.columns, rows);
    if (!sheet.ok) return sheet;
    const { answers, problems } = body;
    const plan = planSetup(sheet.value, known.value.facts, { updateOnly, answers });
    // What the reader could not read stays unread, whatever is planned; a table's cells can be mended in the grid.
    const fromFile = body.kind === 'table' ? [] : problems.map(worded);
    const find = columnFinder(body.columns);
    const id = this.deps.newId();
    const blocked = fromFile.length;
    const made = { ...known.value, id, sheetId, productionId: projectId, plan, blocked, find };
    this.keep(made);
    return success({
      ...{ id, sheetId, readAt: known.value.readAt },
      counts: countsOf(plan),
      groups: groupsOf(plan),
      questions: plan.questions
        .slice(0, MOST_NOTES)
        .map((note) => questionView(find, note, answers)),
      problems: [...fromFile, ...plan.problems]
        .slice(0, MOST_NOTES)
        .map((note) => noteView(find, note)),
      totals: {
        questions: plan.questions.length,
        problems: plan.problems.length + fromFile.length,
      },
      refusal: whyNotSetUp(projectId, this.deps.studio()),
    });
  }

  /** The plan, if it is still kept. */
  known(planId: string): Result<KnownPlan> {
    const plan = this.plans.get(planId);
    return plan ? success(plan) : OLD;
  }

  steps(
    planId: string,
    wanted: { group: string | null; text: string; from: number; count: number },
  ): Result<SetupSteps> {
    const known = this.known(planId);
    if (!known.ok) return known;
    const { plan, find } = known.value;
    const text = searchKey(wanted.text.trim());
    const steps = plan.steps.filter(
      (step) =>
        (wanted.group === null || groupOf(step) === wanted.group) &&
        (text === '' || searchKey(step.title).includes(text)),
    );
    const some = steps.slice(wanted.from, wanted.from + wanted.count);
    return success({ total: steps.length, steps: some.map((step) => stepView(find, step)) });
  }

  csv(planId: string, format: CsvFormat): Result<{ text: string; lines: number }> {
    const known = this.known(planId);
    return known.ok ? success(planCsv(known.value.plan, format)) : known;
  }

  /** Plans of this production are not of now any more. */
  forget(productionId: string): void {
    this.cache.forget(productionId);
    for (const [id, plan] of this.plans)
      if (plan.productionId === productionId) this.plans.delete(id);
  }

  private keep(plan: KnownPlan): void {
    this.plans.set(plan.id, plan);
    for (const id of this.plans.keys()) if (this.plans.size > MOST_PLANS) this.plans.delete(id);
  }
}

const countsOf = ({ creates, changes, same, restores }: Plan) => ({
  ...{ creates, changes, same, restores },
});
