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
}

/** What columns can be made for here; others are on Kitsu's own pages. */
export const COLUMN_PLACES = ['Shot', 'Asset', 'Sequence', 'Episode', 'Task'] as const;

/** Types whose values come from choices. */
export const CHOICE_TYPES: readonly MetadataDescriptor['dataType'][] = [
  ...(['list', 'taglist', 'checklist'] as const),
];
