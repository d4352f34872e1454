import type { TaskList } from '../../replica/tables/tasks.ts';
import { assertNever } from '../../shared/result.ts';
import type { LiveEvent } from './live-event.ts';

/** What can be refreshed by itself. `time`: the person's times of the last weeks. */
export type Part = 'todo' | 'done' | 'check' | 'time' | 'days-off' | 'inbox' | 'studio';

/** What is known here when events arrive. */
export interface EventFacts {
  me: string;
  /** The list that contains a task; `null` for a task that is unknown here. */
  listOf(taskId: string): TaskList | null;
  /** It asks for a review. */
  isFeedback(statusId: string): boolean;
  /** Kitsu has a list of tasks to check for this person. */
  reviews: boolean;
  /** The task is in it. */
  isToCheck(taskId: string): boolean;
  /** My tasks of a shot or asset. */
  tasksOf(entityId: string): string[];
  /** The task whose comments show that file; `null` if none here does. */
  taskOfPreview(previewId: string): string | null;
}

/** What a batch of events says should be refreshed. */
export interface AffectedParts {
  parts: Set<Part>;
  /** Tasks of mine that changed: each is read by itself. */
  tasks: Set<string>;
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
  const meaning: AffectedParts = {
    parts: new Set(),
    tasks: new Set(),
    comments: new Set(),
    maybeTime: false,
  };
  let timeMoved = false;
  let mineMoved = false;
  for (const event of events) {
    const list = 'taskId' in event && event.taskId !== null ? facts.listOf(event.taskId) : null;
    const mine = isMine(list);
    if (facts.reviews && movesToCheck(event, facts)) meaning.parts.add('check');
    switch (event.kind) {
      case 'task':
        // Kitsu sends this for a task right after the event of a logged time.
        if (list !== null) mineMoved = true;
        if (mine) meaning.tasks.add(event.taskId);
        break;
      case 'status':
        if (mine) meaning.tasks.add(event.taskId);
        break;
      case 'assignment':
        if (mine) meaning.tasks.add(event.taskId);
        // Its names are in the list alone.
        else if (event.personId === facts.me) meaning.parts.add('todo');
        break;
      case 'comment':
        if (facts.isToCheck(event.taskId)) meaning.comments.add(event.taskId);
        if (!mine) break;
        meaning.tasks.add(event.taskId);
        meaning.comments.add(event.taskId);
        break;
      case 'time':
        timeMoved = true;
        break;
      case 'annotation':
        // It matters to that file alone (live.ts).
        break;
      case 'preview': {
        // It also matters to a revision that waits for it (live.ts).
        const taskId = event.taskId ?? facts.taskOfPreview(event.previewId);
        if (taskId !== null && isMine(facts.listOf(taskId))) meaning.comments.add(taskId);
        break;
      }
      case 'inbox':
        if (event.personId === facts.me) meaning.parts.add('inbox');
        break;
      case 'names':
        // It also matters to the search (live.ts).
        if (event.entityId === null) break;
        for (const taskId of facts.tasksOf(event.entityId)) meaning.tasks.add(taskId);
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
  if (!('taskId' in event) || event.taskId === null) return false;
  return (
    facts.isToCheck(event.taskId) ||
    (event.kind === 'status' && event.statusIds.some(facts.isFeedback))
  );
}

const isMine = (list: TaskList | null): boolean => list === 'todo' || list === 'done';

/** Equal events have the same key. */
export function eventKey(event: LiveEvent): string {
  return JSON.stringify(event);
}
