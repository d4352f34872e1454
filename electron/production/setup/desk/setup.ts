import type { Http } from '../../../kitsu/http.ts';
import { getProjectFps } from '../../../kitsu/production/projects.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { SetupMeaning, SetupProduction, SetupSheet } from '../../../shared/setup.ts';
import type { SetupChange } from '../../../outbox/kinds/setup.ts';
import type { PushContext, PushOutcome } from '../../../sync/push/push-context.ts';
import { kitsuTarget } from '../apply/kitsu-target.ts';
import { runSetup } from '../apply/run-setup.ts';
import { kitsuTakeBack } from '../take-back/kitsu-take-back.ts';
import { hasEpisodes } from '../facts.ts';
import type { RowKind } from '../sheet.ts';
import { readSetupFacts } from '../read-facts.ts';
import { whyNotSetUp } from '../who-may.ts';
import { meanings } from './meanings.ts';
import { PlanDesk } from './plan-desk.ts';
import { RunDesk, type RunDeskDeps } from './run-desk.ts';
import { FactsCache } from './setup-desk.ts';
import { SheetDesk } from './sheet-desk.ts';

/** The same over Kitsu. */
export const openSetup = (http: Http, deps: Omit<RunDeskDeps, 'facts' | 'fps'>): Setup =>
  new Setup({
    ...deps,
    facts: (projectId) => readSetupFacts(http, projectId),
    fps: (projectId) => getProjectFps(http, projectId),
  });

/** Everything that can be asked of setting up the productions of one account. */
export class Setup {
  readonly sheets: SheetDesk;
  readonly plans: PlanDesk;
  readonly runs: RunDesk;
  private readonly cache: FactsCache;

  constructor(private readonly deps: RunDeskDeps) {
    this.cache = new FactsCache(deps);
    this.sheets = new SheetDesk(deps);
    this.plans = new PlanDesk(deps, this.sheets, this.cache);
    this.runs = new RunDesk(deps, this.plans);
  }

  productions(): SetupProduction[] {
    const studio = this.deps.studio();
    return (studio.context?.projects ?? []).map(({ id, name }) => ({
      ...{ id, name, refusal: whyNotSetUp(id, studio) },
      hasSheet: this.deps.sheets.of(id) !== null,
    }));
  }

  /** An empty sheet; with a column for episodes where the production is known to have them. */
  async begin(productionId: string, kind: RowKind): Promise<Result<SetupSheet>> {
    const known = await this.cache.of(productionId);
    const withEpisodes = known.ok && hasEpisodes(known.value.facts);
    return success(this.sheets.begin(productionId, kind, withEpisodes));
  }

  /** Brings a row of the outbox on, as far as it comes. */
  push(context: PushContext, change: SetupChange): Promise<PushOutcome> {
    const { http } = context;
    const { runs } = this.deps;
    return runSetup(
      {
        ...{ runs, facts: (projectId) => readSetupFacts(http, projectId) },
        target: (projectId) => ({
          ...kitsuTarget(http, projectId),
          ...kitsuTakeBack(http, projectId),
        }),
        onProgress: (runId) => this.runs.moved(runId),
      },
      context,
      change,
    );
  }

  /** Without Kitsu only what every production knows. */
  async meanings(productionId: string): Promise<Result<SetupMeaning[]>> {
    const known = await this.cache.of(productionId);
    return success(meanings(known.ok ? known.value.facts : null));
  }
}
