/** The lists of the whole studio, and those of one production, by the names that the cache knows them by. */
const STUDIO_LISTS = ['open-projects', 'projects'] as const;
export const PRODUCTION_LISTS = [
  'episodes',
  'sequences',
  'shots',
  'asset-types',
  'assets',
  'task-types',
  'task-statuses',
  'people',
  'tasks',
  'metadata-descriptors',
] as const;
type StudioList = (typeof STUDIO_LISTS)[number];
export type ProductionList = (typeof PRODUCTION_LISTS)[number];
export type ListName = StudioList | ProductionList;

/** Whose lists those of the studio are, where a production's id is asked for. */
export const STUDIO = '';

export const listsOf = (projectId: string): readonly ListName[] =>
  projectId === STUDIO ? STUDIO_LISTS : PRODUCTION_LISTS;

/** Where Kitsu has a list: any of the production's team may read it. */
export function pathOf(
  projectId: string,
  list: ListName,
): { path: string; query?: Record<string, string> } {
  switch (list) {
    case 'open-projects':
      return { path: '/data/projects/open' };
    case 'projects':
      return { path: '/data/projects', query: { relations: 'true' } };
    case 'asset-types':
      return { path: '/data/asset-types' };
    case 'task-types':
      return { path: '/data/task-types' };
    case 'task-statuses':
      return { path: '/data/task-status' };
    // Not the team alone: who has left it may still be assigned.
    case 'people':
      return { path: '/data/persons', query: { relations: 'true' } };
    default:
      return { path: `/data/projects/${encodeURIComponent(projectId)}/${list}` };
  }
}

/** The lists of which Kitsu's events name single items. */
export const LIVE_LISTS = ['episodes', 'sequences', 'shots', 'assets', 'tasks'] as const;
export type LiveList = (typeof LIVE_LISTS)[number];

/** Where Kitsu has one item of such a list. */
export const itemPathOf = (list: LiveList, id: string): string =>
  `/data/${list}/${encodeURIComponent(id)}`;
