import { allCommentsForTask } from '../../kitsu/comments.ts';
import type { Http } from '../../kitsu/http.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import { editsOf, type EditChange } from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { UndoLog, UndoStep } from '../../rules/undo-log.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import type {
  EditView,
  FieldChange,
  NewChoice,
  NewThing,
  RemovalView,
  TeamView,
} from '../../shared/production-edit.ts';
import type { CastingView } from '../../shared/casting.ts';
import type { StructureView } from '../../shared/productions.ts';
import type { PlanChange } from '../../shared/schedule/versions.ts';
import { success, type Result } from '../../shared/result.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { Browse } from '../browse/browse.ts';
import type { FoundThings } from '../browse/things.ts';
import { planTasks } from './change-plan.ts';
import { changeFields, removeThings, type EditPlace } from './change-fields.ts';
import { editView } from './edit-view.ts';
import { castAhead, castingView, type WantedCast } from './casting.ts';
import { namesOf, type FieldNames } from '../../outbox/kinds/field-words.ts';
import { choiceOf, placesFor } from './choices.ts';
import { makeThings } from './make-things.ts';
import { assignTasks, changeMember, teamView } from './team.ts';
import type { FoundTeam } from '../browse/team.ts';
import { settingsEdits, type SettingsEdits } from './settings-edits.ts';
import { workMoves, type WorkMoves } from './work-moves.ts';
import { pushEdit } from './push-edit.ts';
import type { PushEditDeps } from './thing-in-kitsu.ts';

/** Tasks for somebody, or off them. */
export interface Assign {
  ids: string[];
  personId: string;
  on: boolean;
}
export interface Member {
  personId: string;
  on: boolean;
}

export interface EditsDeps {
  replica: Replica;
  http: Http;
  browse(): Promise<Browse>;
  studio(): StudioConfig;
  undoLog: UndoLog;
  /** The signed-in person. */
  me: string;
  newId(): string;
}

/** What a lead edits in a production. */
export interface Edits extends SettingsEdits, WorkMoves {
  /** What can be edited of these together. */
  view(projectId: string, ids: readonly string[]): Promise<Result<EditView>>;
  /** Sets one field of several things; durable when it answers. `at`: ISO instant of the act. */
  change(projectId: string, wanted: FieldChange, at: string): Promise<Result<Undoable>>;
  /** Gives tasks other days, estimates and people, all or none; durable when it answers. */
  planTasks(
    projectId: string,
    wanted: { version: string | null; changes: readonly PlanChange[] },
    at: string,
  ): Promise<Result<Undoable>>;
  /** What goes along when these are deleted for good; asks Kitsu for the comments. */
  removal(projectId: string, ids: readonly string[]): Promise<Result<RemovalView>>;
  remove(projectId: string, ids: readonly string[], at: string): Promise<Result<Undoable>>;
  /** Gives tasks to somebody, or takes them off: all or none. */
  assign(projectId: string, wanted: Assign, at: string): Promise<Result<Undoable>>;
  /** What can be made where these rows are; `ids` may name asset types. */
  choices(
    projectId: string,
    ids: readonly string[],
    view: StructureView,
  ): Promise<Result<NewChoice[]>>;
  make(
    projectId: string,
    wanted: NewThing,
    view: StructureView,
    at: string,
  ): Promise<Result<Undoable>>;
  team(projectId: string): Promise<Result<TeamView>>;
  /** Puts somebody in the team, or takes them out of it. */
  setMember(projectId: string, wanted: Member, at: string): Promise<Result<Undoable>>;
  /** What is in a shot or an asset: from the disk, or asked of Kitsu (`fresh`). */
  casting(projectId: string, ids: readonly string[], fresh: boolean): Promise<Result<CastingView>>;
  /** Puts an asset into it so often, or takes it out (0). */
  cast(projectId: string, wanted: WantedCast, at: string): Promise<Result<Undoable>>;
  push(context: PushContext, change: EditChange): Promise<PushOutcome>;
}

/** More tasks than this are not asked one by one for their comments. */
const MOST_ASKED = 60;
const AT_ONCE = 4;

