import type { ProductionTask } from '../../shared/production.ts';
import type { StudioWork } from '../studio-work.ts';

interface Named {
  id: string;
  name: string;
  /** What tells two of one name apart, before their ids do; empty for nothing. */
  kind: string;
}

/** Of the id: as much as tells two apart. */
const ID_LETTERS = 8;

/** A name for each, none of them twice: `Modeling (Asset)` beside `Modeling (Shot)`. By id. */
export function distinctNames(things: readonly Named[]): Map<string, string> {
  const plain = counted(things.map(({ name }) => name));
  const withKind = ({ name, kind }: Named): string => `${name} (${kind})`;
  const kinds = counted(things.map(withKind));
  const names = things.map((thing): [string, string] => {
    const { id, name, kind } = thing;
    if ((plain.get(name) ?? 0) < 2) return [id, name];
    if (kind !== '' && (kinds.get(withKind(thing)) ?? 0) < 2) return [id, withKind(thing)];
    const told = [kind, id.slice(0, ID_LETTERS)].filter((part) => part !== '').join(', ');
    return [id, `${name} (${told})`];
  });
  return new Map(names);
}

/** The names of the task types that these tasks are of; one that was not read has a name too. */
export function taskTypeNames(
  tasks: readonly ProductionTask[],
  { taskTypes }: StudioWork,
): Map<string, string> {
  const ids = [...new Set(tasks.map(({ taskTypeId }) => taskTypeId))].sort();
  return distinctNames(
    ids.map((id) => ({
      id,
      name: taskTypes.get(id)?.name ?? 'Not listed here',
      kind: taskTypes.get(id)?.forEntity ?? '',
    })),
  );
}

const counted = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};
