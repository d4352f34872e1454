import type { ProductionBody } from '../../outbox/kinds/production.ts';
import { keptRate } from '../../shared/making-check.ts';
import type { MakingChoices, ProductionDraft } from '../../shared/making.ts';
import type { Source } from './source.ts';

/** One thing that a new production lacks. `title`: what it is called, for whoever reads why it could not be done. */
export type MakingStep = { title: string } & (
  | { do: 'task-type'; id: string; priority: number }
  | { do: 'status'; id: string }
  | { do: 'asset-type'; id: string }
  | { do: 'member'; id: string; role: ProductionBody['team'][number]['role'] }
  | { do: 'column'; column: ProductionBody['columns'][number] }
);

/** What a draft makes; the draft has no problem. */
export function bodyOf(draft: ProductionDraft, choices: MakingChoices | null): ProductionBody {
  const named = (ids: readonly string[], of: readonly { id: string; name: string }[] = []) => {
    const names = new Map(of.map(({ id, name }) => [id, name]));
    return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  };
  const people = named(
    draft.team.map(({ personId }) => personId),
    choices?.people,
  );
  return {
    project: {
      name: draft.name.trim(),
      productionType: draft.type,
      productionStyle: draft.style,
      startDate: draft.startDate === '' ? null : draft.startDate,
      endDate: draft.endDate === '' ? null : draft.endDate,
      fps: keptRate(draft.fps)?.text ?? draft.fps,
      ratio: draft.ratio,
      resolution: draft.resolution,
    },
    taskTypes: named(draft.taskTypeIds, choices?.taskTypes),
    statuses: named(draft.statusIds, choices?.statuses),
    assetTypes: named(draft.assetTypeIds, choices?.assetTypes),
    team: people.map((one, at) => ({ ...one, role: draft.team[at]?.role ?? null })),
    columns: draft.columns,
    ...{ projectId: null, sentAt: null, done: 0 },
  };
}

/** What is not there yet, in an order in which nothing needs what comes after it: columns may be of task types. */
export function missingOf(body: ProductionBody, { settings, team, columns }: Source): MakingStep[] {
  const { project } = settings;
  const roles = new Map(team.map(({ personId, role }) => [personId, role]));
  const has = (wanted: ProductionBody['columns'][number]): boolean =>
    columns.some(
      ({ name, entityType, taskTypeId }) =>
        name === wanted.name &&
        entityType === wanted.entityType &&
        taskTypeId === wanted.taskTypeId,
    );
  return [
    ...body.taskTypes.flatMap(({ id, name }, at): MakingStep[] =>
      project.taskTypeIds.includes(id)
        ? []
        : [{ do: 'task-type', title: name, id, priority: at + 1 }],
    ),
    ...body.statuses.flatMap(({ id, name }): MakingStep[] =>
      project.taskStatusIds.includes(id) ? [] : [{ do: 'status', title: name, id }],
    ),
    ...body.assetTypes.flatMap(({ id, name }): MakingStep[] =>
      project.assetTypeIds.includes(id) ? [] : [{ do: 'asset-type', title: name, id }],
    ),
    ...body.columns.flatMap((column): MakingStep[] =>
      has(column) ? [] : [{ do: 'column', title: column.name, column }],
    ),
    ...body.team.flatMap(({ id, name, role }): MakingStep[] =>
      roles.has(id) && (role === null || roles.get(id) === role)
        ? []
        : [{ do: 'member', title: name, id, role }],
    ),
  ];
}

/** True unless the studio has put it away, or deleted it, since it was chosen. */
export function isThere(step: MakingStep, choices: MakingChoices): boolean {
  const within = (of: readonly { id: string }[], id: string): boolean =>
    of.some((one) => one.id === id);
  switch (step.do) {
    case 'task-type':
      return within(choices.taskTypes, step.id);
    case 'status':
      return within(choices.statuses, step.id);
    case 'asset-type':
      return within(choices.assetTypes, step.id);
    case 'member':
      return within(choices.people, step.id);
    case 'column':
      return step.column.taskTypeId === null || within(choices.taskTypes, step.column.taskTypeId);
  }
}

/**
 * Whether a production that bears our name can be the one that we sent, whose answer was lost: it is as it was sent, and
 * has nothing that we do not put into it.
 */
export function looksOurs({ project: wanted, ...body }: ProductionBody, found: Source): boolean {
  const { settings, team } = found;
  const { project } = settings;
  const within = (ids: readonly string[], wantedOf: readonly { id: string }[]): boolean =>
    ids.every((id) => wantedOf.some((one) => one.id === id));
  return (
    project.productionType === wanted.productionType &&
    project.productionStyle === wanted.productionStyle &&
    project.startDate === wanted.startDate &&
    project.endDate === wanted.endDate &&
    settings.fps === wanted.fps &&
    settings.ratio === wanted.ratio &&
    settings.resolution === wanted.resolution &&
    within(project.taskTypeIds, body.taskTypes) &&
    within(project.taskStatusIds, body.statuses) &&
    within(project.assetTypeIds, body.assetTypes) &&
    within(
      team.map(({ personId }) => personId),
      body.team,
    )
  );
}
