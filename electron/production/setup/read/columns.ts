import { searchKey } from '../../../shared/search-key.ts';
import type { Field } from '../sheet.ts';

/** A header without case, accents, spaces and signs: "Frame In", "frame_in" and "FRAME-IN" are one. */
const headerKey = (name: string): string => searchKey(name).replace(/[^\p{L}\p{N}]/gu, '');

/** Names of the usual columns in Kitsu's exports, in Flow's and in ftrack's. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  project: ['project', 'production', 'projet'],
  episode: ['episode', 'episodename', 'ep'],
  sequence: ['sequence', 'sequencename', 'sequencecode', 'seq'],
  assetType: ['assettype', 'type', 'entitytype'],
  name: ['name', 'shot', 'shotname', 'shotcode', 'asset', 'assetname', 'assetcode', 'nom'],
  description: ['description', 'desc', 'notes'],
  frames: ['frames', 'nbframes', 'framecount', 'cutduration', 'duration', 'nombredeframes'],
  frameIn: ['framein', 'in', 'cutin', 'framestart', 'startframe', 'fstart', 'firstframe'],
  frameOut: ['frameout', 'out', 'cutout', 'frameend', 'endframe', 'fend', 'lastframe'],
  shared: ['shared', 'isshared'],
  casting: ['casting', 'breakdown', 'assets', 'cast'],
};
const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as Field])),
);

/** Columns that say nothing that can be set: sums, pictures, ids of other programs. */
const IGNORED = new Set(
  ['timespent', 'id', 'thumbnail', 'status', 'objecttype', 'link', 'createdat', 'updatedat'].concat(
    ['datecreated', 'dateupdated', 'createdby', 'updatedby', 'readyfor', 'validationstatus'],
  ),
);

/** What a column is by its name alone; `more`: the production's own, a task type's or a metadata column. */
export type ColumnMeaning = Field | 'ignored' | 'more';

export function columnMeaning(name: string): ColumnMeaning {
  const key = headerKey(name);
  const field = FIELD_OF.get(key);
  if (field) return field;
  return key === '' || IGNORED.has(key) ? 'ignored' : 'more';
}

/** Whether two columns are named alike, but for case, accents and signs. */
export const sameHeader = (a: string, b: string): boolean => headerKey(a) === headerKey(b);

/** Whether a column is known as a field only because other programs call it so. */
export const isBorrowedName = (field: Field, column: string): boolean =>
  headerKey(column) !== NAMES[field][0];
