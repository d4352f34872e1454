import { shortDay, shiftDay, type Day } from '../../../electron/shared/day.ts';
import type { Proposal, ProposalReason } from '../../../electron/shared/evening.ts';
import { formatMinutes, parseMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import { success, type Result } from '../../../electron/shared/result.ts';

type Lane = Pick<Proposal, 'taskId' | 'day'>;

/** A proposal's own name among the others. */
export const proposalKey = ({ taskId, day }: Lane): string => `${day} ${taskId}`;

type Additions = Result<(Lane & { minutes: Minutes })[]>;

/** The minutes that the boxes add to their tasks, the empty ones left out; or what is wrong with one. */
export function typedAdditions(
  boxes: readonly (Lane & { text: string })[],
  dayLength?: Minutes,
): Additions {
  const add: (Lane & { minutes: Minutes })[] = [];
  for (const { taskId, day, text } of boxes) {
    const parsed = parseMinutes(text, dayLength);
    if (!parsed.ok) return parsed;
    if (parsed.value > 0) add.push({ taskId, day, minutes: parsed.value });
  }
  return success(add);
}

/** Why a task is proposed, and that what is typed comes on top of what it has. */
export function reasonText(reason: ProposalReason, day: Day): string {
  switch (reason.kind) {
    case 'that-day':
      return `Has ${formatMinutes(reason.minutes)}${timedText(reason)}; yours is added`;
    case 'away':
      return `Its timer ran ${formatMinutes(reason.minutes)} while you were away, not answered yet`;
    case 'earlier':
      return `${dayBefore(reason.day, day)}: ${formatMinutes(reason.minutes)}`;
    case 'started':
      return 'In work, no time on it lately';
  }
}

function timedText({ minutes, timed }: Extract<ProposalReason, { kind: 'that-day' }>): string {
  if (timed <= 0) return '';
  return timed >= minutes ? ', timed' : `, ${formatMinutes(timed)} of it timed`;
}

const dayBefore = (earlier: Day, day: Day): string =>
  earlier === shiftDay(day, -1) ? 'The day before' : shortDay(earlier, day);

/** What the button would log: nothing that is not in a box. */
export function logLabel(boxes: readonly (Lane & { text: string })[], dayLength?: Minutes): string {
  const read = typedAdditions(boxes, dayLength);
  const sum = read.ok ? read.value.reduce((all, { minutes }) => all + minutes, 0) : 0;
  return sum > 0 ? `Add ${formatMinutes(sum)}` : 'Add what I typed';
}
