import { NOTHING_DRAWN, type Annotations } from '../../shared/annotations/drawing.ts';
import { z } from 'zod';
import { kitsuObject, type KitsuObject } from '../../shared/annotations/write.ts';
import type { Database } from '../database.ts';
import type { KeyValueTable } from './key-value.ts';
import type { RequestOrder } from './request-order.ts';

/** So many of the last ones that were deleted here can be restored. */
const MOST_ERASED = 50;
const erasedObjects = z.array(kitsuObject);

/** What was drawn on the previews of tasks, as last read from Kitsu. */
export function annotationTable(database: Database, order: RequestOrder, keyValue: KeyValueTable) {
  const bodyOf = (previewId: string): string | null =>
    database.get<{ body: string }>('SELECT body FROM annotation WHERE preview_id = ?', previewId)
      ?.body ?? null;

  function put(taskId: string, previewId: string, annotations: Annotations, reading: number): void {
    if (!order.accept(previewId, reading)) return;
    const isEmpty = annotations.moments.length === 0;
    const body = isEmpty ? null : JSON.stringify(annotations);
    if (body === bodyOf(previewId)) return;
    if (body === null) database.run('DELETE FROM annotation WHERE preview_id = ?', previewId);
    else
      database.run(
        'INSERT OR REPLACE INTO annotation (preview_id, task_id, body) VALUES (?, ?, ?)',
        previewId,
        taskId,
        body,
      );
  }

  return {
    ask: order.ticket,
    /**
     * Stores what Kitsu sent of previews of a task. Nothing is stored of one whose result of a later request is already
     * here; `reading` is the number from `ask`, taken before the request.
     */
    putAll(
      taskId: string,
      drawn: readonly { previewId: string; annotations: Annotations }[],
      reading: number,
    ): void {
      database.transaction(() => {
        for (const { previewId, annotations } of drawn)
          put(taskId, previewId, annotations, reading);
      });
    },
    of(previewId: string): Annotations {
      const body = bodyOf(previewId);
      return body === null ? NOTHING_DRAWN : (JSON.parse(body) as Annotations);
    },
    /** Keeps what is deleted of a preview in Kitsu, as it was there, so that it can be drawn again. */
    keepErased(previewId: string, objects: readonly KitsuObject[]): void {
      const known = keyValue.get(`erased:${previewId}`, erasedObjects) ?? [];
      const others = known.filter(({ id }) => !objects.some((one) => one.id === id));
      keyValue.set(`erased:${previewId}`, [...others, ...objects].slice(-MOST_ERASED));
    },
    erased: (previewId: string, id: string): KitsuObject | null =>
      keyValue.get(`erased:${previewId}`, erasedObjects)?.find((one) => one.id === id) ?? null,
    /** Deletes those of tasks that nothing here refers to any more. */
    sweep: (): void =>
      void database.run('DELETE FROM annotation WHERE task_id NOT IN (SELECT id FROM task)'),
  };
}

export type AnnotationTable = ReturnType<typeof annotationTable>;
