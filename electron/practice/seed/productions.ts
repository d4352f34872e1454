import { CASTING } from '../store/casting-model.ts';
import {
  ENTITY,
  PROJECT,
  PROJECT_TASK_STATUSES,
  PROJECT_TASK_TYPES,
  TEAM,
} from '../store/models.ts';
import { MILESTONE, SCHEDULE_ITEM } from '../store/schedule-model.ts';
import type { Store } from '../store/store.ts';
import { crewNames, personId } from './accounts.ts';
import {
  entityTypeId,
  projectStatusId,
  statusId,
  statusNames,
  taskTypeId,
  taskTypesFor,
} from './basics.ts';
import type { SeedCalendar } from './calendar.ts';
import { chanceOf } from '../pictures/chance.ts';
import type { FilmPlan } from './film.ts';
import { idOf } from './ids.ts';

/** A shot or an asset with tasks. */
export interface Made {
  film: string;
  /** As in the list of tasks: `SQ010 / SH030`. */
  path: string;
  id: string;
  for: 'Asset' | 'Shot';
}

export const projectId = (film: string): string => idOf('project', film);
export const entityId = (film: string, path: string): string => idOf('entity', film, path);

/** Creates a production with its team, settings, episodes, sequences, shots and assets. */
export function seedProduction(store: Store, calendar: SeedCalendar, film: FilmPlan): Made[] {
  const project_id = projectId(film.name);
  store.insert(PROJECT, {
    id: project_id,
    name: film.name,
    description: film.description,
    production_type: film.type,
    production_style: film.style,
    fps: film.fps,
    has_avatar: film.type === 'tvshow',
    nb_episodes: film.type === 'tvshow' ? film.episodes.length : 0,
    homepage: film.type === 'tvshow' ? 'shots' : 'assets',
    start_date: calendar.day(-90),
    end_date: calendar.day(120),
    project_status_id: projectStatusId('Open'),
  });
  for (const name of crewNames()) store.link(TEAM, project_id, personId(name));
  const types = [...taskTypesFor('Asset'), ...taskTypesFor('Shot')];
  for (const [place, name] of types.entries()) {
    store.link(PROJECT_TASK_TYPES, project_id, taskTypeId(name), String(place + 1));
  }
  for (const short of statusNames()) store.link(PROJECT_TASK_STATUSES, project_id, statusId(short));
  seedPlan(store, calendar, project_id);
  const shots = seedShots(store, film, project_id);
  const assets = seedAssets(store, film, project_id);
  seedCasting(store, shots, assets);
  return [...shots, ...assets];
}

/** What the production aims at, and the weeks that are planned for two of its task types. */
function seedPlan(store: Store, calendar: SeedCalendar, project_id: string): void {
  const days: [name: string, day: number | null][] = [
    ['Delivery', 110],
    ['Animatic locked', -40],
    ['Rough cut', 28],
    ['Premiere', null],
  ];
  for (const [name, day] of days)
    store.insert(MILESTONE, { name, date: day === null ? null : calendar.day(day), project_id });
  const plan = (type: string, first: number, last: number, man_days: number | null): void => {
    const task_type_id = taskTypeId(type);
    const [start_date, end_date] = [calendar.day(first), calendar.day(last)];
    store.insert(SCHEDULE_ITEM, { start_date, end_date, man_days, project_id, task_type_id });
  };
  plan('Animation', -30, 60, 120);
  // As Kitsu makes one for everybody who looks: planned by nobody.
  plan('Compositing', 0, 1, null);
}

/** Each shot has two or three of the assets, the same ones on every computer. */
function seedCasting(store: Store, shots: readonly Made[], assets: readonly Made[]): void {
  for (const { path, id } of shots) {
    const chance = chanceOf(`casting of ${path}`);
    const first = Math.floor(chance() * assets.length);
    const count = Math.min(assets.length, 2 + Math.floor(chance() * 2));
    for (let place = 0; place < count; place++) {
      const asset = assets[(first + place) % assets.length];
      if (!asset) continue;
      const nb_occurences = 1 + Math.floor(chance() * 1.3);
      store.insert(CASTING, { entity_in_id: id, entity_out_id: asset.id, nb_occurences });
    }
  }
}

function seedShots(store: Store, film: FilmPlan, project_id: string): Made[] {
  const made: Made[] = [];
  const insert = (type: string, path: string, name: string, parent: string | null, more = {}) => {
    const id = entityId(film.name, path);
    const entity_type_id = entityTypeId(type);
    const created_by = personId('manager');
    store.insert(ENTITY, {
      id,
      name,
      project_id,
      entity_type_id,
      parent_id: parent,
      created_by,
      ...more,
    });
    return id;
  };
  for (const { name: episode, sequences } of film.episodes) {
    const above = episode === null ? null : insert('Episode', episode, episode, null);
    for (const { name: sequence, description, shots } of sequences) {
      const path = episode === null ? sequence : `${episode} / ${sequence}`;
      const parent = insert('Sequence', path, sequence, above, { description });
      for (let place = 1; place <= shots; place++) {
        const name = `SH${String(place * 10).padStart(film.digits, '0')}`;
        const own = `${path} / ${name}`;
        const nb_frames = 48 + Math.floor(chanceOf(own)() * 12) * 8;
        const data = { frame_in: 1001, frame_out: 1000 + nb_frames };
        const canceled = own === film.canceled;
        const id = insert('Shot', own, name, parent, { nb_frames, data, canceled });
        made.push({ film: film.name, path: own, id, for: 'Shot' });
      }
    }
  }
  return made;
}

function seedAssets(store: Store, film: FilmPlan, project_id: string): Made[] {
  return film.assets.map(({ type, name, description, episode }) => {
    const id = entityId(film.name, name);
    store.insert(ENTITY, {
      id,
      name,
      project_id,
      description: description ?? null,
      entity_type_id: entityTypeId(type),
      source_id: episode === undefined ? null : entityId(film.name, episode),
      created_by: personId('manager'),
    });
    return { film: film.name, path: name, id, for: 'Asset' as const };
  });
}
