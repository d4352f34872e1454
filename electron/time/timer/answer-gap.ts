import { timeBlock } from '../../outbox/kinds/time-block.ts';
import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Calendar } from '../../rules/calendar.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { titleById } from '../../rules/task-title.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { GapAnswer } from '../../shared/timer.ts';
import { answerWords, applyAnswer, gapsOf, saveGaps, type StoredGap } from './idle-gaps.ts';
import type { RunningSegment } from './running-segment.ts';
import type { TimerUndo } from './timer-undo.ts';
import { isSameSegment } from './write-segments.ts';

export interface AnswerGapDeps {
  replica: Replica;
  calendar: Calendar;
  studio(): StudioConfig;
  now(): number;
  newId(): string;
}

/** Writes what the artist answered about an absence: see `Timer.answer`. */
export function answerGap(
  deps: AnswerGapDeps,
  timeline: RunningSegment,
  undo: TimerUndo,
  gapId: string,
  said: GapAnswer,
): Result<null> {
  const { replica, calendar, newId } = deps;
  const { segments } = replica;
  const gap = gapsOf(replica).find(({ id }) => id === gapId);
  if (!gap) return failure('not-found', 'This was answered already.');
  const change = applyAnswer(replica, calendar, gap, said, newId);
  const refused = workRefusal(deps, change.put);
  if (refused) return refused;
  const before = change.put.map(({ id }) => segments.byId(id));
  const otherGaps = (): StoredGap[] => gapsOf(replica).filter(({ id }) => id !== gapId);
  replica.change(() => {
    timeline.write(change);
    saveGaps(replica, otherGaps());
  });
  undo.offer({
    message: answerWords(gap, said, (taskId) => titleById(replica, taskId)),
    note: null,
    status: false,
    stands: () => change.put.every((one) => isSameSegment(segments.byId(one.id), one)),
    takeBack() {
      const added = change.put.filter((_, index) => before[index] === null);
      timeline.write({
        put: before.filter((one) => one !== null),
        remove: added.map(({ id }) => id),
      });
      const gaps = [...otherGaps(), gap].sort((a, b) => a.from - b.from);
      saveGaps(replica, gaps);
    },
  });
  return success(null);
}

/** Why segments that were not work until now cannot be logged, or `null`. */
function workRefusal(
  { replica, calendar, studio, now }: AnswerGapDeps,
  put: readonly KeptSegment[],
): Failure | null {
  const rules = studio();
  const today = calendar.dayOf(now());
  for (const one of put) {
    const blocked = timeBlock(replica, rules, one, today);
    if (blocked) return blocked;
  }
  return null;
}
