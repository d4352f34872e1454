import type { DayOff, Project, TimeSpent } from '../../shared/production.ts';
import type { StatusNews } from '../../shared/status-news.ts';
import type { Zone } from '../../shared/zone.ts';
import { workCalendar, type WorkCalendar } from '../calendar.ts';
import { studioWork, type Facts, type StudioWork } from '../studio-work.ts';

/** What a report is made of: a production as it was read. */
export interface ReportFacts {
  project: Project;
  /** Of this production, and of the others what its people have to do there. */
  facts: Facts;
  /** Ids of whoever is in its team, but for clients. */
  teamIds: string[];
  daysOff: DayOff[];
  /** Of every task of this production; empty where a report needs none. */
  times: TimeSpent[];
  /** Which statuses its tasks have had, the oldest first; `null`: not read, or not told. */
  history?: readonly StatusNews[] | null;
  /** What its people logged on the tasks that they have in others. */
  otherTimes?: TimeSpent[];
  /** Frames a second, as Kitsu keeps them: `24`. */
  fps?: string;
  hoursByDay: number;
  /** Of the person who asks: their day is today. */
  zone: Zone;
  /** What could not be read, and what that leaves out; sentences. */
  notes: string[];
}

/** One production in its studio, seen from a day. */
export interface Standing {
  projectId: string;
  work: StudioWork;
  calendar: WorkCalendar;
  teamIds: readonly string[];
}

/** `weekend`: weekdays without work, 1 Monday to 7 Sunday; Saturday and Sunday if not given. */
export function standingOf(read: ReportFacts, today: string, weekend?: number[]): Standing {
  const week = { hoursByDay: read.hoursByDay, ...(weekend ? { weekend } : {}) };
  return {
    projectId: read.project.id,
    work: workOf(read.facts),
    calendar: workCalendar(week, read.daysOff, { today }),
    teamIds: read.teamIds,
  };
}

const known = new WeakMap<Facts, StudioWork>();

/** What is made of facts is the same whatever day it is seen from. */
function workOf(facts: Facts): StudioWork {
  const work = known.get(facts) ?? studioWork(facts);
  known.set(facts, work);
  return work;
}
