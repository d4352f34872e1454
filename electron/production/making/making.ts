import type { Http } from '../../kitsu/http.ts';
import { AGAIN } from '../../outbox/kinds/kind.ts';
import { productionKind, stepsOf, type ProductionChange } from '../../outbox/kinds/production.ts';
import type { Replica } from '../../replica/replica.ts';
import type { MakingTable } from '../../replica/setup/making-table.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { problemsOf } from '../../shared/making-check.ts';
import type {
  CopiedPart,
  MakingChoices,
  MakingRun,
  MakingView,
  ProductionDraft,
} from '../../shared/making.ts';
import { createAlarm } from '../../shared/concurrency.ts';
import { causeText } from '../../shared/outbox-cause.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { UNDO_MS } from '../../shared/timer.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { makeProduction } from './make.ts';
import { readChoices } from './read-choices.ts';
import { copied, readOrigin, type Origin } from './source.ts';
import { bodyOf } from './steps.ts';

export interface MakingDeps {
  http: Http;
  replica: Pick<Replica, 'change' | 'outbox'>;
  table: MakingTable;
  personId: string;
  studio(): StudioConfig;
  now(): Date;
  /** What is shown of it may be otherwise. */
  onNews(): void;
  /** A production is made: lists of productions are to be read anew. */
  onMade(): void;
}

interface KeptChoices {
  choices: MakingChoices;
  readAt: string;
}

/** There is one at a time. */
const SLOT = 'new';

const ON_ITS_WAY = failure(
  'conflict',
  'This production is on its way to Kitsu. Nothing was changed.',
  'Wait until it is made, or cancel it.',
);

/** A new production: its draft, which is on disk before it is shown, and its way to Kitsu. */
export class Making {
  private reading = false;
  private problem: Failure | null = null;
  /** Its ten seconds are over: nothing else may tell, without a network. */
  private readonly left = createAlarm({ keepsAlive: false });

  constructor(private readonly deps: MakingDeps) {}

  /** Shows it; Kitsu is asked behind that what there is to choose from. */
  open(): Result<MakingView> {
    void this.refresh();
    return success(this.view());
  }

  view(): MakingView {
    const kept = this.kept();
    const draft = this.deps.table.get('draft') as ProductionDraft | null;
    return {
      refusal: this.whyNot(),
      draft: draft ?? this.blank(),
      isBlank: draft === null,
      choices: kept?.choices ?? null,
      readAt: kept?.readAt ?? null,
      ...{ reading: this.reading, problem: this.problem },
      run: this.run(),
      made: this.deps.table.get('made') as MakingView['made'],
    };
  }

  /** Durable when it returns. */
  edit(draft: ProductionDraft): Result<MakingView> {
    const why = this.whyNot() ?? (this.row() ? ON_ITS_WAY : null);
    if (why) return why;
    this.deps.table.put({ draft, made: null });
    return success(this.view());
  }

  /** Throws the draft away. */
  clear(): Result<MakingView> {
    if (this.row()) return ON_ITS_WAY;
    this.deps.table.put({ draft: null, made: null });
    return success(this.view());
  }

  async copy(from: Origin, parts: readonly CopiedPart[]): Promise<Result<MakingView>> {
    const why = this.whyNot() ?? (this.row() ? ON_ITS_WAY : null);
    if (why) return why;
    const { http } = this.deps;
    const source = await readOrigin(http, from);
    if (!source.ok) return source;
    const kept = this.kept();
    const choices = kept ? success(kept.choices) : await readChoices(http);
    if (!choices.ok) return choices;
    const { draft } = this.view();
    // A template has no team: that of the draft stays.
    const taken = parts.filter((part) => part !== 'team' || from.kind === 'production');
    return this.edit(copied(draft, source.value, taken, choices.value));
  }

