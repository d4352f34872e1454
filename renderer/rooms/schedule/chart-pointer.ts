import { spanOf, type Shift } from '../../../electron/shared/schedule/moves.ts';
import type { ScheduleRow } from '../../../electron/shared/schedule/rows.ts';
import { draggedBy } from '../../../electron/shared/schedule/working-days.ts';
import { EDGE_HINT_PX, ROW } from './picture.ts';
import type { Schedule } from './schedule.svelte.ts';
import { dayAt, xOf, type Scale } from './timeline.ts';

/** Where a bar was met: within it, or at an end that can be stretched. */
export interface Hit {
  row: number;
  task: number;
  part: Shift['what'];
}

/** A part of the chart, in pixels from the first row's left end. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An end is as wide as this, in a bar that has room for both. */
const END_PX = 7;
const LEAST_BAR_PX = 24;
/** A press that moves less is a click. */
const CLICK_PX = 3;

/** What a pointer means on the chart. */
export interface PointerHost {
  readonly schedule: Schedule;
  readonly scale: Scale;
  pan(scale: Scale): void;
  box(box: Box | null): void;
  /** The row at hand. */
  go(row: number): void;
  readonly width: number;
  /** Brings a row's bars into view; false where one is there. */
  reveal(row: number): boolean;
}

/** Bars at a place of a row, the topmost first. */
export function hitAt(
  { schedule, scale }: Pick<PointerHost, 'schedule' | 'scale'>,
  x: number,
  y: number,
): Hit | null {
  const index = Math.floor(y / ROW);
  const row = schedule.rows[index];
  if (!row || (row.kind === 'group' && row.isOpen)) return null;
  const tasks = row.kind === 'task' ? [row.task] : row.group.tasks;
  for (let at = tasks.length - 1; at >= 0; at -= 1) {
    const task = tasks[at];
    const span = task === undefined ? null : spanOf(schedule.daysOf(task));
    if (task === undefined || !span) continue;
    const [left, right] = [xOf(scale, span.first), xOf(scale, span.last + 1)];
    if (x < left - 1 || x > right + 1) continue;
    const hasEnds = right - left >= LEAST_BAR_PX;
    const part =
      hasEnds && x < left + END_PX ? 'start' : hasEnds && x > right - END_PX ? 'due' : 'move';
    return { row: index, task, part };
  }
  return null;
}

/** What the pointer shows over a bar, or while one is moved. */
export function cursorOver(schedule: Schedule, hit: Hit | null): string {
  const { drag } = schedule;
  if (drag && !drag.byKeys) return drag.shift.what === 'move' ? 'grabbing' : 'ew-resize';
  if (hit === null) return 'default';
  if (schedule.lockOf(hit.task) !== null) return 'not-allowed';
  return hit.part === 'move' ? 'grab' : 'ew-resize';
}

/** The tasks of bars that a box touches. */
function tasksIn({ schedule, scale }: Pick<PointerHost, 'schedule' | 'scale'>, box: Box): number[] {
  const found: number[] = [];
  const from = Math.max(0, Math.floor(box.y / ROW));
  const to = Math.min(schedule.rows.length - 1, Math.floor((box.y + box.height) / ROW));
  for (let index = from; index <= to; index += 1) {
    const row: ScheduleRow | undefined = schedule.rows[index];
    if (!row || (row.kind === 'group' && row.isOpen)) continue;
    for (const task of row.kind === 'task' ? [row.task] : row.group.tasks) {
      const span = spanOf(schedule.daysOf(task));
      if (!span || xOf(scale, span.last + 1) < box.x || xOf(scale, span.first) > box.x + box.width)
        continue;
      found.push(task);
    }
  }
  return found;
}

type Press = {
  x: number;
  y: number;
  moved: boolean;
} & (
  | { kind: 'bar'; hit: Hit; first: number; began: boolean }
  | { kind: 'pan'; scale: Scale }
  | { kind: 'box'; adds: boolean }
);

/** A press on the chart until it is let go. */
export class ChartPointer {
  #press: Press | null = null;
  readonly #host: PointerHost;

  constructor(host: PointerHost) {
    this.#host = host;
  }

  get isPressed(): boolean {
    return this.#press !== null;
  }

  /** `x`, `y`: from the first row's left end. */
  down(event: PointerEvent, x: number, y: number): void {
    const { schedule, scale } = this.#host;
    const begun = { x, y, moved: false };
    const hit = event.button === 0 ? hitAt(this.#host, x, y) : null;
    const row = Math.floor(y / ROW);
    if (row < schedule.rows.length) this.#host.go(hit?.row ?? row);
    if (hit) {
      const adds = event.ctrlKey || event.metaKey || event.shiftKey;
      if (adds) schedule.select([hit.task], event.shiftKey ? 'add' : 'toggle');
      else if (!schedule.isSelected(hit.task)) schedule.select([hit.task], 'only');
      const first = spanOf(schedule.daysOf(hit.task))?.first ?? 0;
      if (!adds || schedule.isSelected(hit.task))
        this.#press = { ...begun, kind: 'bar', hit, first, began: false };
    } else if (event.button === 0 && (event.shiftKey || event.ctrlKey || event.metaKey))
      this.#press = { ...begun, kind: 'box', adds: true };
    else this.#press = { ...begun, kind: 'pan', scale };
  }

  move(x: number, y: number): void {
    const press = this.#press;
    if (!press) return;
    const { schedule, scale } = this.#host;
    if (!press.moved && Math.hypot(x - press.x, y - press.y) < CLICK_PX) return;
    press.moved = true;
    if (press.kind === 'pan') {
      const { left, px } = press.scale;
      this.#host.pan({ px: scale.px, left: left - (x - press.x) / px });
    } else if (press.kind === 'box') this.#host.box(boxOf(press, x, y));
    else {
      // It was cancelled by a key.
      if (press.began && schedule.drag === null) return void (this.#press = null);
      const days = Math.round(dayAt(scale, x) - dayAt(scale, press.x));
      const { task, part } = press.hit;
      const span = spanOf(schedule.baseOf(task));
      const from = (part === 'due' ? span?.last : span?.first) ?? press.first;
      const by = draggedBy(from, days, schedule.week);
      if (schedule.drag?.shift.by === by && schedule.drag.shift.what === part) return;
      const isThere = schedule.shift(schedule.chosen([task]), { what: part, by }, false);
      if (isThere) press.began = true;
      else this.#press = null;
    }
  }

  up(x: number, y: number): void {
    const press = this.#press;
    this.#press = null;
    if (!press) return;
    const { schedule } = this.#host;
    if (press.kind === 'box') {
      this.#host.box(null);
      if (press.moved) schedule.select(tasksIn(this.#host, boxOf(press, x, y)), 'add');
    } else if (press.kind === 'bar' && press.moved) void schedule.keep();
    else if (press.kind === 'bar') {
      // One of several that was only clicked is the one that is meant.
      schedule.cancel();
    } else if (!press.moved) {
      const isEdge = x < EDGE_HINT_PX || x > this.#host.width - EDGE_HINT_PX;
      if (isEdge && this.#host.reveal(Math.floor(y / ROW))) return;
      schedule.select([], 'only');
    }
  }

  /** Everything is where it was. */
  cancel(): void {
    this.#press = null;
    this.#host.box(null);
    this.#host.schedule.cancel();
  }
}

const boxOf = (press: { x: number; y: number }, x: number, y: number): Box => ({
  ...{ x: Math.min(x, press.x), y: Math.min(y, press.y) },
  ...{ width: Math.abs(x - press.x), height: Math.abs(y - press.y) },
});