export function createEdits(deps: EditsDeps): Edits {
  const { replica, http, studio, undoLog } = deps;
  let assetTypes: ReadonlyMap<string, string> = new Map();

  const names = (): FieldNames => namesOf(studio(), assetTypes);

  const undoable = (done: Result<UndoStep | null>): Result<Undoable> =>
    done.ok ? success({ undo: done.value ? undoLog.add(done.value) : null }) : done;

  async function things(projectId: string, ids: readonly string[]): Promise<Result<FoundThings>> {
    const found = await (await deps.browse()).things(projectId, ids);
    if (found.ok) assetTypes = new Map(found.value.assetTypes.map(({ id, name }) => [id, name]));
    return found;
  }

  /** What says who is in a team is the list of productions. */
  async function teamNow(projectId: string): Promise<Result<FoundTeam>> {
    const browse = await deps.browse();
    const found = await browse.team(projectId);
    if (!found.ok || found.value.project !== null) return found;
    await browse.refresh(null);
    return browse.team(projectId);
  }

  const placeOf = (projectId: string, at: string): EditPlace => ({
    ...{ projectId, replica, studio: studio(), names: names(), at },
  });

  /** `null`: not known. */
  async function commentsOn(taskIds: readonly string[]): Promise<number | null> {
    if (taskIds.length > MOST_ASKED) return null;
    const found = await inParallel(taskIds, AT_ONCE, (id) => allCommentsForTask(http, id));
    // A task that is gone or a network that is away: the number is not told.
    return found.ok ? found.value.flat().length : null;
  }

  return {
    async view(projectId, ids) {
      const found = await things(projectId, ids);
      if (!found.ok) return found;
      const edits = editsOf(replica, projectId);
      return success(
        editView(projectId, found.value, edits, { studio: studio(), names: names(), me: deps.me }),
      );
    },
    async change(projectId, wanted, at) {
      const found = await things(projectId, wanted.ids);
      if (!found.ok) return found;
      return undoable(changeFields(placeOf(projectId, at), found.value, wanted));
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
        comments,
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
    async assign(projectId, { ids, personId, on }, at) {
      const found = await things(projectId, ids);
      if (!found.ok) return found;
      return undoable(assignTasks(projectId, found.value, { personId, on }, { ...deps, at }));
    },
    async choices(projectId, ids, view) {
      const found = await (await deps.browse()).places(projectId, ids, view);
      if (!found.ok) return found;
      return success(found.value.map((one) => choiceOf(one, projectId, studio())));
    },
    async make(projectId, wanted, view, at) {
      const ids = wanted.parentIds.flatMap((id) => id ?? []);
      const browse = await deps.browse();
      const found = await browse.places(projectId, ids, view);
      if (!found.ok) return found;
      const about = await browse.things(projectId, []);
      if (!about.ok) return about;
      const { production } = about.value;
      const place = { projectId, production, replica, studio: studio(), at, newId: deps.newId };
      return undoable(makeThings(place, wanted, placesFor(found.value, wanted)));
    },
    async team(projectId) {
      const found = await teamNow(projectId);
      if (!found.ok) return found;
      const edits = editsOf(replica, projectId);
      return success(teamView(projectId, found.value, edits, { studio: studio(), me: deps.me }));
    },
    async setMember(projectId, wanted, at) {
      const found = await teamNow(projectId);
      if (!found.ok) return found;
      return undoable(changeMember(projectId, found.value, wanted, { ...deps, at }));
    },
    async casting(projectId, ids, fresh) {
      const found = await things(projectId, ids);
      if (!found.ok) return found;
      return castingView(deps, { projectId, replica, studio: studio() }, found.value, fresh);
    },
    async cast(projectId, wanted, at) {
      const found = await things(projectId, [...wanted.ids, wanted.assetId]);
      if (!found.ok) return found;
      return undoable(await castAhead(deps, placeOf(projectId, at), found.value, wanted));
    },
    planTasks: planTasks({ ...deps, things, placeOf, undoable }),
    ...settingsEdits({ ...deps, undoable }),
    ...workMoves({ ...deps, undoable, placeOf }),
    push: (context, change) => pushEdit(pushDeps(deps, names), context, change),
  };
}

/** Without a worker nothing is shown of productions, and nothing has to be read back. */
function pushDeps({ browse }: EditsDeps, names: () => FieldNames): PushEditDeps {
  const whereShown = (): Promise<Browse | null> => browse().catch(() => null);
  return {
    names,
    readBack: async (projectId, kind, id, raw) =>
      (await whereShown())?.readBack(projectId, kind, id, raw),
    async recast(projectId, id, assets) {
      const shown = await whereShown();
      const kept = await shown?.casting(projectId, id);
      const places = kept?.ok ? (kept.value?.places ?? []) : [];
      await shown?.keepCasting(projectId, { id, assets, places });
    },
    keepColumns: async (projectId, raw) => (await whereShown())?.keepColumns(projectId, raw),
    async rereadStudio() {
      await (await whereShown())?.refresh(null);
    },
    async reread(projectId) {
      await (await whereShown())?.refresh(projectId);
    },
  };
}
