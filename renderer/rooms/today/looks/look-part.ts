import type { Snippet } from 'svelte';
import type { DayView } from '../../../../electron/shared/views.ts';
import type { MoveKey } from '../../../lib/ui/virtual/windowing.ts';
import type { PlacedTask } from '../todo-groups.ts';

/** What a look is given: the tasks to draw, in their order, and what to do. */
export interface LookProps {
  tasks: readonly PlacedTask[];
  /** Tasks that are not loaded yet, right after the start. */
  more: number;
  view: DayView;
  dayLength: number;
  showProduction: boolean;
  /** Stands in its place while there is no task. */
  none: Snippet;
  onopen: () => void;
}

/** What the room asks of the look that is drawn. */
export interface LookPart {
  move(key: MoveKey): Promise<void>;
  /** Puts the focus on the selected task, or on the first. */
  focusSelected(): Promise<void>;
}
