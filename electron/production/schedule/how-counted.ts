/** How a schedule is counted, in words. */
export const HOW_SCHEDULED: string[] = [
  'A bar lasts from the start day to the due day of its task, both included; with one of them, it lasts that day. Tasks without either are not planned yet. Canceled shots and assets are left out.',
  'A bar is moved by working days of your working week (Settings), and keeps as many as it has. The filled strip is time logged against the estimate; the thin line, how far the estimate goes at full days, shared between the people of the task. Late is due before today and not done.',
  'Conflicts are of tasks that are not done: a person on two tasks on one working day, a day off, a start before the task before it (in the order of the production’s task types) is due, and days outside the production. Days of other productions are not looked at.',
];
