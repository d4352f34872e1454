import type { EditLock, Unsent } from './production-edit.ts';
import type { MetadataDescriptor } from './production.ts';

/** A metadata column as somebody wants it. */
export type ColumnDraft = Pick<
  MetadataDescriptor,
  'name' | 'entityType' | 'dataType' | 'choices' | 'forClient' | 'departmentIds' | 'taskTypeId'
>;

/** A metadata column with what waits. */
export interface SettingsColumn extends ColumnDraft {
  id: string;
  /** How many things have a value in it, as last read; `null`: these are not known here. */
  values: number | null;
  lock: EditLock | null;
  waits: Unsent | null;
}

/** What a production is set to. */
export interface ProductionSettings {
  columns: SettingsColumn[];
  /** Why no column for everybody can be added. */
  lock: EditLock | null;
  /** Departments without which whoever is signed in may not add a column; empty for managers. */
  ownDepartmentIds: string[];
  departments: { id: string; name: string }[];
  /** Those that are enabled. */
  taskTypes: { id: string; name: string }[];
  enabled: Record<EnabledKind, EnabledRow[]>;
  /** Why what is enabled cannot be changed. */
  enableLock: EditLock | null;
  /** Why no asset type can be made or renamed. */
  assetTypeLock: EditLock | null;
  /** An order waits, or needs whoever changed it. */
  orderWaits: Record<OrderedKind, Unsent | null>;
}

/** What is enabled in a production, of all that the studio has. */
export const ENABLED_KINDS = ['task-type', 'task-status', 'asset-type'] as const;
export type EnabledKind = (typeof ENABLED_KINDS)[number];

/** What of that has an order in each production. */
export const ORDERED_KINDS = ['task-type', 'task-status'] as const;
export type OrderedKind = (typeof ORDERED_KINDS)[number];

export interface EnabledRow {
  id: string;
  name: string;
  /** `#rrggbb`; `null` where it has none. */
  color: string | null;
  /** Of a task type, what its tasks are of: `Shot`. */
  of: string | null;
  on: boolean;
  /** How many tasks or assets of this production are of it, as last read. */
  uses: number;
  waits: Unsent | null;
  /** Kitsu does not have it yet. */
  isNew: boolean;
}

/** What columns can be made for here; others are on Kitsu's own pages. */
export const COLUMN_PLACES = ['Shot', 'Asset', 'Sequence', 'Episode', 'Task'] as const;

/** Types whose values come from choices. */
export const CHOICE_TYPES: readonly MetadataDescriptor['dataType'][] = [
  ...(['list', 'taglist', 'checklist'] as const),
];
