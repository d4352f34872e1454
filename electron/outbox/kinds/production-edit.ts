import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import { storedDescriptor } from '../../replica/tables/task-facts.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { PLAIN_FIELDS, THING_KINDS } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { AGAIN, defineKind, type Choice } from './kind.ts';
import { isSameValue } from './column.ts';

const stored = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type StoredField = z.infer<typeof stored>;

/** What is edited, and how people call it: `SQ010 / SH030 / Animation` in `Le phare d’Ael`. */
const thing = z.object({
  kind: z.enum(THING_KINDS),
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  production: z.string(),
});
export type EditedThing = z.infer<typeof thing>;

/**
 * One field of one thing. `value` is as Kitsu keeps it, `base` what Kitsu had when it was typed, `sent` all that may
 * have arrived of earlier tries, `kitsu` what a conflict found. `sentAt`: when a try was under way of which no answer
 * came (epoch ms). `words`: the value as people read it, `kitsuWords` that of Kitsu.
 */
const fieldEdit = z.object({
  act: z.literal('field'),
  thing,
  field: z.enum([...PLAIN_FIELDS, 'column']),
  column: storedDescriptor.nullable(),
  /** The field's name for people. */
  label: z.string(),
  value: stored,
  words: z.string(),
  base: z.unknown().default(null),
  sent: z.array(stored).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.unknown().default(null),
  kitsuWords: z.string().default(''),
});
export type FieldEdit = z.infer<typeof fieldEdit>;

/** A thing that is deleted for good, with what was said to go along; more than that is not deleted. */
const removal = z.object({ act: z.literal('remove'), thing, tasks: z.number() });
export type Removal = z.infer<typeof removal>;

/** Who is on a task, or in a team; what is enabled in a production. */
const LINKS = ['assignee', 'team', 'task-type', 'task-status', 'asset-type'] as const;

/**
 * Somebody on a task or in a team, or something that is enabled in a production: `on`, or taken out. `sent`: what may
 * have arrived of earlier tries, as in `fieldEdit`. `place`: of a task type, in the order of the production.
 */
const linkEdit = z.object({
  act: z.literal('link'),
  thing: thing.extend({ kind: z.enum([...THING_KINDS, 'production']) }),
  link: z.enum(LINKS),
  otherId: z.string(),
  other: z.string(),
  on: z.boolean(),
  place: z.number().nullable().default(null),
  sent: z.array(z.boolean()).default([]),
  sentAt: z.number().nullable().default(null),
});
export type LinkEdit = z.infer<typeof linkEdit>;

/**
 * A thing that is made: until Kitsu has it, its id begins with `new-`. `parentId`: the episode of a sequence, the
 * sequence of a shot, the type of an asset, what a task is for; it may be one that is still to be made. `sentAt` as in
 * `fieldEdit`.
 */
const creation = z.object({
  act: z.literal('create'),
  thing,
  name: z.string(),
  parentId: z.string().nullable(),
  /** Of a task: its type. */
  typeId: z.string().nullable().default(null),
  sentAt: z.number().nullable().default(null),
});
export type Creation = z.infer<typeof creation>;

/**
 * How often an asset is in a shot or in another asset; 0: not at all. `base` is what Kitsu had when it was set, the rest
 * as in `fieldEdit`.
 */
const castEdit = z.object({
  act: z.literal('cast'),
  thing,
  assetId: z.string(),
  /** The asset's name for people. */
  asset: z.string(),
  count: z.int().min(0),
  base: z.number(),
  sent: z.array(z.number()).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.number().default(0),
});
export type CastEdit = z.infer<typeof castEdit>;

/** The order of the task types of a production: ids, the first first. The rest as in `fieldEdit`. */
const orderEdit = z.object({
  act: z.literal('order'),
  thing: thing.extend({ kind: z.literal('production') }),
  typeIds: z.array(z.string()),
  base: z.array(z.string()),
  sent: z.array(z.array(z.string())).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.array(z.string()).default([]),
  /** As people read them. */
  mine: z.string(),
  has: z.string().default(''),
});
export type OrderEdit = z.infer<typeof orderEdit>;

/**
 * A metadata column that is made, changed or deleted. `column` is as it is wanted, of one that is deleted as it was;
 * `base` what Kitsu had when it was changed. The rest as in `fieldEdit`.
 */
