import { z } from 'zod';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import type { CastAsset } from '../../kitsu/production/casting.ts';
import { read } from '../../kitsu/request-helpers.ts';
import type { EditedThing } from '../../outbox/kinds/production-edit.ts';
import { NOT_SAVED } from '../../sync/push/push-policy.ts';
import type { ThingKind } from '../../shared/production-edit.ts';
import { success } from '../../shared/result.ts';
import { itemOf, type EntityItem, type TaskItem } from '../browse/items.ts';
import { itemPathOf } from '../browse/lists.ts';
import { LIST_OF } from '../browse/things.ts';
import type { FieldNames } from './field-words.ts';

/** What an edit needs beside what every row is sent with. */
export interface PushEditDeps {
  /** Stores what Kitsu has now, `null` for gone, before the edit stops being shown ahead of it. Never rejects. */
  readBack(projectId: string, kind: ThingKind, id: string, raw: unknown): Promise<void>;
  /** Much is otherwise at once: it is read anew as lists. */
  reread(projectId: string): void;
  /** The list of productions is otherwise: it is read anew. Never rejects. */
  rereadStudio(): Promise<void>;
  /** Stores what is in a thing now. Never rejects. */
  recast(projectId: string, id: string, assets: CastAsset[]): Promise<void>;
  names(): FieldNames;
}

export const rawThing = z.looseObject({ id: z.string() });

/** A thing as Kitsu has it at this moment; `null`: it is gone. */
export async function readThing(
  http: Http,
  { kind, id }: Pick<EditedThing, 'kind' | 'id'>,
): Promise<KitsuAnswer<{ raw: unknown; item: EntityItem | TaskItem } | null>> {
  const list = LIST_OF[kind];
  const answer = await read(http, itemPathOf(list, id), rawThing);
  if (!answer.ok) return answer.code === 'not-found' ? success(null) : answer;
  const item = itemOf(list, answer.value) as EntityItem | TaskItem | null;
  return item ? success({ raw: answer.value, item }) : { ...NOT_SAVED };
}
