import { formatMinutes } from '../../../electron/shared/minutes.ts';
import { nearQuestion } from '../../../electron/shared/quick/near-question.ts';
import { failure, failureText, type Failure } from '../../../electron/shared/result.ts';
import { WHICH_TASK } from '../../../electron/shared/quick/parse-line.ts';
import type {
  QuickCandidate,
  QuickDo,
  QuickReading,
} from '../../../electron/shared/quick/types.ts';

/** What Enter would do, or why it would do nothing. */
export type OnEnter = { ok: true; shown: QuickDo } | Failure;

const HINT = failure('bad-input', 'Type a time, a task and a day: 1h30 sh030 anim yesterday');

/** Exactly what the sentence says: nothing is done that was not shown. */
export function whatEnterDoes(reading: QuickReading, candidate: QuickCandidate | null): OnEnter {
  if (reading.kind === 'nothing') return HINT;
  if (reading.problem !== null) return reading.problem;
  if (reading.kind === 'stop') return { ok: true, shown: { kind: 'stop' } };
  if (candidate === null) return reading.near.length > 0 ? nearQuestion(reading.near) : WHICH_TASK;
  if (candidate.blocked !== null) return candidate.blocked;
  const { taskId, minutes: before } = candidate;
  if (reading.kind === 'start') return { ok: true, shown: { kind: 'start', taskId } };
  const { minutes, day } = reading;
  if (minutes === null || day === null) return HINT;
  return {
    ok: true,
    shown: { kind: 'log', taskId, day, minutes, before, after: before + minutes },
  };
}

/** The sentence under the line: `1 h 30 on SQ010 / SH030 · Animation, today: 2 h → 3 h 30`. */
export function sentence(reading: QuickReading, candidate: QuickCandidate | null): string {
  const wanted = whatEnterDoes(reading, candidate);
  if (!wanted.ok) return failureText(wanted);
  const { shown } = wanted;
  if (shown.kind === 'stop') return `Stop ${reading.kind === 'stop' ? reading.running : ''}`;
  const title = candidate?.title ?? '';
  if (shown.kind === 'start') return `Start ${title}`;
  const day = reading.kind === 'log' ? reading.dayPhrase : '';
  const total = `${formatMinutes(shown.before)} → ${formatMinutes(shown.after)}`;
  return `${formatMinutes(shown.minutes)} on ${title}, ${day}: ${total}`;
}

/** What Enter does with a line of each kind. */
export const ENTER = { nothing: 'logs', log: 'logs', start: 'starts', stop: 'stops' } as const;
