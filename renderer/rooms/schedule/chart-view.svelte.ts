import { spanOf } from '../../../electron/shared/schedule/moves.ts';
import { headHeight } from './draw-head.ts';
import { ROW } from './picture.ts';
import type { ScheduleRow } from '../../../electron/shared/schedule/rows.ts';
import type { Schedule } from './schedule.svelte.ts';
import { spanOver } from './span-over.ts';
import { stepped, xOf, zoomed, type Scale } from './timeline.ts';

/** The canvas is drawn anew each time the view has moved so far. */
const BLOCK = ROW * 5;

/** What of a schedule is in view: which rows, which days, and the row at hand. */
export class ChartView {
  scale = $state.raw<Scale>({ left: 0, px: 18 });
  /** What scrolls the rows. */
  scroller = $state.raw<HTMLElement | null>(null);
  top = $state(0);
  /** Of the rows in view, with their heads. */
  size = $state.raw({ width: 0, height: 0 });
  #active = $state.raw<{ key: string; index: number } | null>(null);
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  readonly total = $derived.by(() => this.#schedule.rows.length);
  /** Days have columns of their own. */
  readonly wide = $derived(this.size.width >= 1180);
  /** The width of the rows' heads. */
  readonly side = $derived(this.wide ? 412 : this.size.width >= 620 ? 228 : 128);
  readonly width = $derived(Math.max(0, this.size.width - this.side));
  readonly head = $derived.by(() => headHeight(this.#schedule.facts));
  /** Where the canvas begins, from the first row on, and how high it is. */
  readonly above = $derived(Math.max(0, Math.floor(this.top / BLOCK) - 1) * BLOCK);
  readonly height = $derived(
    Math.min(
      this.size.height + BLOCK * 3,
      Math.max(this.size.height, this.total * ROW - this.above),
    ),
  );
  readonly page = $derived(Math.max(1, Math.floor(this.size.height / ROW)));
  readonly active = $derived.by(() => {
    const { rows } = this.#schedule;
    if (this.#active === null) return rows.length > 0 ? 0 : -1;
    const { key, index } = this.#active;
    if (rows[index]?.key === key) return index;
    const found = rows.findIndex((row) => row.key === key);
    return found < 0 ? Math.min(index, rows.length - 1) : found;
  });
  /** The rows that are drawn. */
  readonly drawn = $derived.by(() => {
    const from = Math.floor(this.above / ROW);
    const to = Math.min(this.total, Math.ceil((this.above + this.height) / ROW));
    return this.#schedule.rows.slice(from, to).map((row, at) => ({ row, index: from + at }));
  });
  readonly isActiveDrawn = $derived(this.drawn.some(({ index }) => index === this.active));

  toTop(): void {
    this.#active = null;
    if (this.scroller) this.scroller.scrollTop = 0;
  }

  zoomTo(px: number, x = this.width / 2): void {
    this.scale = zoomed(this.scale, px, x);
  }

  zoom(by: 1 | -1): void {
    this.zoomTo(stepped(this.scale.px, by));
  }

  /** With days of so many pixels, about a day. */
  begin(px: number, day: number): void {
    this.scale = { ...this.scale, px: zoomed(this.scale, px, 0).px };
    if (this.size.width > 0) this.toDay(day);
  }

  /** By parts of the view. */
  pan(part: number): void {
    const { left, px } = this.scale;
    this.scale = { px, left: left + (part * this.width) / px };
  }

  /** Brings a day into view. */
  toDay(day: number): void {
    const { px } = this.scale;
    this.scale = { px, left: day - (this.width * 0.3) / px };
  }

  /** The days of a row's bars; `null` of an open group, which has none. */
  spanAt(row: ScheduleRow): { first: number; last: number } | null {
    if (row.kind === 'task') return spanOf(this.#schedule.daysOf(row.task));
    if (row.isOpen) return null;
    const { start, due } = spanOver(this.#schedule, row.group.tasks);
    return spanOf({ start, due });
  }

  /** Brings the bars of a row into view that lie beside it; false where one is in view already. */
  reveal(index: number): boolean {
    const row = this.#schedule.rows[index];
    const span = row ? this.spanAt(row) : null;
    if (!span) return false;
    const isBefore = xOf(this.scale, span.last + 1) < 0;
    if (!isBefore && xOf(this.scale, span.first) <= this.width) return false;
    this.toDay(span.first);
    return true;
  }

  /** Makes a row the one at hand, and shows it; `shows`: with its bar. */
  goTo(index: number, shows: boolean): void {
    const row = this.#schedule.rows[index];
    if (!row) return;
    this.#active = { key: row.key, index };
    const { scroller } = this;
    if (scroller) {
      const start = index * ROW;
      const end = start + ROW - this.size.height;
      if (start < scroller.scrollTop) scroller.scrollTop = start;
      else if (end > scroller.scrollTop) scroller.scrollTop = end;
      this.top = scroller.scrollTop;
    }
    const span = shows ? this.spanAt(row) : null;
    if (!span) return;
    const [x, end] = [xOf(this.scale, span.first), xOf(this.scale, span.last + 1)];
    if (end < 20 || x > this.width - 20) this.toDay(span.first);
  }
}

/** A canvas of so many pixels of the window, sharp on screens of any kind. */
export function sized(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext('2d', { alpha: false });
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
