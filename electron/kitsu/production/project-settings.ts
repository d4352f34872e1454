import { z } from 'zod';
import type { Project } from '../../shared/production.ts';
import { TEAM_ROLES, type DraftMember } from '../../shared/making.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { maybeNumber, row, text, type Raw } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { read, route, write, type Options } from '../request-helpers.ts';
import { projectRow } from './project-rows.ts';

/** A production with what its movies are like, and the order of its task types. */
export interface ProjectSettings {
  project: Project;
  /** As Kitsu keeps it, a text: `24`, `23.976`. */
  fps: string;
  ratio: string;
  resolution: string;
  /** The place of a task type in this production's pipeline; one without a place has none here. */
  ranks: Record<string, number>;
  /** The same of its task statuses. */
  statusRanks: Record<string, number>;
}

/** Of a production, or of a template of one. */
export const settingsRow = z.looseObject({}).transform((raw, context): ProjectSettings => {
  const project = projectRow.safeParse(raw);
  if (!project.success) {
    context.addIssue({ code: 'custom', message: 'Not a production' });
    return z.NEVER;
  }
  const fps = raw['fps'];
  return {
    project: project.data,
    fps: typeof fps === 'number' ? String(fps) : text(fps),
    ratio: text(raw['ratio']),
    resolution: text(raw['resolution']),
    ranks: ranksOf(raw['task_types_priority']),
    statusRanks: statusRanksOf(raw['task_statuses_link']),
  };
});

function ranksOf(raw: unknown): Record<string, number> {
  if (raw === null || typeof raw !== 'object') return {};
  return Object.fromEntries(
    Object.entries(raw).flatMap(([id, rank]) => {
      const known = maybeNumber(rank);
      return known === null ? [] : [[id, known] as const];
    }),
  );
}

/** The places of task statuses, from how each belongs to its production. */
export function statusRanksOf(raw: unknown): Record<string, number> {
  if (raw === null || typeof raw !== 'object') return {};
  const places = Object.entries(raw).map(([id, link]): [string, unknown] => [
    id,
    link !== null && typeof link === 'object' ? (link as { priority?: unknown }).priority : null,
  ]);
  return ranksOf(Object.fromEntries(places));
}

/** Route: `GET /data/projects/:id`. */
export const getProjectSettings = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<ProjectSettings>> =>
  read(http, route`/data/projects/${projectId}`, settingsRow, options);

const memberRow = row((raw: Raw): DraftMember => ({
  personId: raw.id,
  role: TEAM_ROLES.find((role) => role === raw['project_role']) ?? null,
}));

/** Who is in a production's team, with the role that they have in it alone (since 1.0.59). Route: `GET /data/projects/:id/team`. */
export const getTeamRoles = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<DraftMember[]>> =>
  read(http, route`/data/projects/${projectId}/team`, z.array(memberRow), options);

/** What a production is made with; days are `YYYY-MM-DD`. */
export interface ProjectToMake {
  name: string;
  productionType: string;
  productionStyle: string;
  startDate: string | null;
  endDate: string | null;
  fps: string;
  ratio: string;
  resolution: string;
}

/**
 * Creates a production without a team and with nothing enabled; a series gets a first episode, `E01`. A name that is
 * taken, by a closed one too, is refused with 400 (`refused`): two never have one name. Only for administrators. Route:
 * `POST /data/projects`.
 */
export const createProject = (
  http: Http,
  project: ProjectToMake,
  options?: Options,
): Promise<KitsuAnswer<Project>> => {
  const body = {
    name: project.name,
    production_type: project.productionType,
    production_style: project.productionStyle,
    fps: project.fps,
    ratio: project.ratio,
    resolution: project.resolution,
    ...(project.startDate === null ? {} : { start_date: project.startDate }),
    ...(project.endDate === null ? {} : { end_date: project.endDate }),
  };
  return write(http, 'POST', '/data/projects', body, projectRow, options);
};
