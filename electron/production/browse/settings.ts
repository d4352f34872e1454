import type { Metadata, MetadataDescriptor } from '../../shared/production.ts';
import type { ProjectItem, StatusItem, TypeItem } from './items.ts';
import type { Lists } from './tree.ts';

/** What a production is set to, and how much there is of each. */
export interface FoundSettings {
  project: ProjectItem | null;
  descriptors: readonly MetadataDescriptor[];
  /** Those of the studio. */
  taskTypes: readonly TypeItem[];
  statuses: readonly StatusItem[];
  assetTypes: readonly { id: string; name: string }[];
  /** How many things have a value of a column, and how many tasks or assets are of a type or status; by its id. */
  uses: Record<string, number>;
}

const OWNERS = {
  Shot: 'shots',
  Asset: 'assets',
  Sequence: 'sequences',
  Episode: 'episodes',
} as const;

export function settingsOf(lists: Lists): FoundSettings {
  const uses: Record<string, number> = {};
  const use = (id: string): void => void (uses[id] = (uses[id] ?? 0) + 1);
  for (const { typeId, statusId } of lists.tasks) {
    use(typeId);
    use(statusId);
  }
  for (const { parentId } of lists.assets) if (parentId !== null) use(parentId);
  for (const column of lists['metadata-descriptors'])
    uses[column.id] = holdersOf(lists, column).filter((data) =>
      hasValue(data[column.fieldName]),
    ).length;
  return {
    ...{ project: lists.project, descriptors: lists['metadata-descriptors'], uses },
    ...{ taskTypes: lists['task-types'], statuses: lists['task-statuses'] },
    assetTypes: lists['asset-types'],
  };
}

function holdersOf(lists: Lists, { entityType, taskTypeId }: MetadataDescriptor): Metadata[] {
  if (entityType === 'Task')
    return lists.tasks.filter(({ typeId }) => typeId === taskTypeId).map(({ data }) => data);
  if (entityType === 'Edit' || entityType === 'Project') return [];
  return lists[OWNERS[entityType]].map(({ data }) => data);
}

const hasValue = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
