import { projectNamed, requireCanReadProject, requireManager } from '../rules/access.ts';
import { entityNamed, kindOf } from '../rules/entities.ts';
import { forbidden, notFound, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, put } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { CASTING } from '../store/casting-model.ts';
import type { Item } from '../store/item.ts';
import { ENTITY, ENTITY_TYPE } from '../store/models.ts';
import type { Entity } from '../store/models.ts';

const PATH = '/data/projects/:project/entities/:entity/casting';

/** Which assets are in a shot, and which shots an asset is in. */
export const castingRoutes: Route[] = [
  get(PATH, (ask) => {
    const project = projectNamed(ask.studio, ask.params['project']);
    const who = requireCanReadProject(ask.studio, ask.me, project.id);
    if (who.role === 'vendor') throw forbidden();
    return ok(assetsOf(ask, named(ask, 'entity')));
  }),
  put(PATH, (ask) => {
    const { studio, me } = ask;
    const project = projectNamed(studio, ask.params['project']);
    requireManager(studio, me, project.id);
    return replace(ask, named(ask, 'entity'));
  }),
  get('/data/projects/:project/sequences/all/casting', (ask) => {
    const project = projectNamed(ask.studio, ask.params['project']);
    const who = requireCanReadProject(ask.studio, ask.me, project.id);
    if (who.role === 'vendor') throw forbidden();
    return ok(allOf(ask, project.id));
  }),
  put('/data/projects/:project/entities/casting/assets/:asset', (ask) => {
    const project = projectNamed(ask.studio, ask.params['project']);
    requireManager(ask.studio, ask.me, project.id);
    return castOne(ask, named(ask, 'asset'));
  }),
  get('/data/assets/:asset/cast-in', (ask) => {
    const asset = named(ask, 'asset');
    requireCanReadProject(ask.studio, ask.me, asset.project_id);
    return ok(placesOf(ask, asset));
  }),
];

function named({ studio, params }: SignedInRequest, name: string): Entity {
  const found = studio.store.find(ENTITY, params[name] ?? '');
  if (!found) throw notFound();
  return found;
}

function assetsOf({ studio: { store } }: SignedInRequest, shot: Entity): Item[] {
  const found = store.list(CASTING, { entity_in_id: shot.id }).flatMap((link): Item[] => {
    const asset = store.find(ENTITY, link.entity_out_id);
    if (!asset || asset.canceled) return [];
    const type = store.find(ENTITY_TYPE, asset.entity_type_id);
    return [
      {
        asset_id: asset.id,
        asset_name: asset.name,
        asset_type_name: type?.name ?? '',
        ready_for: null,
        episode_id: asset.source_id,
        preview_file_id: asset.preview_file_id,
        nb_occurences: link.nb_occurences,
        label: link.label,
        is_shared: asset.is_shared,
        project_id: asset.project_id,
      },
    ];
  });
  return found.sort(byName('asset_type_name', 'asset_name'));
}

const byName =
  (...keys: string[]) =>
  (a: Item, b: Item): number => {
    const words = (item: Item): string => keys.map((key) => String(item[key] ?? '')).join('\u0000');
    return words(a) < words(b) ? -1 : words(a) === words(b) ? 0 : 1;
  };

/** By the shot's id; shots without assets are left out. */
function allOf(ask: SignedInRequest, projectId: string): { [shot: string]: Item[] } {
  const { store } = ask.studio;
  const shots = store
    .list(ENTITY, { project_id: projectId })
    .filter((one) => kindOf(ask.studio, one) === 'Shot')
    .map((shot): [string, Item[]] => [shot.id, assetsOf(ask, shot)]);
  return Object.fromEntries(shots.filter(([, assets]) => assets.length > 0));
}

