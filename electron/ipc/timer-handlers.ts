import { success, type Result } from '../shared/result.ts';
import type { Day } from '../shared/day.ts';
import { daySegments } from '../time/timer/day-segments.ts';
import type { SegmentCommands } from '../time/timer/segment-commands.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

type TimerHandlers = Pick<
  Handlers,
  Extract<
    keyof Handlers,
    `timer.${string}` | `gap.${string}` | `segment.${string}` | 'day.segments'
  >
>;

/** The timer, and the day's segments. */
export function timerHandlers(inWorkspace: WithWorkspace, today: () => Day): TimerHandlers {
  const edit = <T>(work: (segments: SegmentCommands) => Result<T>): Result<T> =>
    inWorkspace(({ segments }) => work(segments));
  return {
    'timer.view': () => inWorkspace(({ timer }) => success(timer.view())),
    'timer.start': ({ taskId, status }) =>
      inWorkspace(({ timer }) => timer.start(taskId, { status })),
    'timer.stop': () => inWorkspace(({ timer }) => timer.stop()),
    'timer.focus': ({ on }) => inWorkspace(({ timer }) => timer.focus(on)),
    'gap.answer': ({ id, answer }) => inWorkspace(({ timer }) => timer.answer(id, answer)),
    'day.segments': ({ day }) =>
      inWorkspace(({ replica, calendar }) =>
        success(daySegments(replica, calendar, day ?? today())),
      ),
    'segment.set': (args) => edit((segments) => segments.set(args)),
    'segment.split': (args) => edit((segments) => segments.split(args)),
    'segment.move': (args) => edit((segments) => segments.move(args)),
    'segment.remove': (args) => edit((segments) => segments.remove(args)),
    'segment.add': (args) => edit((segments) => segments.add(args)),
  };
}
