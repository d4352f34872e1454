import { annotationKind, type AnnotationBody } from '../outbox/kinds/annotation.ts';
import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import type { Replica } from '../replica/replica.ts';
import type { Change } from '../replica/tables/outbox.ts';
import { annotatingBlock, annotatingFps } from '../rules/annotating.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { Drawing } from '../shared/annotations/drawing.ts';
import { frameOf } from '../shared/annotations/grid.ts';
import { readObject } from '../shared/annotations/read-object.ts';
import type {
  AnnotatedFrame,
  PreviewAnnotations,
  ShownDrawing,
} from '../shared/annotations/shown.ts';
import { toKitsu, type NewDrawing } from '../shared/annotations/write.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { SaveState } from '../shared/views.ts';
import { saveStateOf } from './save-state.ts';

/** A preview and the task that it is of. A picture has one moment, a movie one for each frame. */
export interface OnPreview {
  taskId: string;
  previewId: string;
  isMovie: boolean;
}

interface Who {
  studio: StudioConfig;
  /** The person's id. */
  me: string | null;
}

/** What was drawn on a preview, frame by frame, with what waits in the outbox. */
export function annotationsOf(
  replica: Replica,
  { studio, me }: Who,
  on: OnPreview,
): PreviewAnnotations {
  const { taskId, previewId, isMovie } = on;
  const task = replica.tasks.get(taskId)?.task;
  const fps = annotatingFps(task, replica.taskFacts.get(taskId)?.fps ?? null, studio);
  const waiting = replica.outbox.find(annotationKind, taskId, previewId);
  const frames = new Map<number, AnnotatedFrame>();
  const at = (frame: number): AnnotatedFrame => {
    const known = frames.get(frame) ?? { frame, drawings: [], others: 0 };
    frames.set(frame, known);
    return known;
  };
  const show = (frame: number, drawing: Drawing, mark: SaveState): void => {
    const { drawings } = at(frame);
    if (drawing.id !== null && drawings.some(({ id }) => id === drawing.id)) return;
    drawings.push(shown(drawing, mark, { studio, me }));
  };
  for (const { seconds, number, drawings, others } of replica.annotations.of(previewId).moments) {
    // Kitsu's player shows of a picture what was drawn at its beginning.
    if (!isMovie && seconds !== 0) continue;
    const frame = isMovie ? frameOf(seconds, number, fps) : 0;
    const gone = waiting?.body.deletions ?? [];
    for (const drawing of drawings)
      if (drawing.id === null || !gone.includes(drawing.id)) show(frame, drawing, 'kitsu');
    at(frame).others += others;
  }
  for (const { frame, object } of waiting?.body.additions ?? []) {
    const drawing = readObject(object, {});
    if (drawing && waiting) show(frame, drawing, saveStateOf(waiting));
  }
  return {
    previewId,
    fps: isMovie ? fps : null,
    frames: [...frames.values()]
      .filter(({ drawings, others }) => drawings.length + others > 0)
      .sort((a, b) => a.frame - b.frame),
    blocked: task ? annotatingBlock(task, studio) : UNKNOWN_TASK,
    note: waiting?.cause ?? null,
  };
}

const shown = (drawing: Drawing, mark: SaveState, { studio, me }: Who): ShownDrawing => ({
  ...drawing,
  mark,
  mine: me !== null && drawing.author === me,
  by:
    drawing.author === me && me !== null
      ? 'You'
      : (studio.context?.people[drawing.author ?? ''] ?? null),
});

/** What of a preview is drawn and deleted at once. `ids`: of drawings that Kitsu has, or that wait here. */
export interface AnnotationEdit {
  add: { frame: number; drawing: NewDrawing }[];
  remove: string[];
  /** Those that were deleted here a moment ago are drawn again as they were. */
  restore: { frame: number; id: string }[];
}

/** A pen's lines come one after the other: they leave together. */
const HOLD_MS = 1_000;

/**
 * Draws on a preview and deletes from it; durable when it returns. It leaves a second later.
 * @param at ISO instant
 */
export function annotate(
  replica: Replica,
  { studio, me }: Who,
  on: OnPreview,
  edit: AnnotationEdit,
  at: string,
): Result<null> {
  const { taskId, previewId, isMovie } = on;
  const task = replica.tasks.get(taskId)?.task;
  if (!task || me === null) return UNKNOWN_TASK;
  const blocked = annotatingBlock(task, studio);
  if (blocked) return blocked;
  const when = Date.parse(at);
  const added = edit.add.map(({ frame, drawing }) => ({
    frame: isMovie ? frame : 0,
    object: toKitsu(drawing, { by: me, at: when }),
  }));
  for (const { frame, id } of edit.restore) {
    const object = replica.annotations.erased(previewId, id);
    if (object) added.push({ frame: isMovie ? frame : 0, object });
  }
  if (added.some(({ object }) => readObject(object, {}) === null)) return TOO_MUCH;
  const row = replica.outbox.find(annotationKind, taskId, previewId);
  const fps = annotatingFps(task, replica.taskFacts.get(taskId)?.fps ?? null, studio);
  const ids = replica.annotations.of(previewId).ids;
  const body = merged(
    row,
    { previewId, fps: isMovie ? fps : null },
    { added, removed: edit.remove, kept: edit.restore.map(({ id }) => id) },
    ids,
  );
  replica.change(() => {
    const isUntried = row === null || annotationKind.isUntried(row);
    if (body.additions.length + body.deletions.length === 0 && isUntried) {
      if (row) replica.outbox.remove(row.id);
      return;
    }
    replica.outbox.put(annotationKind, { taskId, slot: previewId, body }, at);
    const put = replica.outbox.find(annotationKind, taskId, previewId);
    if (put) replica.outbox.patch(put.id, { notBefore: when + HOLD_MS });
  });
  return success(null);
}

const TOO_MUCH = failure(
  'bad-input',
  'This drawing is too long for Kitsu. It was not saved.',
  'Draw it in shorter lines.',
);

/** What a row has to do once more was drawn and deleted. One that was tried may have arrived. */
function merged(
  row: Change<AnnotationBody> | null,
  start: Pick<AnnotationBody, 'previewId' | 'fps'>,
  change: { added: AnnotationBody['additions']; removed: string[]; kept: string[] },
  inKitsu: readonly string[],
): AnnotationBody {
  const { added, removed, kept } = change;
  const before = row?.body ?? { ...start, additions: [], deletions: [] };
  const isTried = row !== null && !annotationKind.isUntried(row);
  const again = new Set([...kept, ...added.map(({ object }) => object.id)]);
  const waited = new Set(before.additions.map(({ object }) => object.id));
  const deletions = removed.filter((id) => inKitsu.includes(id) || (isTried && waited.has(id)));
  return {
    ...start,
    additions: [...before.additions, ...added].filter(
      ({ object }, index, all) =>
        !removed.includes(object.id) &&
        all.findIndex((other) => other.object.id === object.id) === index,
    ),
    deletions: [...new Set([...before.deletions, ...deletions])].filter((id) => !again.has(id)),
  };
}