const columnEdit = z.object({
  act: z.literal('descriptor'),
  thing: thing.extend({ kind: z.literal('column') }),
  does: z.enum(['make', 'change', 'remove']),
  column: storedDescriptor,
  base: storedDescriptor.nullable(),
  sent: z.array(storedDescriptor).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: storedDescriptor.nullable().default(null),
  /** Of a conflict: what of it, as people read it. */
  mine: z.string().default(''),
  has: z.string().default(''),
});
export type DescriptorEdit = z.infer<typeof columnEdit>;

const editBody = z.discriminatedUnion('act', [
  fieldEdit,
  removal,
  linkEdit,
  creation,
  castEdit,
  columnEdit,
  orderEdit,
]);
export type EditBody = z.infer<typeof editBody>;
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
  tell: ({ body, attempts, state }) => ({
    title: `${body.thing.production} / ${body.thing.name}`,
    does: doesText(body),
    discards: discardsText(body),
    mayHaveArrived: body.act === 'remove' ? attempts > 0 : wasSent(body),
    conflict: state === 'conflict' ? conflictOf(body) : null,
  }),
  settle,
});

function conflictOf(body: EditBody): { kind: 'value'; mine: string; has: string } | null {
  if (body.act === 'field') return { kind: 'value', mine: body.words, has: body.kitsuWords };
  if (body.act === 'descriptor' || body.act === 'order')
    return { kind: 'value', mine: body.mine, has: body.has };
  if (body.act !== 'cast') return null;
  return { kind: 'value', mine: oftenText(body.count), has: oftenText(body.kitsu) };
}

/** How often an asset is in something: `3 times`. */
export const oftenText = (count: number): string =>
  count === 0 ? 'not in it' : count === 1 ? 'once' : `${count} times`;

const wasSent = (body: EditBody): boolean =>
  body.act === 'remove'
    ? false
    : body.act === 'create' || body.act === 'descriptor'
      ? body.sentAt !== null
      : body.sent.length > 0;

const LINK_WORDS: Readonly<Record<LinkEdit['link'], readonly [on: string, off: string]>> = {
  assignee: ['Assign', 'Unassign'],
  team: ['Add to the team:', 'Take out of the team:'],
  'task-type': ['Enable the task type', 'Disable the task type'],
  'task-status': ['Enable the status', 'Disable the status'],
  'asset-type': ['Enable the asset type', 'Disable the asset type'],
};

const COLUMN_WORDS: Readonly<Record<DescriptorEdit['does'], string>> = {
  make: 'New column',
  change: 'Change the column',
  remove: 'Delete the column with its values',
};

function discardsText(body: EditBody): string {
  const { name } = body.thing;
  switch (body.act) {
    case 'field':
      return `${body.label} of ${name} stays in Kitsu as it is there.`;
    case 'remove':
      return `${name} stays in Kitsu.`;
    case 'create':
      return `${name} is not made.`;
    case 'order':
      return 'The task types stay in the order that Kitsu has.';
    case 'descriptor':
      return body.does === 'make'
        ? `${name} is not made.`
        : `${name} stays in Kitsu as it is there.`;
    case 'cast':
      return `${body.asset} stays in ${name} as it is in Kitsu.`;
    case 'link':
      return `${body.other} stays in Kitsu as it is there.`;
  }
}

function doesText(body: EditBody): string {
  if (body.act === 'remove') return 'Delete for good';
  if (body.act === 'create') return `New ${body.thing.kind}`;
  if (body.act === 'link') return `${LINK_WORDS[body.link][body.on ? 0 : 1]} ${body.other}`;
  if (body.act === 'order') return `Order of the task types: ${body.mine}`;
  if (body.act === 'descriptor') return COLUMN_WORDS[body.does];
  if (body.act === 'cast') return `Casting: ${body.asset}, ${oftenText(body.count)}`;
  if (body.field === 'canceled') return body.value === true ? 'Cancel' : 'Restore';
  return `${body.label}: ${body.words}`;
}

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
            : body.act === 'order'
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
export const columnSlot = (columnId: string): string => `column ${columnId}`;
export const orderSlot = (projectId: string): string => `${projectId} order`;
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
