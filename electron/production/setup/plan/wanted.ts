import type { Asset, Episode, Sequence, Shot } from '../../../shared/production.ts';
import type { Cell, RowKind } from '../sheet.ts';
import type { Draft } from './draft.ts';
import type { CellChange, EntityValues } from './steps.ts';

/** An episode, sequence, shot or asset that the sheet names, or needs for one that it names. */
export interface Wanted {
  key: string;
  kind: RowKind;
  title: string;
  name: string;
  parentKey: string | null;
  assetTypeId: string | null;
  /** As it is in Kitsu; `null` if it is to be made. */
  entity: Episode | Sequence | Shot | Asset | null;
  /** The row that first named it. */
  row: number;
  /** The row that is about it, if one is. */
  ownRow: number | null;
  values: EntityValues;
  cells: CellChange[];
}

/** All that the sheet wants to be there, in the order in which it was named. */
export class WantedList {
  private readonly byKey = new Map<string, Wanted>();

  constructor(private readonly draft: Draft) {}

  /** The thing of that key, found or to be made. */
  want(
    about: Pick<Wanted, 'key' | 'kind' | 'title' | 'name' | 'parentKey' | 'assetTypeId'>,
    cell: Cell,
  ): Wanted {
    const before = this.byKey.get(about.key);
    if (before) return before;
    const { existing } = this.draft;
    const entity = existing.entities.get(about.key) ?? null;
    if (existing.doubled.has(about.key))
      this.draft.refuse(cell, `Kitsu has two of ${about.title}: rename one there first.`);
    if (entity) this.draft.ids[about.key] = entity.id;
    const wanted = { ...about, entity, row: cell.row, ownRow: null, values: {}, cells: [] };
    this.byKey.set(about.key, wanted);
    return wanted;
  }

  /** Says one value of it: kept if it is made, or if it differs from what is there. */
  static set(
    wanted: Wanted,
    cell: Cell,
    value: EntityValues,
    { before, after, same }: { before: string; after: string; same: boolean },
  ): void {
    if (wanted.entity && same) return;
    const data = { ...wanted.values.data, ...value.data };
    Object.assign(wanted.values, value, Object.keys(data).length > 0 ? { data } : {});
    wanted.cells.push({ row: cell.row, column: cell.column, before, after });
  }

  all(): Wanted[] {
    return [...this.byKey.values()];
  }

  /** Adds the steps. With `updateOnly` nothing is made; returns the keys that are left out for that. */
  toSteps(updateOnly: boolean): ReadonlySet<string> {
    const leftOut = new Set<string>();
    for (const wanted of this.byKey.values()) {
      const { key, kind, title, row, entity, values, cells } = wanted;
      if (!entity) {
        if (updateOnly) leftOut.add(key);
        else this.draft.add({ do: 'create', ...this.made(wanted) });
        continue;
      }
      if (entity.canceled) this.draft.add({ do: 'restore', key, kind, title, row });
      if (cells.length > 0) this.draft.add({ do: 'change', key, kind, title, row, values, cells });
      else if (!entity.canceled) this.draft.same();
    }
    return leftOut;
  }

  private made({ key, kind, title, row, name, parentKey, assetTypeId, values }: Wanted) {
    return { key, kind, title, row, name, parentKey, assetTypeId, values };
  }
}
