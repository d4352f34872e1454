import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { isSameValue } from './column.ts';
import { AGAIN, defineKind, type Choice } from './kind.ts';
import {
  editBody,
  type EditBody,
  type FieldEdit,
  type LinkEdit,
  type OrderEdit,
} from './production-edit-body.ts';
import { conflictOf, discardsText, doesText } from './production-edit-words.ts';

export type {
  AssetTypeEdit,
  CastEdit,
  Creation,
  DescriptorEdit,
  EditBody,
  EditedThing,
  FieldEdit,
  LinkEdit,
  OrderEdit,
  Removal,
  StoredField,
} from './production-edit-body.ts';

export type EditChange = Change<EditBody>;

/** A lead's edit of a production, a row for each field of each thing. Its slot is the thing with the field. */
export const productionEditKind = defineKind<EditBody>({
  kind: 'production-edit',
  schema: editBody,
  shows: [],
  isUntried: ({ attempts, body, state }) => attempts === 0 && state !== 'sending' && !wasSent(body),
  // Kitsu writes all values of a shot at once: two of ours side by side could lose one.
  // Things are made in their order: a shot may be in a sequence that is still to be made.
  queue: ({ body }) =>
    `production ${body.act === 'create' ? `new ${body.thing.projectId}` : body.thing.id}`,
  tell: ({ body, attempts, state }, { studio }) => ({
    title: `${body.thing.production} / ${body.thing.name}`,
    does: doesText(body, studio),
    discards: discardsText(body),
    mayHaveArrived: body.act === 'remove' ? attempts > 0 : wasSent(body),
    conflict: state === 'conflict' ? conflictOf(body, studio) : null,
  }),
  settle,
});

const wasSent = (body: EditBody): boolean =>
  body.act === 'remove'
    ? false
    : body.act === 'create' || body.act === 'descriptor'
      ? body.sentAt !== null
      : body.sent.length > 0;

function settle(replica: Replica, change: EditChange, choice: Choice): Result<null> {
  if (choice === 'both') return failure('rule', 'It can have one value.');
  replica.change(() => {
    if (choice === 'theirs') replica.outbox.remove(change.id);
    else {
      const { body } = change;
      const mine =
        body.act === 'field'
          ? { ...body, base: body.kitsu, kitsu: null }
          : body.act === 'cast'
            ? { ...body, base: body.kitsu }
            : body.act === 'order' || body.act === 'asset-type'
              ? { ...body, base: body.kitsu }
              : body.act === 'descriptor'
                ? { ...body, base: body.kitsu, kitsu: null }
                : body;
      replica.outbox.patch(change.id, { ...AGAIN, body: mine });
    }
  });
  return success(null);
}

/** Of a thing that Kitsu does not have yet. */
export const isNew = (id: string): boolean => id.startsWith('new-');

/** Where a field's edit stands in the outbox. */
export const fieldSlot = (thingId: string, field: string, columnId: string | null): string =>
  `${thingId} ${columnId ?? field}`;
export const linkSlot = (thingId: string, link: LinkEdit['link'], otherId: string): string =>
  `${thingId} ${link} ${otherId}`;
export const castSlot = (thingId: string, assetId: string): string => `${thingId} cast ${assetId}`;
export const assetTypeSlot = (assetTypeId: string): string => `asset type ${assetTypeId}`;
export const columnSlot = (columnId: string): string => `column ${columnId}`;
export const orderSlot = (projectId: string, of: OrderEdit['of']): string =>
  of === 'task-type' ? `${projectId} order` : `${projectId} order ${of}`;
export const removalSlot = (thingId: string): string => `${thingId} remove`;

/** Two values of a field that mean the same, whoever wrote them in whatever way. */
export const isSameField = (
  { column }: Pick<FieldEdit, 'column'>,
  one: unknown,
  other: unknown,
): boolean => (column ? isSameValue(column, one, other) : meant(one) === meant(other));

/** Kitsu keeps no description as none or as an empty text. */
const meant = (value: unknown): unknown =>
  value === '' || value === undefined
    ? null
    : typeof value === 'string'
      ? value.replaceAll('\r\n', '\n')
      : value;

/** The edits of a production that Kitsu has not confirmed, the oldest first. */
export const editsOf = (replica: Replica, projectId: string): EditChange[] =>
  replica.outbox.of(productionEditKind).filter(({ body }) => body.thing.projectId === projectId);
