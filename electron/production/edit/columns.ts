import { valuesWait } from '../../outbox/kinds/column-waits.ts';
import {
  columnSlot,
  editsOf,
  isNew,
  productionEditKind,
  type DescriptorEdit,
  type EditChange,
} from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { editLockText, type EditLock } from '../../shared/production-edit.ts';
import type { ColumnDraft, SettingsColumn } from '../../shared/production-settings.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { FoundSettings } from '../browse/settings.ts';
import { changedKeys, readDraft } from './column-draft.ts';

/** What columns are checked by and written to. */
export interface ColumnPlace {
  projectId: string;
  replica: Replica;
  studio: StudioConfig;
  /** ISO instant of the act. */
  at: string;
  newId(): string;
}

const GONE = failure('not-found', 'This column is gone.', 'Read the production from Kitsu again.');
const UNDER_WAY = failure(
  'rule',
  'This column is on its way to Kitsu. Nothing was changed.',
  'Try again in a moment.',
);
const VALUES_WAIT = failure(
  'rule',
  'Values of this column are still on their way to Kitsu. Nothing was changed.',
  'Try again once they are there.',
);
const BEGUN = failure(
  'conflict',
  'It is in Kitsu already, or on its way there.',
  'A column that was deleted has to be made anew.',
);

/**
 * Why a column cannot be made or changed. As zou decides it (`check_all_departments_access`, zou 1.0.97): managers any;
 * supervisors those whose departments hold all of theirs.
 */
export function columnLock(
  projectId: string,
  departmentIds: readonly string[],
  studio: StudioConfig,
): EditLock | null {
  const { rules, context } = studio;
  if (!rules || !context) return 'not-known';
  const role = rules.role === 'admin' ? 'admin' : roleIn(projectId, studio);
  if (role === 'admin' || role === 'manager') return null;
  if (role !== 'supervisor') return 'managers';
  const mine = rules.departmentIds;
  if (mine === null) return 'not-known';
  const owns = departmentIds.length > 0 && mine.every((id) => departmentIds.includes(id));
  return owns ? null : 'department';
}

const rowOf = (edits: readonly EditChange[], id: string) =>
  edits.find(({ slot }) => slot === columnSlot(id));

/** The columns as they are shown: with what waits, in Kitsu's order, new ones last. */
export function shownColumns(
  projectId: string,
  { descriptors, uses }: FoundSettings,
  edits: readonly EditChange[],
  studio: StudioConfig,
): SettingsColumn[] {
  const made = edits.flatMap(({ body }) =>
    body.act === 'descriptor' && body.does === 'make' ? [body.column] : [],
  );
  return [...descriptors, ...made].flatMap((known): SettingsColumn[] => {
    const row = rowOf(edits, known.id);
    const body = row?.body.act === 'descriptor' ? row.body : null;
    const isStopped = row?.state === 'parked' || row?.state === 'conflict';
    if (body?.does === 'remove' && !isStopped) return [];
    const {
      id,
      fieldName: _field,
      projectId: _project,
      ...draft
    } = body && !(isStopped && body.does !== 'make') ? body.column : known;
    const isCounted = known.entityType !== 'Edit' && known.entityType !== 'Project';
    return [
      {
        ...{ id, ...draft },
        values: isCounted ? (uses[id] ?? 0) : null,
        lock: columnLock(projectId, draft.departmentIds, studio),
        waits: row ? (isStopped ? 'stopped' : 'waiting') : null,
      },
    ];
  });
}

