import { z } from 'zod';
import type {
  Asset,
  AssetType,
  Concept,
  Edit,
  Episode,
  Metadata,
  Scene,
  Sequence,
  Shot,
} from '../../shared/production.ts';
import {
  flag,
  idsOf,
  maybeNumber,
  maybeText,
  metadata,
  prose,
  row,
  text,
  typedNumber,
  type Raw,
} from '../field-readers.ts';

/** Episodes, sequences, shots, scenes and assets share one table in Kitsu, and are read alike. */
const common = (raw: Raw) => ({
  id: raw.id,
  projectId: text(raw['project_id']),
  name: text(raw['name']),
  description: prose(raw['description']),
  previewFileId: maybeText(raw['preview_file_id']),
  canceled: flag(raw['canceled']),
  data: metadata(raw['data']),
});

const frame = (raw: Raw, key: 'frame_in' | 'frame_out'): number | null =>
  typedNumber(metadata(raw['data'])[key] ?? raw[key]);

export const episodeRow = row((raw): Episode => ({ kind: 'Episode', ...common(raw) }));

export const sequenceRow = row((raw): Sequence => ({
  kind: 'Sequence',
  ...common(raw),
  episodeId: maybeText(raw['parent_id']) ?? maybeText(raw['episode_id']),
}));

export const shotRow = row((raw): Shot => ({
  kind: 'Shot',
  ...common(raw),
  sequenceId: maybeText(raw['parent_id']) ?? text(raw['sequence_id']),
  nbFrames: maybeNumber(raw['nb_frames']),
  frameIn: frame(raw, 'frame_in'),
  frameOut: frame(raw, 'frame_out'),
}));

export const sceneRow = row((raw): Scene => ({
  kind: 'Scene',
  ...common(raw),
  sequenceId: maybeText(raw['parent_id']) ?? text(raw['sequence_id']),
}));

const editRow = row((raw): Edit => ({
  kind: 'Edit',
  ...common(raw),
  episodeId: maybeText(raw['parent_id']) ?? maybeText(raw['episode_id']),
}));

/** Its parent is a folder of concepts, which is nothing but a name. */
const conceptRow = row((raw): Concept => ({ kind: 'Concept', ...common(raw) }));

export const assetRow = row((raw): Asset => ({
  kind: 'Asset',
  ...common(raw),
  assetTypeId: maybeText(raw['asset_type_id']) ?? text(raw['entity_type_id']),
  // An asset's episode is in `source_id`, except in the route of a single asset.
  episodeId: maybeText(raw['source_id']) ?? maybeText(raw['episode_id']),
  isShared: flag(raw['is_shared']),
}));

export const assetTypeRow = row((raw): AssetType => ({
  id: raw.id,
  name: text(raw['name']),
  description: prose(raw['description']),
  taskTypeIds: idsOf(raw['task_types']),
  archived: flag(raw['archived']),
}));

/** The free values of whatever kind of entity. */
export const entityDataRow = row((raw): Metadata => metadata(raw['data']));

/** What a change of an entity sends: only the given fields. */
export interface EntityChanges {
  name?: string;
  description?: string;
  /** Merged into the present values, key by key; leaving a key out does not remove it. */
  data?: Record<string, unknown>;
}

export const entityRows = {
  episodes: z.array(episodeRow),
  sequences: z.array(sequenceRow),
  shots: z.array(shotRow),
  scenes: z.array(sceneRow),
  edits: z.array(editRow),
  concepts: z.array(conceptRow),
  assets: z.array(assetRow),
  assetTypes: z.array(assetTypeRow),
};
