import type {
  Asset,
  AssetType,
  Concept,
  Edit,
  Episode,
  Project,
  Scene,
  Sequence,
  Shot,
} from '../shared/production.ts';

/** What a task can be on, or be grouped by. */
export type ProductionNodeKind =
  'Production' | 'Episode' | 'Sequence' | 'Shot' | 'Scene' | 'Asset' | 'Edit' | 'Concept';

/** A production or a part of it, as a lead walks through it. */
export interface ProductionNode {
  kind: ProductionNodeKind;
  id: string;
  name: string;
  /** For instance `E01 / SQ010 / SH030`, `Props / Lantern`. */
  path: string;
  /** Its parent; `null` for a production. */
  parentId: string | null;
  projectId: string;
  /** It, or one of its parents, was canceled in the production. */
  canceled: boolean;
}

type Part = Episode | Sequence | Shot | Scene | Asset | Edit | Concept;

/** The parts of one or more productions, as lists. */
export interface Parts {
  projects: readonly Project[];
  episodes: readonly Episode[];
  sequences: readonly Sequence[];
  shots: readonly Shot[];
  scenes: readonly Scene[];
  assets: readonly Asset[];
  assetTypes: readonly AssetType[];
  /** Read only where a task is on none of the others. */
  edits?: readonly Edit[];
  concepts?: readonly Concept[];
}

/**
 * All nodes by id, each below its nearest parent that was read: a shot whose sequence is missing is
 * below its production.
 */
export function productionNodes(parts: Parts): Map<string, ProductionNode> {
  const places = new Map<string, ProductionNode>();
  for (const { id, name } of parts.projects) {
    const kind = 'Production';
    places.set(id, { kind, id, name, path: name, parentId: null, projectId: id, canceled: false });
  }
  const put = (part: Part, wanted: string | null, folder?: string): void => {
    const parent = wanted === null || wanted === part.id ? undefined : places.get(wanted);
    if (!places.has(part.projectId)) {
      places.set(part.projectId, unnamed(part.projectId));
    }
    const above = parent && parent.kind !== 'Production' ? [parent.path] : [];
    places.set(part.id, {
      kind: part.kind,
      id: part.id,
      name: part.name,
      path: [...above, ...(folder ? [folder] : []), part.name].join(' / '),
      parentId: parent?.id ?? part.projectId,
      projectId: part.projectId,
      canceled: part.canceled || (parent?.canceled ?? false),
    });
  };
  const typeNames = new Map(parts.assetTypes.map(({ id, name }) => [id, name]));
  for (const one of parts.episodes) put(one, null);
  for (const one of parts.sequences) put(one, one.episodeId);
  for (const one of [...parts.shots, ...parts.scenes]) put(one, one.sequenceId);
  for (const one of parts.assets) put(one, one.episodeId, typeNames.get(one.assetTypeId));
  for (const one of parts.edits ?? []) put(one, one.episodeId);
  for (const one of parts.concepts ?? []) put(one, null);
  return places;
}

/** A production that is known only from its parts. */
function unnamed(id: string): ProductionNode {
  const kind = 'Production';
  return { kind, id, name: '', path: '', parentId: null, projectId: id, canceled: false };
}

const inNumbers = new Intl.Collator('en', { numeric: true });

/** The order in which people sort shots: SH9 before SH10, and the same on every machine. */
export function byName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return inNumbers.compare(a.name, b.name) || byId(a, b);
}

/** Breaks ties, so that the order of the input never shows. */
export function byId(a: { id: string }, b: { id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
