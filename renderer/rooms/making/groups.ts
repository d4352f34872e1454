import type { MakingChoices } from '../../../electron/shared/making.ts';
import type { EntityKind } from '../../../electron/shared/production.ts';

const KINDS: readonly { kind: EntityKind; label: string }[] = [
  { kind: 'Asset', label: 'Task types of assets' },
  { kind: 'Shot', label: 'Task types of shots' },
  { kind: 'Sequence', label: 'Task types of sequences' },
  { kind: 'Episode', label: 'Task types of episodes' },
  { kind: 'Edit', label: 'Task types of edits' },
  { kind: 'Scene', label: 'Task types of scenes' },
  { kind: 'Concept', label: 'Task types of concepts' },
];

export interface TypeGroup {
  kind: EntityKind;
  label: string;
  types: MakingChoices['taskTypes'];
}

/** The studio's task types by what they are for; kinds without any are left out. */
export const groupedTypes = ({ taskTypes }: MakingChoices): TypeGroup[] =>
  KINDS.map((one) => ({
    ...one,
    types: taskTypes.filter(({ forEntity }) => forEntity === one.kind),
  })).filter(({ types }) => types.length > 0);

/** The chosen ones of all kinds, one kind after the other, with those of one kind as given; unknown ones go. */
export const withGroup = (
  chosen: readonly string[],
  groups: readonly TypeGroup[],
  changed: EntityKind,
  ids: readonly string[],
): string[] =>
  groups.flatMap(({ kind, types }) =>
    kind === changed ? ids : chosen.filter((id) => types.some((one) => one.id === id)),
  );
