import type { Asset, Episode, ProductionTask, Sequence, Shot } from '../../../shared/production.ts';
import { existingOf, type Existing, type SetupFacts } from '../facts.ts';
import type { EntityValues, Step, TaskValues } from '../plan/steps.ts';

/** Values by name, those of metadata as `data.mood`; `null` for none. */
export type Values = Record<string, string | number | boolean | null>;

/** Kitsu as it was read, found by the keys of a plan and by ids. */
export interface Known {
  facts: SetupFacts;
  existing: Existing;
  entities: ReadonlyMap<string, Episode | Sequence | Shot | Asset>;
  tasks: ReadonlyMap<string, ProductionTask>;
}

export function knownOf(facts: SetupFacts): Known {
  const { episodes, sequences, shots, assets, tasks } = facts;
  return {
    facts,
    existing: existingOf(facts),
    entities: new Map(
      [...episodes, ...sequences, ...shots, ...assets].map((entity) => [entity.id, entity]),
    ),
    tasks: new Map(tasks.map((task) => [task.id, task])),
  };
}

/** What a step sets, flat. */
export function wantedValues(step: Step): Values {
  if (step.do === 'change' || step.do === 'create') return flat(step.values);
  if (step.do === 'change-task') return { ...step.values };
  return step.do === 'cast' ? { count: step.count } : {};
}

function flat({ data, ...values }: EntityValues): Values {
  const own = Object.entries(data ?? {}).map(([name, value]) => [`data.${name}`, value] as const);
  return { ...values, ...Object.fromEntries(own) };
}

/** The same fields as they are in Kitsu; `null` where that thing is not there. */
export function valuesNow(
  known: Known,
  step: Step,
  idOf: (key: string) => string | undefined,
): Values | null {
  const names = Object.keys(wantedValues(step));
  if (step.do === 'change' || step.do === 'create') {
    const entity = known.entities.get(idOf(step.key) ?? '');
    return entity ? picked(entity, names) : null;
  }
  if (step.do === 'change-task') {
    const task = known.tasks.get(idOf(step.key) ?? '');
    return task ? picked(task, names) : null;
  }
  if (step.do !== 'cast') return null;
  const cast = known.facts.castings.get(idOf(step.key) ?? '') ?? [];
  const assetId = idOf(step.assetKey);
  return { count: cast.find((one) => one.assetId === assetId)?.count ?? 0 };
}

export function picked(of: object & { data: Record<string, unknown> }, names: string[]): Values {
  const all = of as unknown as Record<string, unknown>;
  return Object.fromEntries(
    names.map((name) => {
      const value = name.startsWith('data.') ? of.data[name.slice('data.'.length)] : all[name];
      return [name, plain(value)];
    }),
  );
}

const plain = (value: unknown): Values[string] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : value === null || value === undefined
      ? null
      : JSON.stringify(value);

/** Nothing, an empty text and none are the same; what people typed is compared without what surrounds it. */
export const isSame = (
  one: Values[string] | undefined,
  other: Values[string] | undefined,
): boolean => spelled(one) === spelled(other);

const spelled = (value: Values[string] | undefined): string =>
  value === null || value === undefined || value === false ? '' : String(value).trim();

/** Flat values as a request takes them. */
export function entityValues(values: Values): EntityValues {
  const plainOnes = Object.entries(values).filter(([name]) => !name.startsWith('data.'));
  const own = Object.entries(values)
    .filter(([name]) => name.startsWith('data.'))
    .map(([name, value]) => [name.slice('data.'.length), value === false ? null : value]);
  const data = own.length > 0 ? { data: Object.fromEntries(own) as Record<string, string> } : {};
  return { ...(Object.fromEntries(plainOnes) as EntityValues), ...data };
}

export const taskValues = (values: Values): TaskValues => values as TaskValues;

/** The part of these values that a test keeps. */
export const only = (values: Values, keeps: (name: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => keeps(name)));
