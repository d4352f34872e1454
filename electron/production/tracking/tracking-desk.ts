import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import { taskRow } from '../../kitsu/production/task-rows.ts';
import { dayIn } from '../../shared/zone.ts';
import { readHistory } from '../report/read-history.ts';
import { NO_HISTORY, readReportFacts } from '../report/read-report-facts.ts';
import type { ReportFacts } from '../report/report-facts.ts';
import { exportTables } from './export-tables.ts';
import { figuresOf, trackedOn } from './figures.ts';
import type { Tracked } from './tracked.ts';
import { HeldHttp, jsonOf } from './held-http.ts';
import { layAhead, moveUnder, nothingLaid, type Laid } from './lay-ahead.ts';
import { planMove } from './move-proposal.ts';
import type { Reads, TrackingAnswer, TrackingAsk } from './messages.ts';
import { remediesIn, riskGroups } from './risk-groups.ts';
import { tasksBehind } from './tasks-of.ts';

/** Where productions stand, in the worker: read there, kept there for as long as somebody looks. */
export interface TrackingDesk {
  answer(ask: TrackingAsk): Promise<TrackingAnswer>;
}

/** A day ends while somebody looks: then it is reckoned anew. */
interface Known {
  facts: ReportFacts;
  made: { day: string; tracked: Tracked } | null;
  laid: Laid;
  /** Weekdays without work; `null` for Saturday and Sunday. */
  weekend: number[] | null;
  /** Kitsu does not tell which statuses its tasks have had. */
  isPastHidden: boolean;
}

export function createTrackingDesk(): TrackingDesk {
  const readings = { figures: new Map<string, HeldHttp>(), history: new Map<string, HeldHttp>() };
  const known = new Map<string, Known>();

  async function read(
    projectId: string,
    { what, anew }: { what: Reads; anew: boolean },
  ): Promise<TrackingAnswer> {
    const held = (anew ? null : readings[what].get(projectId)) ?? new HeldHttp();
    readings[what].set(projectId, held);
    const found = await (what === 'figures' ? readFigures : readPast)(held, projectId);
    const needs = held.missing();
    if (needs.length > 0) return { needs, failure: null };
    readings[what].delete(projectId);
    return { needs, failure: found.ok ? null : found };
  }

  /** Nothing is kept of a reading that lacks something. */
  async function readFigures(held: HeldHttp, projectId: string): Promise<KitsuAnswer<unknown>> {
    const facts = await readReportFacts(held, projectId, { days: true, times: 'helpful' });
    if (!facts.ok || held.missing().length > 0) return facts;
    const before = known.get(projectId);
    known.set(projectId, {
      facts: { ...facts.value, history: before?.facts.history ?? null },
      made: null,
      weekend: before?.weekend ?? null,
      laid: nothingLaid(),
      isPastHidden: before?.isPastHidden ?? false,
    });
    return facts;
  }

  async function readPast(held: HeldHttp, projectId: string): Promise<KitsuAnswer<unknown>> {
    const history = await readHistory(held, projectId);
    const of = known.get(projectId);
    if (!history.ok || !of || held.missing().length > 0) return history;
    of.facts = { ...of.facts, history: history.value };
    of.isPastHidden = history.value === null;
    if (of.made) {
      of.made.tracked.facts = of.facts;
      of.made.tracked.forecast = null;
      of.made.tracked.details = null;
    }
    return history;
  }

  function trackedAt(projectId: string, at: number): Tracked | null {
    const found = known.get(projectId);
    if (!found) return null;
    const day = dayIn(found.facts.zone, at);
    if (found.made?.day !== day)
      found.made = { day, tracked: trackedOn(found.facts, at, found.weekend) };
    return found.made.tracked;
  }

  /** Another week is reckoned anew. */
  function setWeekend(projectId: string, weekend: number[] | null): void {
    const found = known.get(projectId);
    if (!found || String(found.weekend) === String(weekend)) return;
    found.weekend = weekend;
    found.made = null;
  }

  function answer(ask: TrackingAsk): TrackingAnswer | Promise<TrackingAnswer> {
    switch (ask.do) {
      case 'read':
        return read(ask.projectId, ask);
      case 'give': {
        const { body, refusal } = ask;
        const held = body ? { body } : refusal ? { refusal } : null;
        if (held) readings[ask.what].get(ask.projectId)?.give(ask.key, held);
        return null;
      }
      case 'move': {
        const task = taskRow.safeParse(jsonOf(ask.body));
        const tracked = trackedAt(ask.projectId, ask.at);
        const laid = known.get(ask.projectId)?.laid;
        if (!task.success || !tracked || !laid) return { moved: false };
        return { moved: moveUnder(laid, tracked, task.data) };
      }
      case 'lay': {
        setWeekend(ask.projectId, ask.weekend);
        const tracked = trackedAt(ask.projectId, ask.at);
        const laid = known.get(ask.projectId)?.laid;
        if (tracked && laid) layAhead(laid, tracked, ask.ahead);
        return null;
      }
      case 'propose': {
        const tracked = trackedAt(ask.projectId, ask.at);
        return { planned: tracked && planMove(tracked, ask.move) };
      }
      case 'leave':
        known.delete(ask.projectId);
        readings.figures.delete(ask.projectId);
        readings.history.delete(ask.projectId);
        return null;
      case 'figures': {
        const tracked = trackedAt(ask.projectId, ask.at);
        const figures = tracked && figuresOf(tracked, ask.tab, ask.time);
        const { project, notes = [] } = tracked?.facts ?? {};
        const hidden = known.get(ask.projectId)?.isPastHidden ? [NO_HISTORY] : [];
        return { figures, name: project?.name ?? null, notes: [...notes, ...hidden] };
      }
      case 'groups': {
        const tracked = trackedAt(ask.projectId, ask.at);
        return { groups: tracked && riskGroups(tracked, ask.by) };
      }
      case 'remedies': {
        const tracked = trackedAt(ask.projectId, ask.at);
        return { remedies: tracked && remediesIn(tracked, ask.taskId) };
      }
      case 'tasks': {
        const tracked = trackedAt(ask.projectId, ask.at);
        const none = { from: ask.from, total: 0, tasks: [] };
        return { tasks: tracked ? tasksBehind(tracked, ask.of, ask) : none };
      }
      case 'tables': {
        const tracked = trackedAt(ask.projectId, ask.at);
        const { project, notes = [] } = tracked?.facts ?? {};
        const tables = tracked && exportTables(tracked, ask.wish);
        return { tables, name: project?.name ?? '', notes };
      }
    }
  }

  return { answer: async (ask) => answer(ask) };
}