/** One asset in several shots; the others stay. None of it (0) takes it out. */
function castOne(ask: SignedInRequest, asset: Entity): Answer {
  const { studio, fields } = ask;
  const often = fields.maybeWhole('nb_occurences');
  const shots = fields.ids('entity_ids').map((id) => entityNamed(studio, null, id));
  studio.store.database.transaction(() => {
    for (const shot of shots) {
      const link = { entity_in_id: shot.id, entity_out_id: asset.id };
      const [before] = studio.store.list(CASTING, link);
      if (before) studio.store.remove(CASTING, before.id);
      if (often === 0) continue;
      const nb_occurences = often ?? before?.nb_occurences ?? 1;
      studio.store.insert(CASTING, { ...link, nb_occurences, label: before?.label ?? '' });
    }
  });
  for (const shot of shots)
    tellCast(ask, shot, often === 0 ? { removed: [asset.id] } : { added: [asset.id] });
  return ok(Object.fromEntries(shots.map((shot) => [shot.id, assetsOf(ask, shot)])));
}

/** Emits what of a casting is otherwise, as zou does. */
function tellCast(
  { studio }: SignedInRequest,
  entity: Entity,
  { added = [], removed = [] }: { added?: string[] | undefined; removed?: string[] | undefined },
): void {
  const kind = kindOf(studio, entity) === 'Shot' ? 'shot' : 'asset';
  studio.emit(`${kind}:casting-update`, {
    ...{ [`${kind}_id`]: entity.id, project_id: entity.project_id },
    nb_entities_out: studio.store.list(CASTING, { entity_in_id: entity.id }).length,
    ...{ added_asset_ids: added, removed_asset_ids: removed },
  });
}

/** Shots, and after them assets. A missing episode is the word `None` here, as zou writes it. */
function placesOf({ studio }: SignedInRequest, asset: Entity): Item[] {
  const { store } = studio;
  const links = store.list(CASTING, { entity_out_id: asset.id }).flatMap((link) => {
    const place = store.find(ENTITY, link.entity_in_id);
    return place && !place.canceled ? [{ place, often: link.nb_occurences }] : [];
  });
  const shots = links.flatMap(({ place, often }): Item[] => {
    const sequence = place.parent_id ? store.find(ENTITY, place.parent_id) : undefined;
    if (!sequence) return [];
    const episode = sequence.parent_id ? store.find(ENTITY, sequence.parent_id) : undefined;
    return [
      {
        shot_id: place.id,
        shot_name: place.name,
        sequence_name: sequence.name,
        episode_id: episode?.id ?? 'None',
        episode_name: episode?.name ?? null,
        preview_file_id: place.preview_file_id,
        nb_occurences: often,
      },
    ];
  });
  const assets = links
    .filter(({ place }) => kindOf(studio, place) === 'Asset')
    .map(({ place, often }): Item => ({
      asset_id: place.id,
      asset_name: place.name,
      asset_type_name: store.find(ENTITY_TYPE, place.entity_type_id)?.name ?? '',
      preview_file_id: place.preview_file_id,
      nb_occurences: often,
    }));
  return [
    ...shots.sort(byName('episode_name', 'sequence_name', 'shot_name')),
    ...assets.sort(byName('asset_type_name', 'asset_name')),
  ];
}

/** The list as it is sent takes the place of the one that was there. */
function replace(ask: SignedInRequest, shot: Entity): Answer {
  const { store } = ask.studio;
  const items = ask.sent.json();
  const links = (Array.isArray(items) ? items : []).flatMap((item) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return [];
    const { asset_id: id, nb_occurences: often, label } = item;
    if (typeof id !== 'string' || !store.find(ENTITY, id)) return [];
    return [
      {
        entity_in_id: shot.id,
        entity_out_id: id,
        nb_occurences: typeof often === 'number' ? often : 1,
        label: typeof label === 'string' ? label : '',
      },
    ];
  });
  const before = store.list(CASTING, { entity_in_id: shot.id });
  store.database.transaction(() => {
    for (const { id } of before) store.remove(CASTING, id);
    for (const link of links) store.insert(CASTING, link);
  });
  const [was, now] = [before, links].map((all) => all.map((one) => one.entity_out_id));
  tellCast(ask, shot, {
    added: now?.filter((id) => !was?.includes(id)),
    removed: was?.filter((id) => !now?.includes(id)),
  });
  return ok(Array.isArray(items) ? items : []);
}
