import type { KitsuAnswer, KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk } from '../../kitsu/in-parallel.ts';
import { addMetadataDescriptor } from '../../kitsu/production/metadata.ts';
import { createProject } from '../../kitsu/production/project-settings.ts';
import {
  addAssetType,
  addPersonToTeam,
  addTaskStatus,
  addTaskType,
  getProjectByName,
} from '../../kitsu/production/projects.ts';
import {
  stepsOf,
  type ProductionBody,
  type ProductionChange,
} from '../../outbox/kinds/production.ts';
import { success } from '../../shared/result.ts';
import { park } from '../../sync/push/at-most-once.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { readChoices } from './read-choices.ts';
import { readSource } from './source.ts';
import { isThere, looksOurs, missingOf, type MakingStep } from './steps.ts';

export interface MakeDeps {
  /** It has come on. */
  onProgress(): void;
  /** It is made, and read back: on disk when this returns. */
  onMade(made: { id: string; name: string }): void;
}

/** A row on its way, with what is known of it on disk. */
class Run {
  body: ProductionBody;

  constructor(
    readonly context: PushContext,
    readonly change: ProductionChange,
  ) {
    this.body = change.body;
  }

  /** False once it was discarded, or the account is closed: nothing more is begun. */
  goesOn(): boolean {
    const { replica, signal } = this.context;
    return !signal.aborted && replica.outbox.isCurrent(this.change);
  }

  save(patch: Partial<ProductionBody>): void {
    this.body = { ...this.body, ...patch };
    const { replica } = this.context;
    replica.change(() => {
      if (replica.outbox.isCurrent(this.change))
        replica.outbox.patch(this.change.id, { body: this.body });
    });
  }
}

/**
 * Brings a new production on as far as it comes. Kitsu keeps each name once, so that the production itself cannot be
 * made twice; everything in it is looked for before it is added, and Kitsu takes a second adding for the first.
 */
export async function makeProduction(
  { onProgress, onMade }: MakeDeps,
  context: PushContext,
  change: ProductionChange,
): Promise<PushOutcome> {
  const run = new Run(context, change);
  const found = await theProject(run);
  if (typeof found !== 'string') return found;
  onProgress();
  const { http, replica } = context;
  const left = await fill(run, found, onProgress);
  if (!left.ok) return { kind: 'failed', failure: left };
  if (!run.goesOn()) return { kind: context.signal.aborted ? 'waits' : 'done' };
  const after = await readSource(http, found);
  if (!after.ok) return { kind: 'failed', failure: after };
  const [first] = left.value;
  if (first)
    return park(context, change, {
      code: 'production-partly',
      names: left.value.map(({ title }) => title),
      said: first.said,
    });
  if (missingOf(run.body, after.value).length > 0) return { kind: 'failed', failure: NOT_SAVED };
  onMade({ id: found, name: run.body.project.name });
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

/** The id of the row's production, which is made if it is not there; or why it is not known. */
async function theProject(run: Run): Promise<string | PushOutcome> {
  const { context, change } = run;
  const { http, now } = context;
  const { projectId, project } = run.body;
  if (projectId !== null) return projectId;
  const wasSent = run.body.sentAt !== null;
  const found = await lookFor(run);
  if (!found.ok) return { kind: 'failed', failure: found };
  if (found.value !== null) return takeOver(run, found.value);
  if (!run.goesOn()) return { kind: context.signal.aborted ? 'waits' : 'done' };
  run.save({ sentAt: run.body.sentAt ?? now().getTime() });
  const made = await createProject(http, project);
  if (made.ok) {
    run.save({ projectId: made.value.id, done: 1 });
    return made.value.id;
  }
  // Kitsu said no, so that this one has not arrived; one before it may have, and have the name now.
  if (classifyFailure(made).kind !== 'park') return { kind: 'failed', failure: made };
  const again = await lookFor(run);
  if (!again.ok) return { kind: 'failed', failure: again };
  if (!wasSent) run.save({ sentAt: null });
  if (again.value !== null) return takeOver(run, again.value);
  return { kind: 'failed', failure: made };

  /** Ours only if we have sent one: somebody else's of that name is left as it is. */
  async function takeOver(of: Run, id: string): Promise<string | PushOutcome> {
    const taken = { code: 'production-name-taken', name: project.name } as const;
    if (of.body.sentAt === null) return park(context, change, taken);
    const source = await readSource(http, id);
    if (!source.ok) return { kind: 'failed', failure: source };
    if (!looksOurs(of.body, source.value)) return park(context, change, taken);
    of.save({ projectId: id, done: 1 });
    return id;
  }
}

async function lookFor({ context, body }: Run): Promise<KitsuAnswer<string | null>> {
  const found = await getProjectByName(context.http, body.project.name);
  return found.ok ? success(found.value?.id ?? null) : found;
}

/** What Kitsu would not take, with what it said. */
interface Refused {
  title: string;
  said: string;
}

const GONE = 'your studio has put it away.';

/** Adds what is missing, one after the other. Fails where it is worth trying again. */
async function fill(
  run: Run,
  projectId: string,
  onProgress: () => void,
): Promise<KitsuAnswer<Refused[]>> {
  const { http } = run.context;
  const read = await allOk({ now: readSource(http, projectId), choices: readChoices(http) });
  if (!read.ok) return read;
  const missing = missingOf(run.body, read.value.now);
  const refused: Refused[] = [];
  run.save({ done: stepsOf(run.body) - missing.length });
  for (const step of missing) {
    if (!run.goesOn()) break;
    const failed = isThere(step, read.value.choices) ? await add(http, projectId, step) : null;
    if (failed && !isRefusal(failed)) return failed;
    if (failed) refused.push({ title: step.title, said: failed.message });
    else if (!isThere(step, read.value.choices)) refused.push({ title: step.title, said: GONE });
    else run.save({ done: run.body.done + 1 });
    onProgress();
  }
  return success(refused);
}

/** It is about this one thing: the others may do. */
const isRefusal = ({ code }: KitsuFailure): boolean =>
  code === 'refused' || code === 'not-found' || code === 'conflict';

/** Adds one thing; why it could not, or `null`. */
async function add(http: Http, projectId: string, step: MakingStep): Promise<KitsuFailure | null> {
  const answer = await adding(http, projectId, step);
  return answer.ok ? null : answer;
}

function adding(http: Http, projectId: string, step: MakingStep): Promise<KitsuAnswer<unknown>> {
  switch (step.do) {
    case 'task-type':
      return addTaskType(http, projectId, step.id, { priority: step.priority });
    case 'status':
      return addTaskStatus(http, projectId, step.id);
    case 'asset-type':
      return addAssetType(http, projectId, step.id);
    case 'member':
      return addPersonToTeam(
        http,
        projectId,
        step.id,
        step.role === null ? {} : { role: step.role },
      );
    case 'column': {
      const { taskTypeId, ...column } = step.column;
      return addMetadataDescriptor(http, projectId, {
        ...column,
        ...(taskTypeId === null ? {} : { taskTypeId }),
      });
    }
  }
}
