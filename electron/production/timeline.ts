import type { Day } from '../shared/day.ts';
import type { ProductionTask } from '../shared/production.ts';
import { byId, byName, type ProductionNode, type ProductionNodeKind } from './production-nodes.ts';
import { personName, workTitle, type StudioWork, type TaskState } from './studio-work.ts';

/** First and last day, both included. */
export interface Span {
  start: Day;
  end: Day;
}

/** One task on a timeline. */
export interface TimelineRow {
  taskId: string;
  /** `SQ010 / SH030 · Animation`: Kitsu's own name of a task is nearly always `main`. */
  title: string;
  taskTypeName: string;
  statusName: string;
  state: TaskState;
  /** The assignees; `null` if they are unknown. */
  who: string[] | null;
  /** As planned in Kitsu; if one of the two is missing, the other stands for both. */
  startDate: Day | null;
  dueDate: Day | null;
  /** Where the bar is drawn; `null` without any date. A start after its due date is swapped with it. */
  span: Span | null;
}

/** The timeline of a node: its own tasks, and a timeline of each part of it. */
export interface Timeline {
  kind: ProductionNodeKind;
  id: string;
  name: string;
  canceled: boolean;
  /** From the first to the last day of all its content that is not canceled; `null` without dates. */
  span: Span | null;
  /** Dated tasks of this node itself, in order of time. */
  rows: TimelineRow[];
  /** Tasks of this node itself without any date: still to be planned. */
  undated: TimelineRow[];
  parts: Timeline[];
}

/** The timeline of a production, episode, sequence, shot, scene or asset; `null` for an id that was not read. */
export function timelineOf(placeId: string, work: StudioWork): Timeline | null {
  const place = work.places.get(placeId);
  if (!place) return null;
  const tasks = groupedBy(work.tasks, (task) => work.placeOf(task)?.id ?? '');
  const parts = groupedBy([...work.places.values()], ({ parentId }) => parentId ?? '');
  return build(place, tasks, parts, work);
}

/** All tasks of a timeline without a date, its parts included. */
export function undatedIn(timeline: Timeline): TimelineRow[] {
  return [...timeline.undated, ...timeline.parts.flatMap(undatedIn)];
}

/** From the earliest start to the latest end; `null` for none. */
function spanOver(spans: readonly (Span | null)[]): Span | null {
  return spans.reduce<Span | null>((whole, span) => {
    if (!whole || !span) return whole ?? span;
    return {
      start: span.start < whole.start ? span.start : whole.start,
      end: span.end > whole.end ? span.end : whole.end,
    };
  }, null);
}

function build(
  place: ProductionNode,
  tasks: Map<string, ProductionTask[]>,
  places: Map<string, ProductionNode[]>,
  work: StudioWork,
): Timeline {
  const parts = (places.get(place.id) ?? [])
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byName(a, b))
    .map((part) => build(part, tasks, places, work));
  const all = (tasks.get(place.id) ?? []).sort(inPipeline(work)).map((task) => rowOf(task, work));
  const dated = all.filter(({ span }) => span !== null).sort(inTime);
  const counted = dated.filter(({ state }) => state !== 'canceled');
  return {
    kind: place.kind,
    id: place.id,
    name: place.name,
    canceled: place.canceled,
    span: spanOver([...counted, ...parts].map((one) => one.span)),
    rows: dated,
    undated: all.filter(({ span }) => span === null),
    parts,
  };
}

const KINDS: ProductionNodeKind[] = [
  ...(['Production', 'Episode', 'Sequence', 'Shot', 'Scene', 'Asset', 'Edit', 'Concept'] as const),
];

function rowOf(task: ProductionTask, work: StudioWork): TimelineRow {
  const { startDate, dueDate } = task;
  const [start, end] = [startDate ?? dueDate, dueDate ?? startDate].sort();
  return {
    taskId: task.id,
    title: workTitle(task, work),
    taskTypeName: work.taskTypes.get(task.taskTypeId)?.name ?? task.name,
    statusName: work.taskStatuses.get(task.taskStatusId)?.name ?? '',
    state: work.stateOf(task),
    who:
      task.assigneeIds && [...new Set(task.assigneeIds)].map((id) => personName(id, work)).sort(),
    startDate,
    dueDate,
    span: start && end ? { start, end } : null,
  };
}

const inTime = (a: TimelineRow, b: TimelineRow): number => {
  const [one, other] = [`${a.span?.start} ${a.span?.end}`, `${b.span?.start} ${b.span?.end}`];
  return one === other ? 0 : one < other ? -1 : 1;
};

/** Layout before animation before compositing, as the studio ordered its task types. */
const inPipeline = (work: StudioWork) => (a: ProductionTask, b: ProductionTask) => {
  const place = (task: ProductionTask) => work.taskTypes.get(task.taskTypeId)?.priority ?? 0;
  return place(a) - place(b) || byId(a, b);
};

function groupedBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
