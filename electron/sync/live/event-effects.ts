import type { TaskList } from '../../replica/tables/tasks.ts';
import { assertNever } from '../../shared/result.ts';
import type { LiveEvent } from './live-event.ts';

/** What can be refreshed by itself. `time`: the person's times of the last weeks. */
export type Part = 'todo' | 'done' | 'check' | 'time' | 'days-off' | 'studio';

/** What is known here when events arrive. */
export interface EventFacts {
  me: string;
  /** The list that contains a task; `null` for a task that is unknown here. */
  listOf(taskId: string): TaskList | null;
  isDone(statusId: string): boolean;
  /** It asks for a review. */
  isFeedback(statusId: string): boolean;
  /** Kitsu has a list of tasks to check for this person. */
  reviews: boolean;
  /** The task is in it. */
  isToCheck(taskId: string): boolean;
}

/** What a batch of events says should be refreshed. */
export interface AffectedParts {
  parts: Set<Part>;
  /** Tasks whose comments changed. */
  comments: Set<string>;
  /** Somebody logged time: it is the person's own only if nothing else explains it. */
  maybeTime: boolean;
}

/**
 * What these events, which arrived together, mean for one artist. Their order and number do not matter:
 * they are hints, and only what is read counts.
 */
export function affectedParts(events: Iterable<LiveEvent>, facts: EventFacts): AffectedParts {
  const meaning: AffectedParts = { parts: new Set(), comments: new Set(), maybeTime: false };
  let timeMoved = false;
  let mineMoved = false;
  for (const event of events) {
    const list = 'taskId' in event ? facts.listOf(event.taskId) : null;
    const mine = list === 'todo' || list === 'done' ? list : null;
    if (facts.reviews && movesToCheck(event, facts)) meaning.parts.add('check');
    switch (event.kind) {
      case 'task':
        // Kitsu sends this for a task right after the event of a logged time.
        if (list !== null) mineMoved = true;
        if (mine) meaning.parts.add(mine);
        break;
      case 'status':
        if (!mine) break;
        meaning.parts.add(mine);
        // Done tasks are a list of their own: this task moves to it or comes back.
        if (event.statusIds.some(facts.isDone)) meaning.parts.add('todo').add('done');
        break;
      case 'assignment':
        if (event.personId === facts.me) meaning.parts.add(mine ?? 'todo');
        else if (mine) meaning.parts.add(mine);
        break;
      case 'comment':
        if (facts.isToCheck(event.taskId)) meaning.comments.add(event.taskId);
        if (!mine) break;
        // The list has the date of the last comment.
        meaning.parts.add(mine);
        meaning.comments.add(event.taskId);
        break;
      case 'time':
        timeMoved = true;
        break;
      case 'preview':
      case 'annotation':
        // It matters to that file alone (live.ts).
        break;
      case 'names':
        // It matters to the search (live.ts).
        break;
      case 'day-off':
        // It may have deleted the person's times; the event does not say whose day off it is.
        meaning.parts.add('days-off');
        meaning.maybeTime = true;
        break;
      case 'person':
        if (event.personId === facts.me) meaning.parts.add('studio');
        break;
      case 'studio':
        // A production that opens or closes adds or removes its tasks.
        meaning.parts.add('studio').add('todo');
        break;
      default:
        assertNever(event);
    }
  }
  if (timeMoved && mineMoved) meaning.parts.add('time');
  else if (timeMoved) meaning.maybeTime = true;
  return meaning;
}

/** Whether the list of tasks to check may be another one by it. */
function movesToCheck(event: LiveEvent, facts: EventFacts): boolean {
  if (event.kind === 'studio') return true;
  if (!('taskId' in event)) return false;
  return (
    facts.isToCheck(event.taskId) ||
    (event.kind === 'status' && event.statusIds.some(facts.isFeedback))
  );
}

/** Equal events have the same key. */
export function eventKey(event: LiveEvent): string {
  return JSON.stringify(event);
}
