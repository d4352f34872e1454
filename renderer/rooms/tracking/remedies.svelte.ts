import type { Failure } from '../../../electron/shared/result.ts';
import type { Remedy } from '../../../electron/shared/risk-groups.ts';
import type { TrackedTask } from '../../../electron/shared/tracking.ts';
import { call } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { notifyDone } from '../../lib/state/undo.ts';
import { doneText } from './remedy-text.ts';

/** A task at risk, and what could be done about it. */
export class Remedies {
  task = $state.raw<TrackedTask | null>(null);
  /** `null`: it is being reckoned. */
  list = $state.raw<Remedy[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  isBusy = $state(false);
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  async open(task: TrackedTask): Promise<void> {
    this.task = task;
    this.list = null;
    this.failure = null;
    const answer = await call('tracking.remedies', { projectId: this.#projectId, taskId: task.id });
    if (task !== this.task) return;
    this.failure = answer.ok ? null : answer;
    this.list = answer.ok ? answer.value : [];
  }

  close(): void {
    this.task = null;
  }

  /** Does it: it is on the disk when this is over, shown ahead of Kitsu, and can be undone. */
  async apply(remedy: Remedy): Promise<void> {
    const { task } = this;
    if (!task || this.isBusy) return;
    this.isBusy = true;
    const [projectId, ids] = [this.#projectId, [task.id]];
    // The edit looks its task up in the cache of the production.
    await call('productions.open', { projectId });
    const answer =
      remedy.kind === 'share'
        ? await call('productions.assign', { projectId, ids, personId: remedy.personId, on: true })
        : await call('productions.setField', {
            projectId,
            wanted:
              remedy.kind === 'due'
                ? { ids, field: 'dueDate', value: remedy.day }
                : { ids, field: 'estimation', value: `${remedy.minutes} m` },
          });
    this.isBusy = false;
    if (!answer.ok) {
      app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
      return;
    }
    notifyDone(`${doneText(remedy)}: ${task.entity} · ${task.type}`, answer.value.undo);
    this.close();
  }
}
