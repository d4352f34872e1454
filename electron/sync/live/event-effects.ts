import type { TaskList } from '../../replica/tables/tasks.ts';
import { assertNever } from '../../shared/result.ts';
import type { LiveEvent } from './live-event.ts';

/** What can be read again by itself. `time`: my time of the last weeks. */
export type Part = 'todo' | 'done' | 'time' | 'days-off' | 'studio';

/** What is known here when events come. */
export interface EventFacts {
  me: string;
  /** The list a task is in here; `null` for a task that is not known here. */
  listOf(taskId: string): TaskList | null;
  isDone(statusId: string): boolean;
}

/** What a batch of events says should be read again. */
export interface AffectedParts {
  parts: Set<Part>;
  /** Tasks whose comments moved. */
  comments: Set<string>;
  /** Some time was logged by somebody: mine only if nothing else tells. */
  maybeTime: boolean;
}

/**
 * What these events, which came together, mean for one artist. Their order is no matter, nor how
 * often each came: they are hints, and what is read is what counts.
 */
export function affectedParts(events: Iterable<LiveEvent>, facts: EventFacts): AffectedParts {
  const meaning: AffectedParts = { parts: new Set(), comments: new Set(), maybeTime: false };
  let timeMoved = false;
  let mineMoved = false;
  for (const event of events) {
    const list = 'taskId' in event ? facts.listOf(event.taskId) : null;
    const mine = list === 'todo' || list === 'done' ? list : null;
    switch (event.kind) {
      case 'task':
        // Kitsu says this of a task right after it says that time was logged.
        if (list !== null) mineMoved = true;
        if (mine) meaning.parts.add(mine);
        break;
      case 'status':
        if (!mine) break;
        meaning.parts.add(mine);
        // Done tasks are a list of their own: this one goes there or comes back.
        if (event.statusIds.some(facts.isDone)) meaning.parts.add('todo').add('done');
        break;
      case 'assignment':
        if (event.personId === facts.me) meaning.parts.add(mine ?? 'todo');
        else if (mine) meaning.parts.add(mine);
        break;
      case 'comment':
        if (!mine) break;
        // The list names the last one.
        meaning.parts.add(mine);
        meaning.comments.add(event.taskId);
        break;
      case 'time':
        timeMoved = true;
        break;
      case 'day-off':
        // It may have taken my time away; of whom it is is not said.
        meaning.parts.add('days-off');
        meaning.maybeTime = true;
        break;
      case 'person':
        if (event.personId === facts.me) meaning.parts.add('studio');
        break;
      case 'studio':
        // A production that opens or closes brings its tasks or takes them away.
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

/** Events that say the same have the same mark. */
export function eventKey(event: LiveEvent): string {
  return JSON.stringify(event);
}