  /** Puts it into the outbox, where it stays for as long as it can be undone; durable when it returns. */
  make(): Result<MakingView> {
    const { replica, now } = this.deps;
    const { draft, choices, refusal } = this.view();
    const why =
      refusal ??
      (this.row() ? ON_ITS_WAY : null) ??
      (problemsOf(draft, choices).length > 0 ? HAS_PROBLEMS : null);
    if (why) return why;
    const at = now();
    const body = bodyOf(draft, choices);
    replica.change(() => {
      replica.outbox.put(productionKind, { taskId: '', slot: SLOT, body }, at.toISOString());
      const row = this.row();
      if (row) replica.outbox.patch(row.id, { notBefore: at.getTime() + UNDO_MS });
    });
    return success(this.view());
  }

  /** Takes it out of the outbox; the draft is as it was. What is in Kitsu stays there. */
  cancel(): Result<MakingView> {
    const row = this.row();
    if (!row) return failure('conflict', 'It is not on its way any more.');
    this.deps.replica.change(() => this.deps.replica.outbox.remove(row.id));
    return success(this.view());
  }

  /** Tries again now. */
  retry(): Result<MakingView> {
    const row = this.row();
    if (!row) return failure('conflict', 'It is not on its way any more.');
    if (row.state !== 'sending')
      this.deps.replica.change(() => this.deps.replica.outbox.patch(row.id, AGAIN));
    return success(this.view());
  }

  /** Asks Kitsu what there is to choose from. */
  async refresh(): Promise<void> {
    if (this.reading || this.whyNot()) return;
    this.reading = true;
    const choices = await readChoices(this.deps.http);
    this.reading = false;
    this.problem = choices.ok ? null : choices;
    if (choices.ok) {
      const readAt = this.deps.now().toISOString();
      this.deps.table.put({ choices: { choices: choices.value, readAt } satisfies KeptChoices });
    }
    this.deps.onNews();
  }

  /** Brings the row of the outbox on, as far as it comes. */
  push(context: PushContext, change: ProductionChange): Promise<PushOutcome> {
    const { table, onNews, onMade } = this.deps;
    return makeProduction(
      {
        onProgress: onNews,
        onMade(made) {
          table.put({ draft: null, made });
          onMade();
        },
      },
      context,
      change,
    );
  }

  /** The row has moved. */
  moved(): void {
    this.deps.onNews();
  }

  private whyNot(): Failure | null {
    const { rules } = this.deps.studio();
    return rules?.role === 'admin' ? null : ONLY_ADMINS;
  }

  private kept(): KeptChoices | null {
    return this.deps.table.get('choices') as KeptChoices | null;
  }

  private row(): ProductionChange | null {
    return this.deps.replica.outbox.find(productionKind, '', SLOT);
  }

  private run(): MakingRun | null {
    const row = this.row();
    if (!row) return null;
    const { body, state, cause, attempts, notBefore } = row;
    const untried = productionKind.isUntried(row);
    const heldFor = notBefore - this.deps.now().getTime();
    const isHeld = untried && attempts === 0 && state === 'waiting' && heldFor > 0;
    if (isHeld && !this.left.isSet()) this.left.set(heldFor + 1, this.deps.onNews);
    return {
      name: body.project.name,
      state:
        state === 'parked' || state === 'conflict'
          ? 'stopped'
          : state === 'sending'
            ? 'running'
            : 'waiting',
      leavesAt: isHeld ? new Date(notBefore).toISOString() : null,
      why: cause ? causeText(cause) : null,
      ...{ done: body.done, of: stepsOf(body) },
      mayHaveArrived: body.sentAt !== null,
    };
  }

  private blank(): ProductionDraft {
    return {
      ...{ name: '', type: 'short', style: '2d3d', startDate: '', endDate: '' },
      ...{ fps: '25', ratio: '16:9', resolution: '1920x1080' },
      ...{ taskTypeIds: [], statusIds: [], assetTypeIds: [], columns: [] },
      team: [{ personId: this.deps.personId, role: null }],
      step: 'basics',
    };
  }
}

const HAS_PROBLEMS = failure(
  'rule',
  'The draft has a problem. Nothing was sent.',
  'Put right what its fields say.',
);

/** `POST /data/projects` is for administrators alone; managers set up what there is. */
const ONLY_ADMINS = failure(
  'forbidden',
  'Kitsu lets only administrators of the studio make a production. Nothing was sent.',
  'Ask one of them. Once it is there, its managers can set it up.',
);
