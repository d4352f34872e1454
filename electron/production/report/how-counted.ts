/** The reports of a production. */
export const REPORTS = ['risks', 'forecast', 'progress', 'workload', 'time'] as const;
export type ReportKind = (typeof REPORTS)[number];

/** How each is counted, in a line or two. */
export const HOW_COUNTED: Readonly<Record<ReportKind, string>> = {
  risks:
    'Late: due before today and not done. At risk: what is left of its estimate needs more than four fifths of what its people have free until it is due, beside their other tasks in every production you may see and their days off, or its estimate is used up. Unplanned: no due date, no estimate or nobody on it. Fine: the others, done ones too. Canceled shots and assets are left out.',
  forecast:
    'Ten thousand runs of what is open. In each, a task takes its estimate times what done tasks have taken of theirs, drawn from this studio’s own: those of the person in that task type, and the fewer these are, the more those of the type and of all. What was logged is taken off. Each person’s sum is laid over their free days: working days without days off and without what they are booked for in other productions. The last person’s day is the finish. Eight of ten runs end within the range, half of them by the middle day. A task without an estimate counts as the middle one of its type; one that nobody is on is shared by those who do such work. Nothing is foretold of fewer than twenty done tasks with an estimate and logged time. Waiting for another task, for a review or for somebody who has yet to come is not in it. The look back uses only what was done, and logged, by that day, with today’s tasks, people and estimates.',
  progress:
    'A task is done when its status is one that Kitsu marks as done, whatever its name. Each task counts the same. Canceled shots and assets, and those of canceled sequences and episodes, are left out.',
  workload:
    'Booked: what is left of the estimates of open tasks, divided among their people and spread evenly over their working days from today, or from the start, to the due date; late work falls on the next working day. Of every production you may see. Work without a due date or an estimate is in no week. Capacity: the studio’s hours by day on each working day that is no day off, from today on. A week is named by its Monday. Over: more is booked than there is. Room: less than half is.',
  time: 'Every minute that was logged on a task of this production, by whom and on which day, also on what was canceled since and by who has left. By production: also what its people logged in others, on the tasks that they have there. A week is an ISO week and is whole at New Year. Estimate and logged: of the tasks that this time is on, as far as they have an estimate, all that was ever logged on them. Done: tasks that are done now, on the day on which they became so; the frames of a shot are divided among its people, so that all add up to the film.',
};
