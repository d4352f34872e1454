import type { StudioConfig } from '../../rules/studio-rules.ts';
import { columnKeyWords, fieldWords, namesOf, orderWords } from './field-words.ts';
import type {
  DescriptorEdit,
  EditBody,
  FieldEdit,
  LinkEdit,
  OrderEdit,
} from './production-edit-body.ts';

export function conflictOf(
  body: EditBody,
  studio: StudioConfig,
): { kind: 'value'; mine: string; has: string } | null {
  switch (body.act) {
    case 'field':
      return {
        kind: 'value',
        mine: body.words ?? valueWords(body, body.value, studio),
        has: body.kitsuWords ?? valueWords(body, body.kitsu, studio),
      };
    case 'descriptor':
      return { kind: 'value', ...columnConflict(body) };
    case 'order':
      return { kind: 'value', mine: orderText(body), has: orderInKitsu(body) };
    case 'asset-type':
      return { kind: 'value', mine: body.name, has: body.kitsu };
    case 'cast':
      return { kind: 'value', mine: oftenText(body.count), has: oftenText(body.kitsu) };
    default:
      return null;
  }
}

const valueWords = (body: FieldEdit, value: unknown, studio: StudioConfig): string =>
  fieldWords(body, value, namesOf(studio, new Map(Object.entries(body.names))));

function columnConflict({ moved, column, kitsu, mine = '', has = '' }: DescriptorEdit) {
  if (moved === null || kitsu === null) return { mine, has };
  return { mine: columnKeyWords(moved, column), has: columnKeyWords(moved, kitsu) };
}

const orderInKitsu = ({ kitsu, names, mine }: OrderEdit): string =>
  mine === undefined ? orderWords(kitsu, names) : 'another order';

const orderText = ({ typeIds, names, mine }: OrderEdit): string =>
  mine ?? orderWords(typeIds, names);

/** How often an asset is in something: `3 times`. */
export const oftenText = (count: number): string =>
  count === 0 ? 'not in it' : count === 1 ? 'once' : `${count} times`;

/** What has an order. */
export const ORDERED: Readonly<Record<OrderEdit['of'], string>> = {
  'task-type': 'task types',
  'task-status': 'statuses',
};

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

export function discardsText(body: EditBody): string {
  const { name } = body.thing;
  switch (body.act) {
    case 'field':
      return `${body.label} of ${name} stays in Kitsu as it is there.`;
    case 'remove':
      return `${name} stays in Kitsu.`;
    case 'create':
      return `${name} is not made.`;
    case 'order':
      return `The ${ORDERED[body.of]} stay in the order that Kitsu has.`;
    case 'descriptor':
      return body.does === 'make'
        ? `${name} is not made.`
        : `${name} stays in Kitsu as it is there.`;
    case 'asset-type':
      return body.base === null ? `${name} is not made.` : `${body.base} keeps its name.`;
    case 'cast':
      return `${body.asset} stays in ${name} as it is in Kitsu.`;
    case 'link':
      return `${body.other} stays in Kitsu as it is there.`;
  }
}

export function doesText(body: EditBody, studio: StudioConfig): string {
  if (body.act === 'remove') return 'Delete for good';
  if (body.act === 'create') return `New ${body.thing.kind}`;
  if (body.act === 'link') return `${LINK_WORDS[body.link][body.on ? 0 : 1]} ${body.other}`;
  if (body.act === 'order') return `Order of the ${ORDERED[body.of]}: ${orderText(body)}`;
  if (body.act === 'descriptor') return COLUMN_WORDS[body.does];
  if (body.act === 'asset-type')
    return body.base === null ? 'New asset type' : `Rename the asset type ${body.base}`;
  if (body.act === 'cast') return `Casting: ${body.asset}, ${oftenText(body.count)}`;
  if (body.field === 'canceled') return body.value === true ? 'Cancel' : 'Restore';
  return `${body.label}: ${body.words ?? valueWords(body, body.value, studio)}`;
}
