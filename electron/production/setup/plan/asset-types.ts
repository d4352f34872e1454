import type { AssetType } from '../../../shared/production.ts';
import { searchKey } from '../../../shared/search-key.ts';
import { cleaned } from '../read/table.ts';
import type { Cell } from '../sheet.ts';
import type { Draft } from './draft.ts';

/** Without case, accents, spaces and the s of several: "Props" is nearly "Prop". */
const nearKey = (name: string): string =>
  searchKey(name)
    .replace(/[\s_-]+/g, '')
    .replace(/s$/, '');

/**
 * The asset type that a cell names. One that is only nearly that is asked; an unknown one is refused, where Kitsu's
 * import would make it for the whole studio.
 */
export function namedAssetType(draft: Draft, cell: Cell): AssetType | null {
  const wanted = cleaned(cell.text);
  const { assetTypes, project } = draft.facts;
  const usable = assetTypes.filter(
    ({ id, archived }) =>
      !archived && (project.assetTypeIds.length === 0 || project.assetTypeIds.includes(id)),
  );
  const exact = usable.find(({ name }) => name === wanted);
  if (exact) return exact;
  const [only, ...others] = usable.filter(({ name }) => nearKey(name) === nearKey(wanted));
  if (only && others.length === 0) {
    draft.ask(cell, `“${wanted}” is nearly the asset type “${only.name}”, which is taken for it.`);
    return only;
  }
  const isElsewhere = assetTypes.some(({ name }) => name === wanted);
  draft.refuse(
    cell,
    isElsewhere
      ? `The asset type ${wanted} is not used in this production: add it there first.`
      : `There is no asset type ${wanted}. There are ${usable.map(({ name }) => name).join(', ')}.`,
  );
  return null;
}
