import { z } from 'zod';
import {
  count,
  flag,
  idsOf,
  maybeDay,
  maybeText,
  metadata,
  row,
  text,
} from '../../kitsu/field-readers.ts';
import {
  assetRow,
  assetTypeRow,
  episodeRow,
  sequenceRow,
  shotRow,
} from '../../kitsu/production/entity-rows.ts';
import { descriptorRow, personRow, projectRow } from '../../kitsu/production/project-rows.ts';
import { statusRanksOf } from '../../kitsu/production/project-settings.ts';
import { taskStatusRow, taskTypeRow } from '../../kitsu/production/task-rows.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { productionPictureId } from '../../shared/productions.ts';
import type { EntityKind, Metadata, MetadataDescriptor, Person } from '../../shared/production.ts';
import type { ListName } from './lists.ts';

/** What is kept of each thing: no more than is shown, for there are thousands. */
export interface ProjectItem {
  id: string;
  name: string;
  type: string;
  style: string;
  startDate: Day | null;
  endDate: Day | null;
  fps: string;
  resolution: string;
  /** As `productionPictureId`. */
  pictureId: string | null;
  teamIds: string[];
  /** What is enabled in it. */
  taskTypeIds: string[];
  taskStatusIds: string[];
  assetTypeIds: string[];
  /** The production's own order of its task types, by id. */
  ranks: Record<string, number>;
  /** The same of its task statuses; one without a place is not in it. */
  statusRanks: Record<string, number>;
}
export interface EntityItem {
  id: string;
  name: string;
  /** The episode of a sequence, the sequence of a shot, the type of an asset. */
  parentId: string | null;
  description: string;
  previewFileId: string | null;
  canceled: boolean;
  /** Of a shot alone. */
  frames: { count: number | null; in: number | null; out: number | null } | null;
  /** Values of metadata columns, by field name. */
  data: Metadata;
}
export interface TypeItem {
  id: string;
  name: string;
  shortName: string;
  color: string;
  rank: number;
  departmentId: string | null;
  /** What tasks of it are for: `Shot`, `Asset`. */
  forEntity: EntityKind;
}
export interface StatusItem {
  id: string;
  name: string;
  shortName: string;
  color: string;
  isDone: boolean;
}
interface NamedItem {
  id: string;
  name: string;
}
export type PersonItem = Omit<Person, 'email'>;
export interface TaskItem {
  id: string;
  entityId: string;
  typeId: string;
  statusId: string;
  assigneeIds: string[];
  startDate: Day | null;
  dueDate: Day | null;
  priority: number;
  estimation: Minutes;
  /** Logged by all its people together. */
  timeSpent: Minutes;
  previewFileId: string | null;
  data: Metadata;
}

/** The item of each list. */
export interface ItemOf {
  'open-projects': ProjectItem;
  projects: ProjectItem;
  episodes: EntityItem;
  sequences: EntityItem;
  shots: EntityItem;
  'asset-types': NamedItem;
  assets: EntityItem;
  'task-types': TypeItem;
  'task-statuses': StatusItem;
  people: PersonItem;
  tasks: TaskItem;
  'metadata-descriptors': MetadataDescriptor;
}

const entity = (
  { id, name, description, previewFileId, canceled, data }: Omit<EntityItem, 'parentId' | 'frames'>,
  parentId: string | null,
  frames: EntityItem['frames'] = null,
): EntityItem => ({ id, name, parentId, description, previewFileId, canceled, frames, data });

const ranks = z.record(z.string(), z.number().nullable().catch(null)).catch({});
const project = row((raw): ProjectItem => {
  const { id, name, productionType: type, productionStyle: style, ...rest } = projectRow.parse(raw);
  const { startDate, endDate, teamIds, taskTypeIds, taskStatusIds, assetTypeIds } = rest;
  const { fps, resolution, task_types_priority: order, task_statuses_link: links } = raw;
  const ranked = Object.entries(ranks.parse(order));
  return {
    ...{ id, name, type, style, startDate, endDate, teamIds },
    ...{ taskTypeIds, taskStatusIds, assetTypeIds },
    fps: typeof fps === 'number' ? String(fps) : text(fps),
    resolution: text(resolution),
    pictureId: productionPictureId(id, flag(raw['has_avatar'], false), text(raw['updated_at'])),
    ranks: Object.fromEntries(ranked.map(([typeId, rank]) => [typeId, rank ?? 0])),
    statusRanks: statusRanksOf(links),
  };
});

/** Reads one item of each list from what Kitsu sends. */
const READERS: { [Name in ListName]: z.ZodType<ItemOf[Name]> } = {
  'open-projects': project,
  projects: project,
  episodes: episodeRow.transform((one) => entity(one, null)),
  sequences: sequenceRow.transform((one) => entity(one, one.episodeId)),
  shots: shotRow.transform((one) => {
    const frames = { count: one.nbFrames, in: one.frameIn, out: one.frameOut };
    return entity(one, one.sequenceId || null, frames);
  }),
  'asset-types': assetTypeRow.transform(({ id, name }) => ({ id, name })),
  assets: assetRow.transform((one) => entity(one, one.assetTypeId || null)),
  'task-types': taskTypeRow.transform(({ priority, ...type }) => ({
    ...{ id: type.id, name: type.name, shortName: type.shortName, color: type.color },
    ...{ rank: priority, departmentId: type.departmentId, forEntity: type.forEntity },
  })),
  'task-statuses': taskStatusRow.transform(({ id, name, shortName, color, isDone }) => ({
    ...{ id, name, shortName, color, isDone },
  })),
  'metadata-descriptors': descriptorRow,
  people: personRow.transform(({ email: _email, ...person }) => person),
  // A tenth of a production's time goes here: without the fields that no row shows.
  tasks: row((raw): TaskItem => ({
    id: raw.id,
    entityId: text(raw['entity_id']),
    typeId: text(raw['task_type_id']),
    statusId: text(raw['task_status_id']),
    assigneeIds: idsOf(raw['assignees']),
    startDate: maybeDay(raw['start_date']),
    dueDate: maybeDay(raw['due_date']),
    priority: count(raw['priority']),
    estimation: Math.max(0, count(raw['estimation'])),
    timeSpent: Math.max(0, count(raw['duration'])),
    data: metadata(raw['data']),
    previewFileId: maybeText(raw['last_preview_file_id']),
  })),
};

/** One item of a list; `null`: it cannot be read, and is left out. */
export function itemOf<Name extends ListName>(list: Name, raw: unknown): ItemOf[Name] | null {
  const read = READERS[list].safeParse(raw);
  return read.success ? (read.data as ItemOf[Name]) : null;
}

/** The JSON of an answer, or of a part of one; `undefined` if it is none. */
export function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString(),
    ) as unknown;
  } catch {
    return undefined;
  }
}
