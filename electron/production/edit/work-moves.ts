import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { AskedMove, MoveProposal } from '../../shared/work-moves.ts';
import type { Browse } from '../browse/browse.ts';
import type { FoundThings } from '../browse/things.ts';
import type { EditPlace } from './change-fields.ts';
import { moveWork, readyMove } from './move-work.ts';

interface Deps {
  replica: Replica;
  browse(): Promise<Browse>;
  studio(): StudioConfig;
  me: string;
  placeOf(projectId: string, at: string): EditPlace;
  undoable(done: Result<UndoStep | null>): Result<Undoable>;
}

/** Work that is levelled between people and weeks. */
export interface WorkMoves {
  /** What a move would do to everybody whom it touches; nothing is changed. */
  proposeMove(projectId: string, asked: AskedMove, at: string): Promise<Result<MoveProposal>>;
  /** Does it, all of it or nothing. */
  move(projectId: string, asked: AskedMove, at: string): Promise<Result<Undoable>>;
}

export function workMoves({ browse, me, placeOf, undoable }: Deps): WorkMoves {
  /** A production that was not looked at on this computer yet is read first. */
  async function thing(projectId: string, id: string): Promise<Result<FoundThings>> {
    const shown = await browse();
    const found = await shown.things(projectId, [id]);
    if (!found.ok || found.value.things.length > 0) return found;
    await shown.refresh(projectId);
    return shown.things(projectId, [id]);
  }

  return {
    async proposeMove(projectId, asked, at) {
      const planned = await (await browse()).tracking.proposal(projectId, asked);
      if (!planned.ok) return planned;
      const { proposal, change } = planned.value;
      if (!change) return success(proposal);
      const found = await thing(projectId, change.taskId);
      if (!found.ok) return found;
      const ready = readyMove(placeOf(projectId, at), found.value, change, me);
      return success(ready.ok ? proposal : { ...proposal, refusal: ready.message });
    },
    async move(projectId, asked, at) {
      const planned = await (await browse()).tracking.proposal(projectId, asked);
      if (!planned.ok) return planned;
      const { proposal, change } = planned.value;
      if (proposal.refusal !== null) return failure('rule', proposal.refusal);
      if (!change) return success({ undo: null });
      const found = await thing(projectId, change.taskId);
      if (!found.ok) return found;
      return undoable(moveWork(placeOf(projectId, at), found.value, change, me));
    },
  };
}
