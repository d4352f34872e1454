import { searchKey } from '../../../shared/search-key.ts';
import { assetKey } from '../facts.ts';
import { cleaned } from '../read/table.ts';
import type { Cell } from '../sheet.ts';
import type { Draft } from './draft.ts';
import type { Wanted, WantedList } from './wanted.ts';

/** An asset that can be cast: it exists, or the sheet makes it. */
interface Castable {
  key: string;
  name: string;
  type: string;
}

/** As often an asset may be in one shot. */
const MOST_TIMES = 10_000;

/** Finds assets by `Lamp` or `Prop / Lamp`, once all rows of the sheet are read. */
export class Casting {
  private readonly byName = new Map<string, Castable[]>();

  constructor(
    private readonly draft: Draft,
    list: WantedList,
    leftOut: ReadonlySet<string>,
  ) {
    const { assets, assetTypes } = draft.facts;
    const typeNames = new Map(assetTypes.map(({ id, name }) => [id, name]));
    const put = (key: string, name: string, typeId: string): void => {
      const one = { key, name: cleaned(name), type: typeNames.get(typeId) ?? '' };
      const same = this.byName.get(searchKey(one.name)) ?? [];
      if (!same.some((other) => other.key === key)) same.push(one);
      this.byName.set(searchKey(one.name), same);
    };
    for (const { id, name, assetTypeId, canceled } of assets) {
      const key = assetKey(assetTypeId, name);
      if (canceled) continue;
      put(key, name, assetTypeId);
      draft.ids[key] ??= id;
    }
    for (const { kind, key, name, assetTypeId } of list.all())
      if (kind === 'Asset' && !leftOut.has(key)) put(key, name, assetTypeId ?? '');
  }

  /** What a cell such as `Hero, Lamp x2, Prop / Rock` puts into a shot. Nothing is taken out. */
  plan(wanted: Wanted, cell: Cell): void {
    const has = new Map<string, number>();
    const { castings, assets } = this.draft.facts;
    const keyOfId = new Map(assets.map((one) => [one.id, assetKey(one.assetTypeId, one.name)]));
    for (const { assetId, count } of castings.get(wanted.entity?.id ?? '') ?? [])
      has.set(keyOfId.get(assetId) ?? assetId, count);
    const named = new Set<string>();
    for (const part of cell.text.split(/[,;\n]/).map((one) => one.trim())) {
      if (part === '') continue;
      const [, name = part, times = '1'] = /^(.*\S)\s*(?:[x×]\s*|:\s*)(\d+)$/i.exec(part) ?? [];
      const found = this.find(cell, name);
      if (!found) continue;
      if (named.has(found.key)) this.draft.refuse(cell, `${found.name} is in this cell twice.`);
      named.add(found.key);
      this.step(wanted, cell, found, { before: has.get(found.key) ?? 0, after: Number(times) });
    }
    const more = [...has.keys()].filter((key) => !named.has(key));
    if (more.length > 0 && named.size > 0)
      this.draft.ask(cell, `${wanted.title} has ${more.length} other assets in Kitsu. They stay.`);
  }

  private step(
    { key, title, entity }: Wanted,
    cell: Cell,
    asset: Castable,
    { before, after }: { before: number; after: number },
  ): void {
    const { row, column } = cell;
    if (after < 1 || after > MOST_TIMES)
      return this.draft.refuse(cell, `${asset.name} cannot be in a shot ${after} times.`);
    if (before === after) return;
    const cells = [{ row, column, before: String(before), after: String(after) }];
    const about = { key, title: `${asset.name} in ${title}`, row, cells };
    const isNew = entity === null;
    this.draft.add({ do: 'cast', ...about, assetKey: asset.key, count: after, isNew });
  }

  private find(cell: Cell, text: string): Castable | null {
    const [type, ...rest] = text.split(/\s+\/\s+/);
    const name = rest.length > 0 ? rest.join(' / ') : text;
    const all = (this.byName.get(searchKey(cleaned(name))) ?? []).filter(
      (one) => rest.length === 0 || searchKey(one.type) === searchKey(type ?? ''),
    );
    const exact = all.filter((one) => one.name === cleaned(name));
    const found = exact.length > 0 ? exact : all;
    const [only] = found;
    if (only && found.length === 1) return only;
    this.draft.refuse(
      cell,
      only
        ? `Several assets are called ${name}: write ${found.map((one) => `${one.type} / ${one.name}`).join(' or ')}.`
        : `There is no asset ${text}.`,
    );
    return null;
  }
}
