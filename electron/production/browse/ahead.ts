import type { EntityItem, TaskItem } from './items.ts';
import type { LiveList } from './lists.ts';
import type { Lists } from './tree.ts';

/** What was edited here and is not in Kitsu yet, laid over what Kitsu has of one thing. */
export interface Ahead {
  list: LiveList;
  id: string;
  /** Fields as the lists keep them; `null`: it is on its way out. */
  set: (Partial<EntityItem> & Partial<TaskItem>) | null;
  /** Those of its frames that were edited. */
  frames?: Partial<NonNullable<EntityItem['frames']>>;
  /** Somebody who is assigned, or not any more. */
  assignee?: { id: string; on: boolean };
  /** It is not in Kitsu at all yet. */
  made?: EntityItem | TaskItem;
}

const NO_FRAMES: NonNullable<EntityItem['frames']> = { count: null, in: null, out: null };

/** The lists with what is ahead of Kitsu laid over them; the same lists where nothing is. */
export function withAhead(lists: Lists, ahead: readonly Ahead[]): Lists {
  if (ahead.length === 0) return lists;
  const laid: { -readonly [Name in keyof Lists]: Lists[Name] } = { ...lists };
  for (const list of new Set(ahead.map((one) => one.list))) {
    const own = new Map<string, Ahead[]>();
    for (const one of ahead)
      if (one.list === list) own.set(one.id, [...(own.get(one.id) ?? []), one]);
    const items: readonly (EntityItem | TaskItem)[] = lists[list];
    const now = items.flatMap((item) => {
      const over = own.get(item.id);
      return over ? laidOver(item, over) : [item];
    });
    const made = ahead.flatMap((one) => (one.list === list && one.made ? [one.made] : []));
    Object.assign(laid, { [list]: [...now, ...made] });
  }
  return laid;
}

function laidOver<Item extends EntityItem | TaskItem>(item: Item, over: readonly Ahead[]): Item[] {
  let now = item;
  for (const { set, frames, assignee } of over) {
    if (set === null) return [];
    now = { ...now, ...set };
    if (frames && 'frames' in now)
      now = { ...now, frames: { ...NO_FRAMES, ...now.frames, ...frames } };
    if (assignee && 'assigneeIds' in now) {
      const others = now.assigneeIds.filter((id) => id !== assignee.id);
      now = { ...now, assigneeIds: assignee.on ? [...others, assignee.id] : others };
    }
  }
  return [now];
}
