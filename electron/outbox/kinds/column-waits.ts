import type { Replica } from '../../replica/replica.ts';
import { failure, type Failure } from '../../shared/result.ts';
import { columnKind } from './column.ts';
import { columnSlot, productionEditKind } from './production-edit.ts';

/** A new name moves its values: one that is sent by the old name would be lost. */
const COLUMN_WAITS = failure(
  'rule',
  'This column is being changed, and that is not in Kitsu yet. Nothing was changed.',
  'Try again once it is there.',
);

/** Why a column takes no value just now, wherever it is typed; `null`: it does. */
export const whyNoValue = (replica: Replica, columnId: string): Failure | null =>
  replica.outbox.find(productionEditKind, '', columnSlot(columnId)) === null ? null : COLUMN_WAITS;

/** Whether values of a column wait, wherever they were typed: Kitsu would keep them under a name that no column has. */
export const valuesWait = (replica: Replica, columnId: string): boolean =>
  replica.outbox
    .of(productionEditKind)
    .some(({ body }) => body.act === 'field' && body.column?.id === columnId) ||
  replica.outbox.of(columnKind).some(({ body }) => body.column.id === columnId);
