import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk, inParallel } from '../../kitsu/in-parallel.ts';
import { allAssetsForProject } from '../../kitsu/production/assets.ts';
import { allTasksForProject } from '../../kitsu/production/production-tasks.ts';
import { allOpenProjects } from '../../kitsu/production/projects.ts';
import { allEpisodes, allSequencesForProject } from '../../kitsu/production/sequences.ts';
import { allShotsForProject } from '../../kitsu/production/shots.ts';
import { getProjectTimeSpents } from '../../kitsu/time-spents.ts';
import type { ProductionTask, Project, TimeSpent } from '../../shared/production.ts';
import { success } from '../../shared/result.ts';
import type { Facts } from '../studio-work.ts';
import { withLoggedTime } from './logged-time.ts';
import { readRareParts, type RareParts } from './read-rare-parts.ts';

type OtherWork = Pick<Facts, 'projects' | 'episodes' | 'sequences' | 'shots' | 'assets' | 'tasks'> &
  RareParts & {
    /** What these people logged on these tasks. */
    times: readonly TimeSpent[];
  };

/** How many productions are read at once: other people use that server too. */
const AT_ONCE = 3;

/**
 * What these people have to do in the other open productions that the caller may see, and where: whether a shot
 * was canceled decides what counts. A production that is gone, or closed to them, when its turn comes has none.
 */
export async function readOtherWork(
  http: Http,
  projectId: string,
  people: ReadonlySet<string>,
): Promise<KitsuAnswer<OtherWork>> {
  const open = await allOpenProjects(http);
  if (!open.ok) return open;
  const others = open.value.filter(({ id }) => id !== projectId);
  const read = await inParallel(others, AT_ONCE, async (project) => {
    const work = await workIn(http, project, people);
    const isGone = !work.ok && (work.code === 'not-found' || work.code === 'forbidden');
    return isGone ? success(NONE) : work;
  });
  if (!read.ok) return read;
  const all = <Kind extends keyof OtherWork>(kind: Kind): OtherWork[Kind][number][] =>
    read.value.flatMap((one) => one[kind] as OtherWork[Kind][number][]);
  return success({
    projects: all('projects'),
    episodes: all('episodes'),
    sequences: all('sequences'),
    shots: all('shots'),
    assets: all('assets'),
    scenes: all('scenes'),
    edits: all('edits'),
    concepts: all('concepts'),
    tasks: all('tasks'),
    times: all('times'),
  });
}

const NONE: OtherWork = {
  ...{ projects: [], episodes: [], sequences: [], shots: [], assets: [], tasks: [], times: [] },
  ...{ scenes: [], edits: [], concepts: [] },
};

async function workIn(
  http: Http,
  project: Project,
  people: ReadonlySet<string>,
): Promise<KitsuAnswer<OtherWork>> {
  const found = await allTasksForProject(http, project.id);
  if (!found.ok) return found;
  const listed: ProductionTask[] = found.value.kind === 'fresh' ? found.value.value : [];
  const tasks = listed.filter(({ assigneeIds }) => assigneeIds?.some((id) => people.has(id)));
  if (tasks.length === 0) return success(NONE);
  const places = await allOk({
    shots: allShotsForProject(http, project.id),
    assets: allAssetsForProject(http, project.id),
    episodes: allEpisodes(http, project.id),
    sequences: allSequencesForProject(http, project.id),
    times: getProjectTimeSpents(http, project.id),
  });
  if (!places.ok) return places;
  const { times, ...parts } = places.value;
  const { shots, assets, episodes, sequences } = parts;
  const known = [shots, assets, episodes, sequences];
  const rare = await readRareParts(http, project.id, { tasks, known });
  if (!rare.ok) return rare;
  const ids = new Set(tasks.map(({ id }) => id));
  const own = times.filter(({ taskId, personId }) => ids.has(taskId) && people.has(personId));
  return success({
    ...{ projects: [project], tasks: withLoggedTime(tasks, times), times: own },
    ...parts,
    ...rare.value,
  });
}
