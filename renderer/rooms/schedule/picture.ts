import type { ScheduleRow } from '../../../electron/shared/schedule/rows.ts';
import type { PlannedDays, ScheduleFacts } from '../../../electron/shared/schedule/schedule.ts';
import type { WorkingWeek } from '../../../electron/shared/schedule/working-days.ts';
import type { BarColour, Palette } from './colours.ts';
import type { Bar } from './draw-bar.ts';
import type { Scale } from './timeline.ts';

/** The height of a row in pixels. */
export const ROW = 28;
/** As wide is the arrow at an end of the view that points to bars beyond it, with some room to press. */
export const EDGE_HINT_PX = 22;

/** What the chart's canvas shows. */
export interface Picture {
  width: number;
  height: number;
  /** How far the canvas's top is below that of the first row, in pixels. */
  top: number;
  scale: Scale;
  rows: readonly ScheduleRow[];
  facts: ScheduleFacts;
  week: WorkingWeek;
  weekBegins: number;
  today: number;
  palette: Palette;
  daysOf(task: number): PlannedDays;
  /** Where a version that is looked at has it otherwise. */
  ghostOf(task: number): PlannedDays | null;
  colourOf(task: number): BarColour;
  lookOf(task: number): Bar['look'];
  /** How far its estimate goes; `null` where it is not told. */
  estimateEnd(task: number): number | null;
  wordsOf(task: number, row: ScheduleRow): string;
  /** The row at hand. */
  active: number;
  isPersons: boolean;
}
