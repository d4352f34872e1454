import { spanOf } from '../../../electron/shared/schedule/moves.ts';
import type { ScheduleRow } from '../../../electron/shared/schedule/rows.ts';
import { drawBar } from './draw-bar.ts';
import { drawGround } from './draw-ground.ts';
import { ROW, type Picture } from './picture.ts';
import { dayAt, xOf } from './timeline.ts';

/** More bars than this in one closed row are drawn without their words. */
const MANY = 400;

/** Draws the rows that the canvas covers. */
export function draw(context: CanvasRenderingContext2D, picture: Picture): void {
  const { width, height, top, palette, rows } = picture;
  context.fillStyle = palette.bg;
  context.fillRect(0, 0, width, height);
  const from = Math.max(0, Math.floor(top / ROW));
  const to = Math.min(rows.length, Math.ceil((top + height) / ROW));
  drawGround(context, picture, { from, to });
  context.font = `11.5px ${palette.font}`;
  context.textBaseline = 'middle';
  for (let index = from; index < to; index += 1) {
    const row = rows[index];
    if (row) drawRow(context, picture, row, index * ROW - top);
  }
}

function drawRow(
  context: CanvasRenderingContext2D,
  picture: Picture,
  row: ScheduleRow,
  y: number,
): void {
  if (row.kind === 'task') {
    const span = spanOf(picture.daysOf(row.task));
    if (span) drawBeyond(context, picture, span, y);
    return drawTask(context, picture, row, row.task, y, true);
  }
  drawBand(context, picture, row, y);
  if (row.isOpen) return drawBracket(context, picture, row, y);
  const { scale, width } = picture;
  const [left, right] = [dayAt(scale, 0), dayAt(scale, width)];
  const isMany = row.group.tasks.length > MANY;
  let drawnTo = -Infinity;
  let all = { first: Infinity, last: -Infinity };
  for (const task of row.group.tasks) {
    const span = spanOf(picture.daysOf(task));
    if (!span) continue;
    all = { first: Math.min(all.first, span.first), last: Math.max(all.last, span.last) };
    if (span.last + 1 < left || span.first > right) continue;
    const end = xOf(scale, span.last + 1);
    // What would be covered whole is not drawn: a closed group may have thousands.
    if (isMany && end <= drawnTo + 1) continue;
    drawnTo = Math.max(drawnTo, end);
    drawTask(context, picture, row, task, y, !isMany);
  }
  if (all.last >= all.first) drawBeyond(context, picture, all, y);
}

function drawTask(
  context: CanvasRenderingContext2D,
  picture: Picture,
  row: ScheduleRow,
  task: number,
  y: number,
  hasWords: boolean,
): void {
  const { scale, width, palette, facts } = picture;
  const span = spanOf(picture.daysOf(task));
  if (!span) return;
  if (row.kind === 'task' || row.level === 2) drawGhost(context, picture, task, y);
  const x = xOf(scale, span.first);
  const end = xOf(scale, span.last + 1);
  if (end < -200 || x > width) return;
  const { estimation, spent } = facts.tasks[task] ?? { estimation: 0, spent: 0 };
  const estimate = picture.estimateEnd(task);
  drawBar(context, palette, {
    ...{ x, width: Math.max(2, end - x), y: y + 4, height: ROW - 8 },
    colour: picture.colourOf(task),
    look: picture.lookOf(task),
    filled: estimation > 0 ? Math.min(1, spent / estimation) : spent > 0 ? 1 : 0,
    isOver: estimation > 0 && spent > estimation,
    estimateX: estimate === null ? null : xOf(scale, estimate),
    words: hasWords ? picture.wordsOf(task, row) : '',
    // Beside a bar there is room only where it is alone in its row.
    outside: hasWords && row.kind === 'task',
  });
}

/** An arrow at the end of the view beyond which the bars of a row are, where none is in view. */
function drawBeyond(
  context: CanvasRenderingContext2D,
  { scale, width, palette }: Picture,
  { first, last }: { first: number; last: number },
  y: number,
): void {
  const isBefore = xOf(scale, last + 1) < 0;
  if (!isBefore && xOf(scale, first) <= width) return;
  const [tip, back] = isBefore ? [6, 12] : [width - 6, width - 12];
  const middle = y + ROW / 2;
  context.fillStyle = palette.dim;
  context.beginPath();
  context.moveTo(tip, middle);
  context.lineTo(back, middle - 5);
  context.lineTo(back, middle + 5);
  context.closePath();
  context.fill();
}

/** Where a version has the task: an outline, of a form that no bar has. */
function drawGhost(
  context: CanvasRenderingContext2D,
  { scale, palette, width, ghostOf }: Picture,
  task: number,
  y: number,
): void {
  const days = ghostOf(task);
  const span = days && spanOf(days);
  if (!span) return;
  const [x, end] = [xOf(scale, span.first), xOf(scale, span.last + 1)];
  if (end < 0 || x > width) return;
  context.strokeStyle = palette.dim;
  context.lineWidth = 1;
  context.setLineDash([3, 2]);
  context.strokeRect(Math.round(x) + 0.5, y + 2.5, Math.max(2, Math.round(end - x) - 1), ROW - 5);
  context.setLineDash([]);
}

/** From the first to the last day of an open group. */
function drawBracket(
  context: CanvasRenderingContext2D,
  { scale, daysOf, palette, width }: Picture,
  row: Extract<ScheduleRow, { kind: 'group' }>,
  y: number,
): void {
  let [first, last] = [Infinity, -Infinity];
  for (const task of row.group.tasks) {
    const span = spanOf(daysOf(task));
    if (!span) continue;
    first = Math.min(first, span.first);
    last = Math.max(last, span.last);
  }
  if (last < first) return;
  const [x, end] = [Math.round(xOf(scale, first)), Math.round(xOf(scale, last + 1))];
  if (end < 0 || x > width) return;
  const middle = Math.round(y + ROW / 2);
  context.fillStyle = palette.strong;
  context.fillRect(x, middle - 1, end - x, 2);
  context.fillRect(x, middle - 4, 2, 8);
  context.fillRect(end - 2, middle - 4, 2, 8);
}

/** The days that are planned for a whole task type, behind its row. */
function drawBand(
  context: CanvasRenderingContext2D,
  { scale, facts, palette }: Picture,
  row: Extract<ScheduleRow, { kind: 'group' }>,
  y: number,
): void {
  const { place } = row.group;
  if (row.level !== 1 || place === null) return;
  for (const { type, first, last } of facts.bands) {
    if (row.group.key !== facts.types[type]?.id) continue;
    const [x, end] = [xOf(scale, first), xOf(scale, last + 1)];
    context.strokeStyle = facts.types[type]?.color ?? palette.strong;
    context.setLineDash([5, 3]);
    context.lineWidth = 1.5;
    context.strokeRect(Math.round(x) + 0.5, y + 3.5, Math.round(end - x), ROW - 7);
    context.setLineDash([]);
  }
}
