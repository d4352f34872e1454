import type { Creation, EditChange, FieldEdit } from '../../outbox/kinds/production-edit.ts';
import type { Unsent } from '../../shared/production-edit.ts';
import type { Ahead } from '../browse/ahead.ts';
import type { EntityItem, TaskItem } from '../browse/items.ts';
import { LIST_OF } from '../browse/things.ts';

/** What the edits that wait show before Kitsu has them. A refused one shows what Kitsu has, and is marked. */
export const aheadOf = (edits: readonly EditChange[]): Ahead[] =>
  edits.flatMap(({ body, state }): Ahead[] => {
    if (state === 'parked') return [];
    const { id } = body.thing;
    switch (body.act) {
      case 'field':
        return [{ list: LIST_OF[body.thing.kind], id, ...fieldAhead(body) }];
      case 'remove':
        return [{ list: LIST_OF[body.thing.kind], id, set: null }];
      case 'create':
        return [{ list: LIST_OF[body.thing.kind], id, set: {}, made: madeItem(body) }];
      // What is cast is in no row, nor are columns and types.
      case 'cast':
      case 'descriptor':
      case 'order':
      case 'asset-type':
        return [];
      case 'link': {
        const assignee = { id: body.otherId, on: body.on };
        return body.link === 'assignee' ? [{ list: 'tasks', id, set: {}, assignee }] : [];
      }
    }
  });

function madeItem({ thing, name, parentId, typeId }: Creation): EntityItem | TaskItem {
  const { id, kind } = thing;
  if (kind === 'task')
    return {
      ...{ id, entityId: parentId ?? '', typeId: typeId ?? '', statusId: '', assigneeIds: [] },
      ...{ startDate: null, dueDate: null, priority: 0, estimation: 0, timeSpent: 0 },
      ...{ previewFileId: null, data: {} },
    };
  return {
    ...{ id, name, parentId, description: '', previewFileId: null, canceled: false },
    ...{ frames: null, data: {} },
  };
}

/** Values of columns are in no row. */
function fieldAhead({ field, value }: FieldEdit): Pick<Ahead, 'set' | 'frames'> {
  const number = typeof value === 'number' ? value : null;
  switch (field) {
    case 'frames':
      return { set: {}, frames: { count: number } };
    case 'frameIn':
      return { set: {}, frames: { in: number } };
    case 'frameOut':
      return { set: {}, frames: { out: number } };
    case 'assetType':
      return { set: { parentId: String(value) } };
    case 'column':
      return { set: {} };
    default:
      return { set: { [field]: value } };
  }
}

/** The things with an edit that is not in Kitsu. */
export function unsentOf(edits: readonly EditChange[]): Map<string, Unsent> {
  const found = new Map<string, Unsent>();
  for (const { body, state } of edits) {
    const stopped = state === 'parked' || state === 'conflict';
    if (stopped || !found.has(body.thing.id))
      found.set(body.thing.id, stopped ? 'stopped' : 'waiting');
  }
  return found;
}
