import { ROW, type Picture } from './picture.ts';
import { dayAt, ticksOf, xOf } from './timeline.ts';

/** Below this a weekend is too narrow to be told. */
const WEEKENDS_FROM_PX = 3;

/** Days without work, the days of the production, milestones and today, behind the bars of these rows. */
export function drawGround(
  context: CanvasRenderingContext2D,
  picture: Picture,
  rows: { from: number; to: number },
): void {
  const { width, height, scale, palette, facts, today } = picture;
  const [first, last] = [Math.floor(dayAt(scale, 0)), Math.ceil(dayAt(scale, width))];
  context.fillStyle = palette.sunken;
  if (scale.px >= WEEKENDS_FROM_PX)
    for (let day = first; day <= last; day += 1)
      if (!picture.week.works(day)) context.fillRect(xOf(scale, day), 0, scale.px, height);
  // Before and after the production.
  const begins = facts.start === null ? 0 : xOf(scale, facts.start);
  const ends = facts.end === null ? width : xOf(scale, facts.end + 1);
  if (begins > 0) context.fillRect(0, 0, Math.min(begins, width), height);
  if (ends < width) context.fillRect(Math.max(0, ends), 0, width - ends, height);
  drawLines(context, picture, rows);
  if (picture.isPersons) drawDaysOff(context, picture, rows);
  const line = (day: number, colour: string, thick: number, dash: number[]): void => {
    const x = Math.round(xOf(scale, day)) + 0.5;
    if (x < -2 || x > width + 2) return;
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height);
    context.stroke();
    context.setLineDash([]);
  };
  if (facts.start !== null) line(facts.start, palette.strong, 1, []);
  if (facts.end !== null) line(facts.end + 1, palette.strong, 1, []);
  for (const { day } of facts.milestones) if (day !== null) line(day + 0.5, palette.dim, 1, [3, 3]);
  line(today + (scale.px >= 16 ? 0.5 : 0), palette.accent, 1.5, []);
}

function drawLines(
  context: CanvasRenderingContext2D,
  { width, height, scale, palette, rows, top, weekBegins, active }: Picture,
  { from, to }: { from: number; to: number },
): void {
  const { lower } = ticksOf(scale, width, weekBegins);
  context.fillStyle = palette.line;
  context.globalAlpha = 0.55;
  for (const { day } of lower) context.fillRect(Math.round(xOf(scale, day)), 0, 1, height);
  context.globalAlpha = 1;
  for (let index = from; index < to; index += 1) {
    const y = index * ROW - top;
    const row = rows[index];
    if (index === active) {
      context.fillStyle = palette.raised;
      context.globalAlpha = 0.75;
      context.fillRect(0, y, width, ROW);
      context.globalAlpha = 1;
    }
    if (row?.level === 1 && index > 0) {
      context.fillStyle = palette.line;
      context.fillRect(0, Math.round(y), width, 1);
    }
  }
}

/** A person's days off, over their rows, hatched. */
function drawDaysOff(
  context: CanvasRenderingContext2D,
  { rows, facts, scale, top, palette, width }: Picture,
  { from, to }: { from: number; to: number },
): void {
  for (let index = from; index < to; index += 1) {
    const row = rows[index];
    const owner = row?.kind === 'task' ? rows[row.parent ?? -1] : row;
    if (owner?.kind !== 'group' || owner.group.place === null) continue;
    const y = index * ROW - top;
    for (const { person, first, last } of facts.daysOff) {
      if (person !== owner.group.place) continue;
      const [x, end] = [xOf(scale, first), xOf(scale, last + 1)];
      if (end < 0 || x > width) continue;
      hatch(context, { x, y, width: end - x, height: ROW }, palette.strong);
    }
  }
}

function hatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  colour: string,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = x - height; at < x + width; at += 6) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}
