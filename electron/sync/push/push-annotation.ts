import { readDrawn, updateAnnotations, type AnnotationChanges } from '../../kitsu/annotations.ts';
import {
  annotationKind,
  type AnnotationBody,
  type AnnotationChange,
} from '../../outbox/kinds/annotation.ts';
import type { Annotations, Moment } from '../../shared/annotations/drawing.ts';
import { frameOf, timeOfFrame } from '../../shared/annotations/grid.ts';
import { kitsuObject, type KitsuObject } from '../../shared/annotations/write.ts';
import { over } from './on-comment.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

/**
 * Draws on a preview. What Kitsu has is read first: each drawing has an id, so only what is missing is sent, and only what
 * is there is deleted, at the exact time that Kitsu has it under.
 */
async function push(context: PushContext, change: AnnotationChange): Promise<PushOutcome> {
  const { http, replica } = context;
  const { previewId } = change.body;
  const store = (annotations: Annotations, reading: number): void =>
    replica.annotations.putAll(change.taskId, [{ previewId, annotations }], reading);

  const looking = replica.annotations.ask();
  const found = await readDrawn(http, previewId);
  if (!found.ok) return { kind: 'failed', failure: found };
  store(found.value.annotations, looking);
  // Drawn on or discarded meanwhile: the newer row has its own turn.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const missing = missingIn(found.value.annotations, change.body);
  if (isNothing(missing)) return over(context, change);
  const going = missing.deletions.flatMap(({ objects }) => objects);
  replica.annotations.keepErased(previewId, objectsIn(found.value.raw, going));

  const sent = await updateAnnotations(http, previewId, missing);
  if (!sent.ok) return { kind: 'failed', failure: sent };
  // Numbered now: what was asked for while this was on its way may be from before it.
  store(sent.value.annotations, replica.annotations.ask());
  if (!isNothing(missingIn(sent.value.annotations, change.body)))
    return { kind: 'failed', failure: NOT_SAVED };
  return over(context, change);
}

const isNothing = ({ additions, deletions }: AnnotationChanges): boolean =>
  additions.length + deletions.length === 0;

/** A larger one is a nuisance, not a drawing. */
const LARGEST_KEPT = 300_000;

/** These objects of a preview as Kitsu has them. */
function objectsIn(raw: unknown, ids: readonly string[]): KitsuObject[] {
  if (ids.length === 0 || !Array.isArray(raw)) return [];
  const objects = (raw as { drawing?: { objects?: unknown } | null }[]).flatMap((entry) => {
    const list = entry?.drawing?.objects;
    return Array.isArray(list) ? (list as unknown[]) : [];
  });
  return objects.flatMap((one) => {
    const read = kitsuObject.safeParse(one);
    const isKept =
      read.success &&
      ids.includes(read.data.id) &&
      JSON.stringify(read.data).length <= LARGEST_KEPT;
    return isKept ? [read.data] : [];
  });
}

/** What of a row is not so in Kitsu yet. */
function missingIn({ moments, ids }: Annotations, body: AnnotationBody): AnnotationChanges {
  const there = new Set(ids);
  const { fps } = body;
  const additions = new Map<number | string, AnnotationChanges['additions'][number]>();
  for (const { frame, object } of body.additions) {
    if (there.has(object.id)) continue;
    const time =
      momentAt(moments, frame, fps)?.time ?? (fps === null ? 0 : timeOfFrame(frame, fps));
    const at = additions.get(time) ?? { time, frame: frame + 1, drawing: { objects: [] } };
    at.drawing.objects.push(object);
    additions.set(time, at);
  }
  const deletions = moments.flatMap(({ time, drawings }) => {
    const objects = drawings.flatMap(({ id }) =>
      id !== null && body.deletions.includes(id) ? [id] : [],
    );
    return objects.length > 0 ? [{ time, objects }] : [];
  });
  return { additions: [...additions.values()], deletions };
}

/** Kitsu's player shows the first moment of a frame alone: a second one of the same frame would be seen by nobody. */
function momentAt(moments: readonly Moment[], frame: number, fps: number | null): Moment | null {
  const ofFrame = moments.filter(({ seconds, number }) =>
    fps === null ? seconds === 0 : frameOf(seconds, number, fps) === frame,
  );
  return ofFrame.sort((a, b) => a.seconds - b.seconds)[0] ?? null;
}

const NOT_SAVED = {
  ok: false,
  code: 'server-fault',
  message: 'Kitsu accepted the drawing but did not save it. It is safe on this computer.',
  action: 'Retrying automatically.',
} as const;

export const annotationPush = definePush({ kind: annotationKind, push });
