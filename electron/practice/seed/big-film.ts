import { chanceOf } from '../pictures/chance.ts';
import { ASSIGNEES, COMMENT, ENTITY, PROJECT, TASK } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import { personId } from './accounts.ts';
import { statusId, taskTypeId, taskTypesFor } from './basics.ts';
import { seedBigCrew, type BigCrew } from './big-crew.ts';
import { seedBigTimes, type Worked } from './big-times.ts';
import type { SeedCalendar } from './calendar.ts';
import type { FilmPlan } from './film.ts';
import type { Status } from './my-tasks.ts';
import { projectId, seedProduction, type Made } from './productions.ts';

const EPISODES = 6;
const SEQUENCES = 10;
const SHOTS = 30;
const ASSETS = 300;
const ASSET_TYPES = ['Character', 'Prop', 'Environment'];

/** A series of 12,000 tasks in the middle of its making. */
const BIG: FilmPlan = {
  name: 'The Long Way Round',
  type: 'tvshow',
  style: '3d',
  fps: '24',
  description: 'A postman walks round an island that grows behind him.',
  digits: 4,
  episodes: Array.from({ length: EPISODES }, (_, episode) => ({
    name: `E${String(episode + 1).padStart(2, '0')}`,
    sequences: Array.from({ length: SEQUENCES }, (_, at) => ({
      ...{ name: `SQ${String(at + 1).padStart(2, '0')}`, description: '', shots: SHOTS },
    })),
  })),
  assets: Array.from({ length: ASSETS }, (_, at) => ({
    type: ASSET_TYPES[at % ASSET_TYPES.length] ?? 'Prop',
    name: `${ASSET_TYPES[at % ASSET_TYPES.length]} ${at + 1}`,
  })),
};

/** Days from today to the first due date, and how many days the whole takes. */
const BEGAN = -350;
const DAYS = 450;
const CANCELED_EVERY = 60;

/** True where the studio's file has it already. */
export const hasBig = (store: Store): boolean =>
  store.find(PROJECT, projectId(BIG.name)) !== undefined;

/** A production of 12,000 tasks, with a year of comments, statuses and logged time. */
export function seedBig(store: Store, calendar: SeedCalendar): void {
  const entities = seedProduction(store, calendar, BIG);
  const crew = seedBigCrew(store, calendar, projectId(BIG.name));
  const worked: Worked[] = [];
  const shots = entities.length - ASSETS;
  for (const [at, entity] of entities.entries()) {
    // Assets are made while the first episodes are.
    const part = entity.for === 'Shot' ? at / shots : (0.6 * (at - shots)) / ASSETS;
    for (const [step, type] of taskTypesFor(entity.for).entries()) {
      const due = Math.round(BEGAN + part * DAYS + step * 12);
      const task = seedBigTask(store, calendar, { entity, type, step, due, crew });
      if (task) worked.push(task);
    }
    if (at % CANCELED_EVERY === CANCELED_EVERY - 1)
      store.update(ENTITY, entity.id, { canceled: true });
  }
  seedBigTimes(store, calendar, worked, projectId(BIG.name));
}

interface Plan {
  entity: Made;
  type: string;
  step: number;
  /** Days from today. */
  due: number;
  crew: BigCrew;
}

function seedBigTask(
  store: Store,
  calendar: SeedCalendar,
  { entity, type, step, due, crew }: Plan,
): Worked | null {
  const chance = chanceOf(`${entity.path} ${type}`);
  const status = statusAt(due, chance());
  const people = crew.on(type, chance());
  const story = STORY[status];
  const spread = 3 + Math.floor(chance() * 6);
  const last = Math.min(-1, due - Math.floor(chance() * 4));
  const moments = story.map((_, place) =>
    calendar.instant(-last + (story.length - 1 - place) * spread, 9 + place, 15),
  );
  const { id } = store.insert(TASK, {
    project_id: projectId(BIG.name),
    entity_id: entity.id,
    task_type_id: taskTypeId(type),
    task_status_id: statusId(status),
    assigner_id: personId('supervisor'),
    priority: chance() < 0.05 ? 2 : 0,
    // One in thirty was never estimated, and one in forty never planned.
    estimation: chance() < 1 / 30 ? 0 : 240 + Math.floor(chance() * 25) * 30,
    due_date: chance() < 1 / 40 ? null : calendar.schedule(due),
    start_date: calendar.schedule(due - 3 - step),
    real_start_date: moments[0] ?? null,
    last_comment_date: moments.at(-1) ?? null,
    done_date: status === 'done' ? (moments.at(-1) ?? null) : null,
    end_date: status === 'wfa' ? (moments.at(-1) ?? null) : null,
    retake_count: story.filter((one) => one === 'retake').length,
  });
  for (const person of people) store.link(ASSIGNEES, id, person);
  for (const [place, to] of story.entries()) {
    const [at, by] = [moments[place] ?? '', to === 'wip' || to === 'wfa' ? people[0] : null];
    store.insert(COMMENT, {
      ...{ object_id: id, text: WORDS[to] ?? '', task_status_id: statusId(to) },
      ...{ person_id: by ?? personId('supervisor'), created_at: at, updated_at: at },
    });
  }
  return story.length === 0 ? null : { id, people, until: last };
}

/** What is due long ago is done, but for some; what is due soon is under way. */
function statusAt(due: number, chance: number): Status {
  if (due > 25) return 'todo';
  if (due > 12) return chance < 0.5 ? 'todo' : 'ready';
  if (due > -8)
    return (['wip', 'wip', 'wfa', 'retake', 'done'] as const)[Math.floor(chance * 5)] ?? 'wip';
  return chance < 0.03 ? 'retake' : chance < 0.05 ? 'wfa' : 'done';
}

const STORY: Readonly<Record<Status, Status[]>> = {
  todo: [],
  ready: [],
  wip: ['wip'],
  wfa: ['wip', 'wfa'],
  retake: ['wip', 'wfa', 'retake'],
  done: ['wip', 'wfa', 'retake', 'wfa', 'done'],
};

const WORDS: Readonly<Partial<Record<Status, string>>> = {
  wfa: 'Ready for a look.',
  retake: 'The silhouette gets lost: turn the shoulders to us.',
  done: 'Approved, thank you.',
};
