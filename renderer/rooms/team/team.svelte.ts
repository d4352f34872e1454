import type { TeamView } from '../../../electron/shared/production-edit.ts';
import type { ProductionSummary } from '../../../electron/shared/productions.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import type { Undoable } from '../../../electron/shared/undo.ts';
import type { Result } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { notifyDone } from '../../lib/state/undo.ts';

/** The people of a production, and the tasks that nobody has. */
export class Team {
  summary = $state.raw<ProductionSummary | null>(null);
  /** `null` until the first answer. */
  view = $state.raw<TeamView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Free tasks that are chosen. */
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  readonly #read = coalesced(async () => {
    const projectId = this.#projectId;
    const answer = await call('productions.team', { projectId });
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.view = answer.value;
    const free = new Set(answer.value.free.map(({ id }) => id));
    this.chosen = new Set([...this.chosen].filter((id) => free.has(id)));
    if (this.summary !== null) return;
    const opened = await call('productions.open', { projectId });
    if (opened.ok) this.summary = opened.value;
  });

  /** Follows it for as long as the room is there. */
  watch(): () => void {
    void this.#read();
    const ignore = on('productions', () => void this.#read());
    return () => {
      ignore();
      void call('productions.close', { projectId: this.#projectId });
    };
  }

  choose(ids: readonly string[], isOn: boolean): void {
    const next = new Set(this.chosen);
    for (const id of ids)
      if (isOn) next.add(id);
      else next.delete(id);
    this.chosen = next;
  }

  /** Gives tasks to somebody. */
  async assign(ids: readonly string[], person: { id: string; name: string }): Promise<void> {
    if (ids.length === 0) return;
    const wanted = { projectId: this.#projectId, ids: [...ids], personId: person.id, on: true };
    const what = ids.length === 1 ? '1 task' : `${ids.length} tasks`;
    this.#tell(await call('productions.assign', wanted), `${what} for ${person.name}`);
    await this.#read();
  }

  async setMember(person: { id: string; name: string }, isIn: boolean): Promise<void> {
    const wanted = { projectId: this.#projectId, personId: person.id, on: isIn };
    const said = `${person.name} ${isIn ? 'joins' : 'leaves'} the team`;
    this.#tell(await call('productions.setMember', wanted), said);
    await this.#read();
  }

  #tell(answer: Result<Undoable>, said: string): void {
    if (answer.ok) notifyDone(said, answer.value.undo);
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  }
}
