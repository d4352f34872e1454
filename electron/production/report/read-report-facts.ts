import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk, inParallel } from '../../kitsu/in-parallel.ts';
import { getStudioRules } from '../../kitsu/organisation.ts';
import { allPersons, getDayOffs, getProjectDayOffs } from '../../kitsu/production/people.ts';
import { getProjectSettings } from '../../kitsu/production/project-settings.ts';
import { getTeam } from '../../kitsu/production/projects.ts';
import { readProduction } from '../../kitsu/production/traversal.ts';
import { getProjectTimeSpents } from '../../kitsu/time-spents.ts';
import type { DayOff, Person, ProductionTask, TimeSpent } from '../../shared/production.ts';
import { success } from '../../shared/result.ts';
import type { StatusNews } from '../../shared/status-news.ts';
import { withLoggedTime } from './logged-time.ts';
import { readHistory } from './read-history.ts';
import { readOtherWork } from './read-other-work.ts';
import { readRareParts } from './read-rare-parts.ts';
import type { ReportFacts } from './report-facts.ts';

/** What a report is about decides what has to be read. */
export interface ReportNeeds {
  /** What its people have to do in other productions, and their days off. */
  days: boolean;
  /** What was logged: `asked` fails where Kitsu does not tell it, `helpful` goes on without. */
  times: 'asked' | 'helpful' | 'none';
  /** Which statuses its tasks have had: many pages. */
  history?: boolean;
}

/** How many people are asked for at once. */
const AT_ONCE = 4;

/** Reads a production, in lists, and of the others what its people have to do there. */
export async function readReportFacts(
  http: Http,
  projectId: string,
  needs: ReportNeeds,
): Promise<KitsuAnswer<ReportFacts>> {
  const read = await allOk({
    production: readProduction(http, projectId),
    persons: allPersons(http),
    team: getTeam(http, projectId),
    rules: getStudioRules(http),
    times: timesOf(http, projectId, needs.times),
    history: historyOf(http, projectId, needs.history ?? false),
    settings: getProjectSettings(http, projectId),
  });
  if (!read.ok) return read;
  const { production, persons, team, rules, times, history, settings } = read.value;
  const { project, taskTypes, taskStatuses, assetTypes, tasks } = production;
  const { episodes, sequences, shots, assets } = production;
  const known = [episodes, sequences, shots, assets];
  const rare = await readRareParts(http, projectId, { tasks, known });
  if (!rare.ok) return rare;
  const teamIds = team.filter(({ role }) => role !== 'client').map(({ id }) => id);
  const ids = new Set([...teamIds, ...assigneesOf(tasks)]);
  const others = needs.days ? await readOtherWork(http, projectId, ids) : success(null);
  if (!others.ok) return others;
  const off = needs.days
    ? await readDaysOff(http, projectId, { team, ids, persons })
    : success({ daysOff: [], notes: [] });
  if (!off.ok) return off;
  const more = others.value;
  return success({
    project,
    teamIds,
    times: times ?? [],
    history,
    otherTimes: [...(more?.times ?? [])],
    fps: settings.fps,
    facts: {
      projects: [project, ...(more?.projects ?? [])],
      episodes: [...episodes, ...(more?.episodes ?? [])],
      sequences: [...sequences, ...(more?.sequences ?? [])],
      shots: [...shots, ...(more?.shots ?? [])],
      assets: [...assets, ...(more?.assets ?? [])],
      scenes: [...rare.value.scenes, ...(more?.scenes ?? [])],
      edits: [...rare.value.edits, ...(more?.edits ?? [])],
      concepts: [...rare.value.concepts, ...(more?.concepts ?? [])],
      tasks: [...(times ? withLoggedTime(tasks, times) : tasks), ...(more?.tasks ?? [])],
      ...{ assetTypes, taskTypes, taskStatuses, people: persons },
    },
    daysOff: off.value.daysOff,
    notes: [
      ...off.value.notes,
      ...(needs.times === 'helpful' && !times ? [NO_TIMES] : []),
      ...(needs.history && !history ? [NO_HISTORY] : []),
    ],
    hoursByDay: rules.hoursByDay,
    zone: rules.timezone,
  });
}

/** `null`: they were not asked for, or Kitsu does not tell them. */
async function timesOf(
  http: Http,
  projectId: string,
  wanted: ReportNeeds['times'],
): Promise<KitsuAnswer<TimeSpent[] | null>> {
  if (wanted === 'none') return success(null);
  const times = await getProjectTimeSpents(http, projectId);
  return !times.ok && times.code === 'forbidden' && wanted === 'helpful' ? success(null) : times;
}

/** `null`: it was not asked for, or Kitsu does not tell it. */
const historyOf = async (
  http: Http,
  projectId: string,
  isWanted: boolean,
): Promise<KitsuAnswer<StatusNews[] | null>> =>
  isWanted ? readHistory(http, projectId) : success(null);

const NO_TIMES = 'Kitsu does not tell you who logged what: each task’s own sum is taken.';

export const NO_HISTORY =
  'Kitsu does not tell you which statuses the tasks have had: nothing of the past is told.';

const assigneesOf = (tasks: readonly ProductionTask[]): string[] =>
  tasks.flatMap(({ assigneeIds }) => assigneeIds ?? []);

interface Asked {
  team: readonly Person[];
  ids: ReadonlySet<string>;
  persons: readonly Person[];
}

/** Those of the team in one list; that list has nobody who is assigned without being in the team. */
async function readDaysOff(
  http: Http,
  projectId: string,
  { team, ids, persons }: Asked,
): Promise<KitsuAnswer<Pick<ReportFacts, 'daysOff' | 'notes'>>> {
  const ofTeam = await getProjectDayOffs(http, projectId);
  if (!ofTeam.ok && ofTeam.code !== 'forbidden') return ofTeam;
  if (!ofTeam.ok) return success({ daysOff: [], notes: [NOT_TOLD] });
  const inTeam = new Set(team.map(({ id }) => id));
  const outside = persons.filter(({ id, active }) => active && ids.has(id) && !inTeam.has(id));
  const hidden: string[] = [];
  const more = await inParallel(outside, AT_ONCE, async (person) => {
    const days = await getDayOffs(http, person.id);
    if (days.ok || days.code !== 'forbidden') return days;
    hidden.push(person.name);
    return success<DayOff[]>([]);
  });
  if (!more.ok) return more;
  const notes = hidden.map(
    (name) =>
      `Kitsu does not tell you the days off of ${name}, who is not in the team: none count.`,
  );
  return success({ daysOff: [...ofTeam.value, ...more.value.flat()], notes });
}

const NOT_TOLD = 'Kitsu does not tell you the days off of this production: none count.';
