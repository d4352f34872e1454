import type { Replica } from '../replica/replica.ts';
import type { TodoFilter } from '../shared/todo-filter.ts';
import { defaultFilter } from './saved-views.ts';
import { keepFilter, keptFilter } from './todo-filter.ts';
import { FIRST_SCREEN } from './todo-list.ts';

/**
 * How a window's to-do list begins: as it was left or, in the first window of the app, as the default
 * view says. From then on that is how it was left.
 */
export function openingFilter(replica: Replica, isFirst: boolean): TodoFilter {
  const kept = keptFilter(replica);
  const wanted = isFirst ? defaultFilter(replica) : null;
  if (wanted === null || JSON.stringify(wanted) === JSON.stringify(kept)) return kept;
  keepFilter(replica, wanted);
  // It remembers with which rows a list began that is not the one to be drawn.
  replica.change(() => replica.keyValue.remove(FIRST_SCREEN));
  return wanted;
}
