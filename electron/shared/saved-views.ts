import type { TodoFilter } from './todo-filter.ts';

/** How the to-do list was filtered, sorted and drawn, under a name. */
export interface SavedView {
  id: string;
  name: string;
  filter: TodoFilter;
}

/** The artist's own views, in their order. */
export interface SavedViews {
  views: SavedView[];
  /** The one that the app starts with; `null`: it starts as it was left. */
  defaultId: string | null;
}

/** The longest name of a view, in characters. */
export const LONGEST_VIEW_NAME = 60;
/** More than anybody finds their way in. */
export const MOST_VIEWS = 50;