/** Makes a column (`id` of `null`) or changes one; durable when it returns. `null`: it is so already. */
export function setColumn(
  place: ColumnPlace,
  found: FoundSettings,
  id: string | null,
  wanted: ColumnDraft,
): Result<UndoStep | null> {
  const { projectId, replica, studio } = place;
  const edits = editsOf(replica, projectId);
  const columns = shownColumns(projectId, found, edits, studio);
  const read = readDraft(
    wanted,
    columns.filter((one) => one.id !== id),
  );
  if (!read.ok) return read;
  const lock =
    columnLock(projectId, read.value.departmentIds, studio) ??
    columns.find((one) => one.id === id)?.lock;
  if (lock) return failure('rule', editLockText(lock));
  const row = id === null ? undefined : rowOf(edits, id);
  if (id === null || (row?.body.act === 'descriptor' && row.body.does === 'make')) {
    if (row && !productionEditKind.isUntried(row)) return UNDER_WAY;
    const column = { id: id ?? `new-${place.newId()}`, projectId, fieldName: '', ...read.value };
    return success(write(place, found, { does: 'make', column, base: null }, 'new column'));
  }
  const known = found.descriptors.find((one) => one.id === id);
  if (!known) return GONE;
  // What a column is of, and its type, stay: its values would mean nothing.
  const { entityType, dataType, taskTypeId } = known;
  const column = { ...known, ...read.value, entityType, dataType, taskTypeId };
  const before = row?.body.act === 'descriptor' ? row.body : null;
  if (changedKeys(column, before?.column ?? known).length === 0) return success(null);
  if (column.name !== known.name && valuesWait(replica, id)) return VALUES_WAIT;
  const base = before?.does === 'change' ? before.base : known;
  return success(write(place, found, { does: 'change', column, base }, `column ${known.name}`));
}

/** Deletes a column with its values; durable when it returns. */
export function removeColumn(
  place: ColumnPlace,
  found: FoundSettings,
  id: string,
): Result<UndoStep | null> {
  const { projectId, replica, studio } = place;
  const edits = editsOf(replica, projectId);
  const row = rowOf(edits, id);
  const shown = shownColumns(projectId, found, edits, studio).find((one) => one.id === id);
  if (!shown) return GONE;
  if (shown.lock) return failure('rule', editLockText(shown.lock));
  if (valuesWait(replica, id)) return VALUES_WAIT;
  if (isNew(id)) {
    if (!row || !productionEditKind.isUntried(row)) return UNDER_WAY;
    const { slot, body } = row;
    replica.change(() => replica.outbox.remove(row.id));
    return success({
      ...{ room: 'structure', title: `column ${shown.name} deleted` },
      undo({ at }) {
        replica.change(() =>
          replica.outbox.put(productionEditKind, { taskId: '', slot, body }, at),
        );
        return success(null);
      },
    });
  }
  const column = found.descriptors.find((one) => one.id === id);
  if (!column) return GONE;
  const edit = { does: 'remove' as const, column, base: column };
  return success(write(place, found, edit, `column ${column.name} deleted`));
}

function write(
  place: ColumnPlace,
  { project }: FoundSettings,
  edit: Pick<DescriptorEdit, 'does' | 'column' | 'base'>,
  title: string,
): UndoStep {
  const { projectId, replica, at } = place;
  const { id, name } = edit.column;
  const slot = columnSlot(id);
  const row = replica.outbox.find(productionEditKind, '', slot);
  const before = row?.body.act === 'descriptor' ? row.body : null;
  const put = (wanted: typeof edit, when: string, earlier: DescriptorEdit | null): void => {
    const body: DescriptorEdit = {
      ...{ act: 'descriptor', ...wanted, kitsu: null, moved: null },
      thing: { kind: 'column', id, projectId, name, production: project?.name ?? '' },
      ...{ sent: earlier?.sent ?? [], sentAt: earlier?.sentAt ?? null },
    };
    replica.outbox.put(productionEditKind, { taskId: '', slot, body }, when);
  };
  replica.change(() => put(edit, at, before));
  return {
    ...{ room: 'structure', title },
    undo({ at: later }) {
      const now = replica.outbox.find(productionEditKind, '', slot);
      const mine = now?.body.act === 'descriptor' ? now.body : null;
      if (mine && (mine.does !== edit.does || changedKeys(mine.column, edit.column).length > 0))
        return CHANGED_SINCE;
      if (now && productionEditKind.isUntried(now)) {
        replica.change(() => {
          if (before) put(before, later, before);
          else replica.outbox.remove(now.id);
        });
        return success(null);
      }
      const was = before?.column ?? edit.base;
      if (edit.does !== 'change' || was === null) return BEGUN;
      if (was.name !== edit.column.name && valuesWait(replica, id)) return VALUES_WAIT;
      // It has arrived, or may have: what was there is wanted again.
      const base: MetadataDescriptor | null = mine ? mine.base : edit.column;
      replica.change(() => put({ does: 'change', column: was, base }, later, mine));
      return success(null);
    },
  };
}
