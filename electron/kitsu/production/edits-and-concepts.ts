import type { Concept, Edit } from '../../shared/production.ts';
import { read, route, type Options } from '../request-helpers.ts';
import { entityRows } from './entity-rows.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';

/** Cuts of a production or of its episodes, canceled ones too. Route: `GET /data/projects/:id/edits`. */
export const allEditsForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Edit[]>> =>
  read(http, route`/data/projects/${projectId}/edits`, entityRows.edits, options);

/** Canceled ones too. Route: `GET /data/projects/:id/concepts`. */
export const allConceptsForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Concept[]>> =>
  read(http, route`/data/projects/${projectId}/concepts`, entityRows.concepts, options);
