import {
  assetTypeSlot,
  productionEditKind,
  type AssetTypeEdit,
  type EditChange,
} from '../../outbox/kinds/production-edit.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { oneLine } from '../../shared/plain-text.ts';
import { editLockText, type EditLock, type Unsent } from '../../shared/production-edit.ts';
import type { EnabledRow } from '../../shared/production-settings.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { searchKey } from '../../shared/search-key.ts';
import type { FoundSettings } from '../browse/settings.ts';
import type { ColumnPlace } from './columns.ts';

/** As Kitsu keeps it (`EntityType.name`, zou 1.0.97). */
const LONGEST_NAME = 30;

const GONE = failure('not-found', 'This asset type is gone.', 'Read from Kitsu again.');
const UNDER_WAY = failure(
  'rule',
  'This asset type is on its way to Kitsu. Nothing was changed.',
  'Try again in a moment.',
);
const BEGUN = failure(
  'conflict',
  'It is in Kitsu already, or on its way there.',
  'An administrator can delete it on Kitsu’s own page while no asset is of it.',
);

/** Why no asset type can be made or renamed: they are the whole studio's. */
export const assetTypeLock = ({ rules }: StudioConfig): EditLock | null =>
  !rules ? 'not-known' : rules.role === 'admin' ? null : 'administrators';

export function waitsOf(row: EditChange | undefined): Unsent | null {
  if (!row) return null;
  return row.state === 'parked' || row.state === 'conflict' ? 'stopped' : 'waiting';
}

/** Asset types as they are shown: with what waits. A name that was refused is Kitsu's, and marked. */
export function shownAssetTypes(
  known: readonly EnabledRow[],
  edits: readonly EditChange[],
): EnabledRow[] {
  const renamed = known.map((one): EnabledRow => {
    const row = rowOf(edits, one.id);
    if (row?.body.act !== 'asset-type') return one;
    const waits = waitsOf(row);
    return { ...one, name: waits === 'waiting' ? row.body.name : one.name, waits };
  });
  const made = edits.flatMap((row): EnabledRow[] => {
    const { body } = row;
    if (body.act !== 'asset-type' || body.base !== null) return [];
    const { id } = body.thing;
    return [
      {
        ...{ id, name: body.name, color: null, of: null, on: true, uses: 0 },
        ...{ waits: waitsOf(row), isNew: true },
      },
    ];
  });
  return [...renamed, ...made];
}

const rowOf = (edits: readonly EditChange[], id: string): EditChange | undefined =>
  edits.find(({ slot }) => slot === assetTypeSlot(id));

/** An asset type of the studio that is wanted; `id` of `null`: a new one. */
export interface WantedAssetType {
  id: string | null;
  name: string;
}

/** Makes an asset type or renames one; durable when it returns. `null`: it is called so already. */
export function setAssetType(
  place: ColumnPlace,
  { project, assetTypes }: FoundSettings,
  { id, name: typed }: WantedAssetType,
): Result<UndoStep | null> {
  const { projectId, replica, studio, at, newId } = place;
  const lock = assetTypeLock(studio);
  if (lock) return failure('rule', editLockText(lock));
  // Those that were made in another production are the studio's, too.
  const edits = replica.outbox.of(productionEditKind);
  const name = oneLine(typed).trim();
  const wrong = wrongName(name);
  if (wrong) return failure('bad-input', wrong);
  const taken = [
    ...assetTypes.map((one) => ({ ...one, name: nameIn(edits, one) })),
    ...edits.flatMap(({ body }) =>
      body.act === 'asset-type' && body.base === null
        ? [{ id: body.thing.id, name: body.name }]
        : [],
    ),
  ].find((one) => one.id !== id && searchKey(one.name) === searchKey(name));
  if (taken) return failure('rule', `${taken.name} is there already.`);
  const row = id === null ? undefined : rowOf(edits, id);
  const before = row?.body.act === 'asset-type' ? row.body : null;
  const known = assetTypes.find((one) => one.id === id);
  if (id !== null && !known && !before) return GONE;
  if (before?.base === null && row && !productionEditKind.isUntried(row)) return UNDER_WAY;
  const was = before?.name ?? known?.name ?? null;
  if (name === was) return success(null);

  const typeId = id ?? `new-${newId()}`;
  const slot = assetTypeSlot(typeId);
  const base = before ? before.base : (known?.name ?? null);
  const put = (wanted: string, from: string | null, when: string): void => {
    const { sent = [], sentAt = null } = find() ?? {};
    const body: AssetTypeEdit = {
      ...{ act: 'asset-type', name: wanted, base: from, sent, sentAt, kitsu: '' },
      thing: {
        ...{ kind: 'asset-type', id: typeId, projectId },
        ...{ name: wanted, production: project?.name ?? '' },
      },
    };
    replica.outbox.put(productionEditKind, { taskId: '', slot, body }, when);
  };
  const find = (): AssetTypeEdit | null => {
    const now = replica.outbox.find(productionEditKind, '', slot)?.body;
    return now?.act === 'asset-type' ? now : null;
  };
  replica.change(() => put(name, base, at));
  return success({
    ...{ room: 'structure', title: was === null ? `new asset type ${name}` : `name of ${was}` },
    undo({ at: later }) {
      const now = replica.outbox.find(productionEditKind, '', slot);
      const mine = find();
      if (mine && mine.name !== name) return CHANGED_SINCE;
      if (now && productionEditKind.isUntried(now)) {
        replica.change(() => {
          if (before) put(before.name, before.base, later);
          else replica.outbox.remove(now.id);
        });
        return success(null);
      }
      if (was === null || base === null) return BEGUN;
      // It has arrived, or may have: the name from before is wanted again.
      replica.change(() => put(was, mine ? mine.base : name, later));
      return success(null);
    },
  });
}

const nameIn = (
  edits: readonly EditChange[],
  { id, name }: { id: string; name: string },
): string => {
  const body = rowOf(edits, id)?.body;
  return body?.act === 'asset-type' ? body.name : name;
};

function wrongName(name: string): string | null {
  if (name === '') return 'An asset type needs a name.';
  return name.length > LONGEST_NAME
    ? `Kitsu keeps ${LONGEST_NAME} characters of an asset type: this has ${name.length}.`
    : null;
}
