import { allCommentsForTask } from '../../kitsu/comments.ts';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import { editsOf, type EditChange } from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { dayLength } from '../../rules/work-plan.ts';
import type { UndoLog } from '../../rules/undo-log.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import type { EditView, FieldChange, RemovalView } from '../../shared/production-edit.ts';
import { success, type Result } from '../../shared/result.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { Browse } from '../browse/browse.ts';
import type { FoundThings } from '../browse/things.ts';
import { changeFields, removeThings, type EditPlace } from './change-fields.ts';
import { editView } from './edit-view.ts';
import type { FieldNames } from './field-words.ts';
import { pushEdit } from './push-edit.ts';

export interface EditsDeps {
  replica: Replica;
  http: Http;
  browse(): Promise<Browse>;
  studio(): StudioConfig;
  undoLog: UndoLog;
}

/** What a lead edits in a production. */
export interface Edits {
  /** What can be edited of these together. */
  view(projectId: string, ids: readonly string[]): Promise<Result<EditView>>;
  /** Sets one field of several things; durable when it answers. `at`: ISO instant of the act. */
  change(projectId: string, wanted: FieldChange, at: string): Promise<Result<Undoable>>;
  /** What goes along when these are deleted for good; asks Kitsu for the comments. */
  removal(projectId: string, ids: readonly string[]): Promise<Result<RemovalView>>;
  remove(projectId: string, ids: readonly string[], at: string): Promise<Result<Undoable>>;
  push(context: PushContext, change: EditChange): Promise<PushOutcome>;
}

/** More tasks than this are not asked one by one for their comments. */
const MOST_ASKED = 60;
const AT_ONCE = 4;

export function createEdits(deps: EditsDeps): Edits {
  const { replica, http, studio, undoLog } = deps;
  let assetTypes: ReadonlyMap<string, string> = new Map();

  const names = (): FieldNames => ({
    assetTypes,
    people: studio().context?.people ?? {},
    dayLength: dayLength(studio()),
  });

  async function things(projectId: string, ids: readonly string[]): Promise<Result<FoundThings>> {
    const found = await (await deps.browse()).things(projectId, ids);
    if (found.ok) assetTypes = new Map(found.value.assetTypes.map(({ id, name }) => [id, name]));
    return found;
  }

  const placeOf = (projectId: string, at: string): EditPlace => ({
    ...{ projectId, replica, studio: studio(), names: names(), at },
  });

  async function commentsOn(taskIds: readonly string[]): Promise<KitsuAnswer<number | null>> {
    if (taskIds.length > MOST_ASKED) return success(null);
    const found = await inParallel(taskIds, AT_ONCE, (id) => allCommentsForTask(http, id));
    if (found.ok) return success(found.value.flat().length);
    // One that is gone has none; without a network the number is not known.
    return success(null);
  }

  return {
    async view(projectId, ids) {
      const found = await things(projectId, ids);
      if (!found.ok) return found;
      const edits = editsOf(replica, projectId);
      return success(editView(projectId, found.value, edits, { studio: studio(), names: names() }));
    },
    async change(projectId, wanted, at) {
      const found = await things(projectId, wanted.ids);
      if (!found.ok) return found;
      const done = changeFields(placeOf(projectId, at), found.value, wanted);
      if (!done.ok) return done;
      return success({ undo: done.value ? undoLog.add(done.value) : null });
    },
    async removal(projectId, ids) {
      const found = await things(projectId, ids);
      if (!found.ok) return found;
      const below = await (await deps.browse()).below(projectId, ids);
      if (!below.ok) return below;
      const comments = await commentsOn(below.value.taskIds);
      const { entities, taskIds, minutes } = below.value;
      return success({
        names: found.value.things.map(({ name }) => name),
        ...{ below: entities, tasks: taskIds.length, minutes },
        comments: comments.ok ? comments.value : null,
      });
    },
    async remove(projectId, ids, at) {
      const found = await things(projectId, ids);
      if (!found.ok) return found;
      const browse = await deps.browse();
      const tasks = new Map<string, number>();
      for (const id of ids) {
        const below = await browse.below(projectId, [id]);
        if (!below.ok) return below;
        tasks.set(id, below.value.taskIds.length);
      }
      const done = removeThings(placeOf(projectId, at), found.value, tasks);
      return done.ok ? success({ undo: undoLog.add(done.value) }) : done;
    },
    push: (context, change) =>
      pushEdit(
        {
          names,
          async readBack(projectId, kind, id, raw) {
            // Without a worker nothing is shown of productions either.
            const browse = await deps.browse().catch(() => null);
            await browse?.readBack(projectId, kind, id, raw);
          },
          reread: (projectId) =>
            void deps
              .browse()
              .then((browse) => browse.refresh(projectId))
              .catch(() => undefined),
        },
        context,
        change,
      ),
  };
}
