import type { Http } from '../../kitsu/http.ts';
import { allOpenProjects, getProjectByName } from '../../kitsu/production/projects.ts';
import type { Project } from '../../shared/production.ts';
import { failure, success, type Result } from '../../shared/result.ts';

/** Names that a refusal lists. */
const MOST_NAMES = 20;

/** The production of exactly that name. Refused with code `bad-input` and the names that there are. */
export async function productionNamed(http: Http, name: string): Promise<Result<Project>> {
  const found = await getProjectByName(http, name);
  if (!found.ok) return found;
  if (found.value) return success(found.value);
  const open = await allOpenProjects(http);
  const names = open.ok ? open.value.map((one) => one.name).slice(0, MOST_NAMES) : [];
  return failure('bad-input', `You have no production “${name}”.`, `Yours: ${names.join(', ')}.`);
}
