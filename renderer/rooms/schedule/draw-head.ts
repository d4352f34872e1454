import type { ScheduleFacts } from '../../../electron/shared/schedule/schedule.ts';
import type { Palette } from './colours.ts';
import { ticksOf, xOf, type Scale, type Tick } from './timeline.ts';

/** A line of the header, in pixels. */
const HEAD_LINE = 22;
export const headHeight = ({ milestones }: ScheduleFacts): number =>
  HEAD_LINE * (milestones.some(({ day }) => day !== null) ? 3 : 2);

/** What the header's canvas shows. */
export interface HeadPicture {
  width: number;
  scale: Scale;
  facts: ScheduleFacts;
  today: number;
  weekBegins: number;
  palette: Palette;
}

/** Months with weeks or days, quarters with months; and what the production aims at. */
export function drawHead(context: CanvasRenderingContext2D, picture: HeadPicture): void {
  const { width, scale, facts, palette, weekBegins, today } = picture;
  const height = headHeight(facts);
  context.fillStyle = palette.bg;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  const { upper, lower, unit } = ticksOf(scale, width, weekBegins);
  context.font = `600 11.5px ${palette.font}`;
  for (const tick of upper) drawTick(context, picture, tick, { y: 0, colour: palette.text });
  context.font = `11px ${palette.font}`;
  for (const tick of lower) {
    const isToday = tick.day <= today && today < tick.end;
    if (isToday) {
      context.fillStyle = palette.accent;
      const x = xOf(scale, tick.day);
      context.fillRect(x + 1, HEAD_LINE * 2 - 3, xOf(scale, tick.end) - x - 1, 3);
    }
    const colour = isToday ? palette.text : palette.dim;
    drawTick(context, picture, tick, { y: HEAD_LINE, colour, isCentred: unit === 'day' });
  }
  drawMilestones(context, picture);
  context.fillStyle = palette.line;
  context.fillRect(0, height - 1, width, 1);
}

function drawTick(
  context: CanvasRenderingContext2D,
  { scale, palette, width }: HeadPicture,
  { day, end, label }: Tick,
  { y, colour, isCentred = false }: { y: number; colour: string; isCentred?: boolean },
): void {
  const [x, right] = [Math.round(xOf(scale, day)), Math.round(xOf(scale, end))];
  context.fillStyle = palette.line;
  context.fillRect(x, y + 3, 1, HEAD_LINE - 4);
  context.fillStyle = colour;
  const wide = context.measureText(label).width;
  // A month that has begun keeps its name in sight.
  const at = isCentred ? (x + right - wide) / 2 : Math.max(x, 0) + 5;
  if (at + wide > right - 2 && !(at === 5 && right > width)) return;
  context.fillText(label, at, y + HEAD_LINE / 2 + 1);
}

/** A diamond on its day, with its name where that has room. */
function drawMilestones(
  context: CanvasRenderingContext2D,
  { scale, facts, palette, width }: HeadPicture,
): void {
  const known = facts.milestones.filter(({ day }) => day !== null);
  const y = HEAD_LINE * 2.5;
  for (const [at, { day, name }] of known.entries()) {
    const x = xOf(scale, (day ?? 0) + 0.5);
    const next = known[at + 1]?.day;
    const room = next === undefined || next === null ? width : xOf(scale, next + 0.5) - 8;
    if (x < -200 || x > width + 10) continue;
    context.fillStyle = palette.dim;
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x + 5, y);
    context.lineTo(x, y + 5);
    context.lineTo(x - 5, y);
    context.closePath();
    context.fill();
    if (x + 12 >= room) continue;
    context.save();
    context.beginPath();
    context.rect(x + 8, y - 9, room - x - 10, 18);
    context.clip();
    context.fillText(name, x + 9, y + 1);
    context.restore();
  }
}
