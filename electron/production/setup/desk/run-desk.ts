import { failure, type Result } from '../../../shared/result.ts';
import type { SetupRun } from '../../../shared/setup.ts';
import type { PlanDesk } from './plan-desk.ts';
import type { DeskDeps } from './setup-desk.ts';

const NOT_YET = failure('not-supported', 'This cannot be done here yet. Nothing was done.');

/** What is applied, and taken back. */
export class RunDesk {
  constructor(
    private readonly deps: DeskDeps,
    private readonly plans: PlanDesk,
  ) {}

  of(productionId: string): SetupRun[] {
    void [this.deps, this.plans, productionId];
    return [];
  }

  apply(planId: string, agreed: boolean): Result<SetupRun> {
    void [planId, agreed];
    return NOT_YET;
  }

  pause(runId: string): Result<SetupRun> {
    void runId;
    return NOT_YET;
  }
  resume = (runId: string): Result<SetupRun> => this.pause(runId);
  cancel = (runId: string): Result<SetupRun> => this.pause(runId);
  takeBack = (runId: string): Result<SetupRun> => this.pause(runId);
}
