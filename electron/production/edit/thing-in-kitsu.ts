import { z } from 'zod';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import type { CastAsset } from '../../kitsu/production/casting.ts';
import { getEntityValues } from '../../kitsu/production/column-changes.ts';
import { read } from '../../kitsu/request-helpers.ts';
import type { EditedThing } from '../../outbox/kinds/production-edit.ts';
import { NOT_SAVED } from '../../sync/push/push-policy.ts';
import type { ThingKind } from '../../shared/production-edit.ts';
import { success } from '../../shared/result.ts';
import { itemOf, type EntityItem, type TaskItem } from '../browse/items.ts';
import { itemPathOf } from '../browse/lists.ts';
import { LIST_OF } from '../browse/things.ts';
import type { FieldNames } from '../../outbox/kinds/field-words.ts';

/** What an edit needs beside what every row is sent with. */
export interface PushEditDeps {
  /** Stores what Kitsu has now, `null` for gone, before the edit stops being shown ahead of it. Never rejects. */
  readBack(projectId: string, kind: ThingKind, id: string, raw: unknown): Promise<void>;
  /** Much is otherwise at once: it is read anew as lists. Never rejects. */
  reread(projectId: string): Promise<void>;
  /** The list of productions is otherwise: it is read anew. Never rejects. */
  rereadStudio(): Promise<void>;
  /** Stores what is in a thing now. Never rejects. */
  recast(projectId: string, id: string, assets: CastAsset[]): Promise<void>;
  /** Stores the columns of a production. Never rejects. */
  keepColumns(projectId: string, raw: readonly unknown[]): Promise<void>;
  names(): FieldNames;
}

export const rawThing = z.looseObject({ id: z.string() });

/**
 * A thing as Kitsu has it at this moment; `null`: it is gone. `values`: those of its columns count. After a column was
 * renamed Kitsu answers a shot as it was before for a while, and the bare entity as it is (zou 1.0.97).
 */
export async function readThing(
  http: Http,
  { kind, id }: Pick<EditedThing, 'kind' | 'id'>,
  { values = false }: { values?: boolean } = {},
): Promise<KitsuAnswer<{ raw: unknown; item: EntityItem | TaskItem } | null>> {
  const list = LIST_OF[kind];
  const answer = await read(http, itemPathOf(list, id), rawThing);
  if (!answer.ok) return answer.code === 'not-found' ? success(null) : answer;
  let raw = answer.value;
  if (values && kind !== 'task') {
    const data = await getEntityValues(http, id);
    if (!data.ok) return data.code === 'not-found' ? success(null) : data;
    raw = { ...raw, data: data.value };
  }
  const item = itemOf(list, raw) as EntityItem | TaskItem | null;
  return item ? success({ raw, item }) : { ...NOT_SAVED };
}
