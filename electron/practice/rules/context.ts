import { NOTIFICATION } from '../store/conversation-model.ts';
import type { Json } from '../store/model.ts';
import {
  DEPARTMENT,
  ENTITY,
  ENTITY_TYPE,
  PROJECT,
  PROJECT_ASSET_TYPES,
  PROJECT_STATUS,
  PROJECT_TASK_STATUSES,
  PROJECT_TASK_TYPES,
  TASK_STATUS,
  TASK_TYPE,
  TEAM,
} from '../store/models.ts';
import type { EntityType, Project } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { inProject, isAdmin, myOpenProjects, openProjects } from './access.ts';
import { descriptorsFor, shortDescriptor } from './descriptors.ts';
import { NOT_ASSETS, typeNamed } from './entities.ts';
import { peopleFor } from './people.ts';

type Answered = { [key: string]: Json };

const BOARD_ROLES = ['user', 'admin', 'supervisor', 'manager', 'vendor'];

/** A production with the ids of everything that is enabled in it. */
export function projectWithRelations({ store }: StudioServices, project: Project): Answered {
  return {
    ...serialize(PROJECT, project),
    team: store.linked(TEAM, project.id),
    asset_types: store.linked(PROJECT_ASSET_TYPES, project.id),
    task_statuses: store.linked(PROJECT_TASK_STATUSES, project.id),
    task_types: store.linked(PROJECT_TASK_TYPES, project.id),
    status_automations: [],
    preview_background_files: [],
  };
}

/** As the route of open productions returns it, with the settings of its links. */
export function openProject(studio: StudioServices, me: Person, project: Project): Answered {
  const { store } = studio;
  const who = inProject(studio, me, project.id);
  const types = [...store.notes(PROJECT_TASK_TYPES, project.id)].map(([id, note]) => {
    return [id, note === null ? null : Number(note)] as const;
  });
  const compression = { hd_bitrate_compression: null, ld_bitrate_compression: null };
  const statuses = [...store.notes(PROJECT_TASK_STATUSES, project.id)].map(([id, note]) => {
    const priority = note === null ? null : Number(note);
    return [id, { priority, roles_for_board: BOARD_ROLES, is_client_allowed: null }] as const;
  });
  const answered: Answered = {
    ...projectWithRelations(studio, project),
    descriptors: descriptorsFor(studio, who, project.id).map(shortDescriptor),
    task_type_links: Object.fromEntries(
      types.map(([id, priority]) => {
        return [id, { priority, ...compression, is_client_visible: true }] as const;
      }),
    ),
    task_types_priority: Object.fromEntries(types),
    task_statuses_link: Object.fromEntries(statuses),
  };
  return { ...answered, ...firstEpisode(studio, project) };
}

/** Only a series names its first episode. */
export function firstEpisode(studio: StudioServices, project: Project): Answered {
  if (project.production_type !== 'tvshow') return {};
  const key = { project_id: project.id, entity_type_id: typeNamed(studio, 'Episode') };
  const [episode] = studio.store.list(ENTITY, key);
  return episode ? { first_episode_id: episode.id } : {};
}

/** Open productions for a person: all of them for an admin, else those of their teams. */
export const listedProjects = (studio: StudioServices, me: Person): Project[] =>
  isAdmin(me) ? openProjects(studio) : myOpenProjects(studio, me);

/** True for an entity type of assets. */
export const assetType = (type: EntityType): Answered => ({
  ...serialize(ENTITY_TYPE, type),
  task_types: [],
  type: 'AssetType',
});

/** Everything that a client needs after signing in (kitsu-api 2.3). */
export function contextFor(studio: StudioServices, me: Person): Answered {
  const { store } = studio;
  const projects = listedProjects(studio, me);
  const context: Answered = {
    asset_types: store
      .list(ENTITY_TYPE)
      .filter((type) => !NOT_ASSETS.includes(type.name))
      .map(assetType),
    custom_actions: [],
    status_automations: [],
    departments: store.list(DEPARTMENT).map((row) => serialize(DEPARTMENT, row)),
    studios: [],
    notification_count: store.list(NOTIFICATION, { person_id: me.id, read: false }).length,
    persons: peopleFor(studio, me),
    project_status: store.list(PROJECT_STATUS).map((row) => serialize(PROJECT_STATUS, row)),
    project_roles: Object.fromEntries(
      projects.flatMap(({ id }) => {
        const role = store.notes(TEAM, id).get(me.id);
        return role ? [[id, role] as const] : [];
      }),
    ),
    projects: projects.map((project) => openProject(studio, me, project)),
    task_types: store.list(TASK_TYPE).map((row) => serialize(TASK_TYPE, row)),
    task_status: store.list(TASK_STATUS).map((row) => serialize(TASK_STATUS, row)),
    search_filters: {},
    search_filter_groups: {},
    preview_background_files: [],
    plugins: [],
  };
  return isAdmin(me) ? { ...context, user_limit: 100 } : context;
}
