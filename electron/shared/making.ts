import type { Rate } from './frame-rate.ts';
import type { EntityKind, MetadataDescriptor, Role } from './production.ts';
import type { Failure } from './result.ts';

/** What Kitsu's own pages offer; Kitsu itself takes any word of at most twenty signs. */
export const PRODUCTION_TYPES = ['short', 'featurefilm', 'tvshow', 'shots', 'assets'] as const;

/** All that Kitsu takes. */
export const PRODUCTION_STYLES = [
  ...(['2d', '2dpaper', '3d', '2d3d', 'ar', 'vfx', 'stop-motion', 'motion-design'] as const),
  ...(['archviz', 'commercial', 'catalog', 'immersive', 'nft', 'video-game', 'vr'] as const),
] as const;
export type ProductionStyle = (typeof PRODUCTION_STYLES)[number];

/** Kitsu's columns hold no more signs. */
export const LONGEST_NAME = 80;
export const LONGEST_TYPE = 20;
export const LONGEST_FPS = 10;
export const LONGEST_RATIO = 10;
export const LONGEST_RESOLUTION = 12;
/** More than any studio has of one kind. */
export const MOST_CHOSEN = 5000;

/** A role within one production; `null` is that of the studio. */
export const TEAM_ROLES = ['user', 'supervisor', 'manager', 'client', 'vendor'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

export interface DraftMember {
  personId: string;
  role: TeamRole | null;
}

/** A metadata column, as it was in the production that it is copied from. */
export interface DraftColumn {
  name: string;
  entityType: MetadataDescriptor['entityType'];
  dataType: MetadataDescriptor['dataType'];
  choices: string[];
  forClient: boolean;
  departmentIds: string[];
  taskTypeId: string | null;
}

export const MAKING_STEPS = ['basics', 'work', 'team', 'plan'] as const;
export type MakingStep = (typeof MAKING_STEPS)[number];

/** A production that is not made yet, as it was typed: what is wrong with it is told, not refused. */
export interface ProductionDraft {
  name: string;
  type: string;
  style: ProductionStyle;
  /** `YYYY-MM-DD`, or as far as it is typed; empty for none. */
  startDate: string;
  endDate: string;
  /** `24`, `23.976`, `24000/1001`. */
  fps: string;
  /** `16:9`. */
  ratio: string;
  /** `1920x1080`. */
  resolution: string;
  /** In the order of the work. */
  taskTypeIds: string[];
  statusIds: string[];
  assetTypeIds: string[];
  team: DraftMember[];
  columns: DraftColumn[];
  step: MakingStep;
}

/** What a draft takes over from: another production, or a template of the studio. */
export const SOURCE_KINDS = ['production', 'template'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What is copied from another production. */
export const COPIED_PARTS = [
  'settings',
  'taskTypes',
  'statuses',
  'assetTypes',
  'columns',
  'team',
] as const;
export type CopiedPart = (typeof COPIED_PARTS)[number];

interface Named {
  id: string;
  name: string;
}

/** What there is in the studio to choose from. */
export interface MakingChoices {
  /** All, closed ones too: names are taken by these as well. */
  productions: (Named & { open: boolean })[];
  /** What the studio keeps for productions to begin with. */
  templates: Named[];
  taskTypes: (Named & { color: string; forEntity: EntityKind; priority: number })[];
  statuses: (Named & { color: string; shortName: string; isDefault: boolean })[];
  assetTypes: Named[];
  people: (Named & { role: Role })[];
}

/** The production of a draft on its way to Kitsu. */
export interface MakingRun {
  name: string;
  state: 'waiting' | 'running' | 'stopped';
  /** Until when it can be undone as if it had never been (ISO instant); `null` once it may have left. */
  leavesAt: string | null;
  /** Why it waits or has stopped. */
  why: string | null;
  done: number;
  of: number;
  /** Something of it is in Kitsu, or may be. */
  mayHaveArrived: boolean;
}

export interface MakingView {
  /** Why this person makes none; known before anything is sent. */
  refusal: Failure | null;
  draft: ProductionDraft;
  /** Nothing of it was typed yet. */
  isBlank: boolean;
  /** `null` until Kitsu was read once. */
  choices: MakingChoices | null;
  /** When Kitsu was last asked for them (ISO instant). */
  readAt: string | null;
  reading: boolean;
  problem: Failure | null;
  run: MakingRun | null;
  /** The last one that was made. */
  made: { id: string; name: string } | null;
}

/** A rate, and the text that Kitsu keeps of it. */
export interface KeptRate {
  rate: Rate;
  text: string;
}
