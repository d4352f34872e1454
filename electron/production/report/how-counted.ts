/** The reports of a production. */
export const REPORTS = ['risks', 'progress', 'workload', 'time'] as const;
export type ReportKind = (typeof REPORTS)[number];

/** How each is counted, in a line or two. */
export const HOW_COUNTED: Readonly<Record<ReportKind, string>> = {
  risks:
    'Late: due before today and not done. At risk: what is left of its estimate needs more than four fifths of what its people have free until it is due, beside their other tasks in every production you may see and their days off, or its estimate is used up. Unplanned: no due date, no estimate or nobody on it. Fine: the others, done ones too. Canceled shots and assets are left out.',
  progress:
    'A task is done when its status is one that Kitsu marks as done, whatever its name. Each task counts the same. Canceled shots and assets, and those of canceled sequences and episodes, are left out.',
  workload:
    'Booked: what is left of the estimates of open tasks, divided among their people and spread evenly over their working days from today, or from the start, to the due date; late work falls on the next working day. Of every production you may see. Work without a due date or an estimate is in no week. Capacity: the studio’s hours by day on each working day that is no day off, from today on. A week is named by its Monday. Over: more is booked than there is. Room: less than half is.',
  time: 'Every minute that was logged on a task of this production, by whom and on which day, also on what was canceled since and by who has left.',
};
