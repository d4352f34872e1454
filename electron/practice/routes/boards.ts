import { requireCanReadProject, projectNamed } from '../rules/access.ts';
import type { Kind } from '../rules/entities.ts';
import { above, plainEntity } from '../rules/entities.ts';
import { fullAsset, fullShot } from '../rules/entity-answers.ts';
import { ok, wrongParameter } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import type { Item } from '../store/item.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Entity } from '../store/models.ts';
import { blankFor } from '../rules/task-answers.ts';
import type { Person } from '../store/person-model.ts';
import { byName, entitiesOf } from './entity-reads.ts';

const SHOT = [
  ...['canceled', 'data', 'description', 'entity_type_id', 'episode_id', 'episode_name', 'fps'],
  ...['frame_in', 'frame_out', 'id', 'is_casting_standby', 'name', 'nb_entities_out', 'nb_frames'],
  ...['parent_id', 'preview_file_id', 'project_id', 'project_name', 'sequence_id'],
  ...['sequence_name', 'source_id', 'tasks', 'type'],
];
const ASSET = [
  ...['asset_type_id', 'asset_type_name', 'canceled', 'casting_episode_ids', 'data'],
  ...['description', 'episode_id', 'id', 'is_casting_standby', 'is_shared', 'name'],
  ...['preview_file_id', 'ready_for', 'tasks'],
];
const PARENT = ['canceled', 'data', 'description', 'id', 'name', 'status', 'tasks'];

/** The whole of a production in one answer: its shots or assets with their tasks. */
export const boardRoutes: Route[] = [
  board('/data/shots/with-tasks', 'Shot', ({ studio }, shot) => {
    const full = fullShot(studio, shot);
    return { ...picked(full, SHOT), preview_file_id: shot.preview_file_id ?? '' };
  }),
  board('/data/assets/with-tasks', 'Asset', ({ studio }, asset) =>
    picked(fullAsset(studio, asset), ASSET),
  ),
  board('/data/sequences/with-tasks', 'Sequence', parent),
  board('/data/episodes/with-tasks', 'Episode', parent),
];

function board(
  path: string,
  kind: Kind,
  show: (ask: SignedInRequest, entity: Entity) => Item,
): Route {
  return get(path, (ask) => {
    const { studio, me, query } = ask;
    const asked = query.get('project_id');
    if (asked !== null && !UUID.test(asked)) {
      throw wrongParameter(`Invalid UUID format for project_id: ${asked}`);
    }
    const project = asked === null ? '' : projectNamed(studio, asked).id;
    const who = requireCanReadProject(studio, me, project);
    const found = entitiesOf(ask, who, kind, {});
    const placed = kind === 'Shot' ? found.filter((shot) => shot.parent_id) : found;
    return ok(placed.sort(byName).map((entity) => shownTo(who, show(ask, entity))));
  });
}

/** "None" is a word here, as in zou, where an episode has no parent. */
function parent({ studio }: SignedInRequest, entity: Entity): Item {
  const { tasks, fps, frame_in, frame_out } = fullShot(studio, entity);
  const { sequence, episode } = above(studio, entity);
  return {
    ...picked({ ...plainEntity(entity, ''), tasks: tasks ?? [] }, PARENT),
    episode_id: (episode ?? sequence)?.id ?? 'None',
    preview_file_id: entity.preview_file_id ?? '',
    fps: fps ?? null,
    frame_in: frame_in ?? null,
    frame_out: frame_out ?? null,
  };
}

const picked = (item: Item, names: string[]): Item =>
  Object.fromEntries(names.map((name) => [name, item[name] ?? null]));

/** A client learns of the tasks, not of the work on them. */
function shownTo(who: Person, item: Item): Item {
  const tasks = item['tasks'] as Item[];
  return { ...item, tasks: tasks.map((task) => blankFor(who, task)) };
}
