import { shortDay, type Day } from './day.ts';
import { formatMinutes, type Minutes } from './minutes.ts';
import { labelOf } from './plain-text.ts';
import type { Frames, TaskChange } from './radar.ts';

const PRIORITIES = ['normal', 'high', 'very high', 'emergency'];

const dayText = (day: Day | null, today: Day): string =>
  day === null ? 'none' : shortDay(day, today);
const estimateText = (minutes: Minutes): string =>
  minutes === 0 ? 'none' : formatMinutes(minutes);
const priorityText = (priority: number): string => PRIORITIES[Math.min(3, priority)] ?? 'normal';
const framesText = (frames: Frames | null): string =>
  frames === null ? 'none' : `${frames.first ?? '?'}–${frames.last ?? '?'}`;

/** What changed of a task, in a few words: `Due Thu 3 Dec → Tue 1 Dec`. */
export function changeText(change: TaskChange, today: Day): string {
  switch (change.field) {
    case 'assignment':
      return change.to === 'given' ? 'New task for you' : 'No longer assigned to you';
    case 'status':
      return `Status ${labelOf(change.from.name)} → ${labelOf(change.to.name)}`;
    case 'due':
      return `Due ${dayText(change.from, today)} → ${dayText(change.to, today)}`;
    case 'start':
      return `Start ${dayText(change.from, today)} → ${dayText(change.to, today)}`;
    case 'estimate':
      return `Estimate ${estimateText(change.from)} → ${estimateText(change.to)}`;
    case 'priority':
      return `Priority ${priorityText(change.from)} → ${priorityText(change.to)}`;
    case 'frames':
      return `Frames ${framesText(change.from)} → ${framesText(change.to)}`;
    case 'description':
      return change.of === 'task' ? 'New description of the task' : 'New description of the shot';
    case 'note':
      return noteText(change);
  }
}

function noteText({ by, text }: Extract<TaskChange, { field: 'note' }>): string {
  const words = labelOf(text.trim());
  const who = by === null ? 'New note' : labelOf(by);
  return words === '' ? (by === null ? 'New note' : `New note by ${who}`) : `${who}: ${words}`;
}
