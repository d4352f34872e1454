import { dayNumber } from '../../shared/schedule/day-number.ts';
import type { Day } from '../../shared/day.ts';
import type {
  DayNumber,
  ScheduleBand,
  ScheduleFacts,
  ScheduleGroup,
  ScheduleMilestone,
  ScheduleTask,
} from '../../shared/schedule/schedule.ts';
import type { TaskItem } from '../browse/items.ts';
import { inOrder, type Lists, type Names, type Node } from '../browse/tree.ts';
import type { ScheduleExtras } from './extras.ts';

/** What a schedule is made of. */
export interface ScheduleSource {
  lists: Lists;
  names: Names;
  /** Episodes with what is in them, then asset types. */
  shots: readonly Node[];
  assets: readonly Node[];
  /** `null`: never read. */
  extras: ScheduleExtras | null;
}

/** Everything that a window needs to draw a schedule, group it, and move its bars; canceled things are left out. */
export function scheduleFacts({
  lists,
  names,
  shots,
  assets,
  extras,
}: ScheduleSource): ScheduleFacts {
  const types = [...names.types.values()];
  const people = [...lists.people].sort((a, b) =>
    a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1,
  );
  const place = {
    types: placesOf(types),
    statuses: placesOf(lists['task-statuses']),
    people: placesOf(people),
  };
  const made: Made = { groups: [], entities: [], tasks: [] };
  const taken = new Set<string>();
  const add = (node: Node, group: ScheduleGroup): void => {
    for (const { id } of node.tasks) taken.add(id);
    if (!node.canceled) addEntity(made, group, node, inOrder(node.tasks, names), place);
  };
  for (const root of shots) addShots(root, add);
  for (const root of assets) {
    const group: ScheduleGroup = { id: root.id, name: root.name, kind: 'assets' };
    for (const asset of root.children) add(asset, group);
  }
  addOthers(made, lists, names, { taken, place });
  return {
    name: lists.project?.name ?? '',
    start: maybeDayNumber(lists.project?.startDate ?? null),
    end: maybeDayNumber(lists.project?.endDate ?? null),
    ...made,
    types: types.map(({ id, name, color }) => ({ id, name, color })),
    statuses: lists['task-statuses'].map(({ id, name, color, isDone }) => ({
      ...{ id, name, color, isDone },
    })),
    people: people.map(({ id, name, active }) => ({ id, name, isHere: active })),
    milestones: milestonesOf(extras),
    bands: bandsOf(extras, place.types),
    daysOff: (extras?.daysOff ?? []).flatMap(({ personId, first, last }) => {
      const person = place.people.get(personId);
      const days = [dayNumber(first), dayNumber(last)].sort((a, b) => a - b);
      return person === undefined ? [] : [{ person, first: days[0] ?? 0, last: days[1] ?? 0 }];
    }),
    isPartial: extras === null,
  };
}

/** A production has far fewer days than tasks. */
const numbers = new Map<Day, DayNumber>();
function maybeDayNumber(day: Day | null): DayNumber | null {
  if (day === null) return null;
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const found = dayNumber(day);
  numbers.set(day, found);
  return found;
}

type Places = ReadonlyMap<string, number>;
type Place = Record<'types' | 'statuses' | 'people', Places>;
type Made = Pick<ScheduleFacts, 'groups' | 'entities' | 'tasks'>;

const placesOf = (items: readonly { id: string }[]): Places =>
  new Map(items.map(({ id }, at) => [id, at]));

/** A sequence is a group; what has none stands under what it is in. */
function addShots(root: Node, add: (node: Node, group: ScheduleGroup) => void): void {
  const walk = (node: Node, group: ScheduleGroup): void => {
    add(node, group);
    for (const child of node.children)
      walk(child, child.kind === 'sequence' ? groupOf(child) : group);
  };
  walk(root, root.kind === 'shot' ? { id: 'shots', name: 'Shots', kind: 'shots' } : groupOf(root));
}

const groupOf = ({ id, name, above }: Node): ScheduleGroup => ({
  ...{ id, name: above === '' ? name : `${above} / ${name}`, kind: 'shots' },
});

function addEntity(
  made: Made,
  group: ScheduleGroup,
  { id, name }: Pick<Node, 'id' | 'name'>,
  tasks: readonly TaskItem[],
  place: Place,
): void {
  if (tasks.length === 0) return;
  if (made.groups.at(-1)?.id !== group.id) made.groups.push(group);
  const entity = made.entities.length;
  made.entities.push({ id, name, group: made.groups.length - 1 });
  for (const task of tasks) made.tasks.push(taskOf(task, entity, place));
}

const taskOf = (task: TaskItem, entity: number, place: Place): ScheduleTask => ({
  id: task.id,
  entity,
  type: place.types.get(task.typeId) ?? -1,
  status: place.statuses.get(task.statusId) ?? -1,
  people: task.assigneeIds.flatMap((id) => place.people.get(id) ?? []),
  start: maybeDayNumber(task.startDate),
  due: maybeDayNumber(task.dueDate),
  estimation: Math.round(task.estimation),
  spent: Math.round(task.timeSpent),
});

/** Tasks of edits, concepts and scenes, whose own names are not read. */
function addOthers(
  made: Made,
  { tasks }: Lists,
  names: Names,
  { taken, place }: { taken: ReadonlySet<string>; place: Place },
): void {
  const others = tasks.filter(({ id }) => !taken.has(id));
  const group: ScheduleGroup = { id: 'other', name: 'Other work', kind: 'other' };
  for (const task of inOrder(others, names))
    addEntity(made, group, { id: task.entityId, name: 'Other work' }, [task], place);
}

/** By day; those without one last. */
const milestonesOf = (extras: ScheduleExtras | null): ScheduleMilestone[] =>
  (extras?.milestones ?? [])
    .map(({ id, name, day }) => ({ id, name, day: maybeDayNumber(day) }))
    .sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || (a.name < b.name ? -1 : 1));

/** Kitsu makes a row from today to tomorrow for whoever looks: without days of work nobody planned such a one. */
const bandsOf = (extras: ScheduleExtras | null, types: Places): ScheduleBand[] =>
  (extras?.items ?? []).flatMap(({ first, last, manDays, taskTypeId, objectId }) => {
    const type = types.get(taskTypeId ?? '');
    if (type === undefined || objectId !== null || first === null || last === null) return [];
    const [from, to] = [dayNumber(first), dayNumber(last)];
    const isPlanned = to >= from && (manDays !== null || to - from > 1);
    return isPlanned ? [{ type, first: from, last: to, manDays }] : [];
  });
