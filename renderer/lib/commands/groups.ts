/** The headings of the shortcut sheet and of README's table, in their order. */
export const GROUPS = [
  'Anywhere',
  'Today',
  'Board and calendar',
  'A task',
  'To check',
  'Viewer',
  'Pictures',
  'Drawings',
  'Documents and models',
  'Comparing',
  'My schedule',
  'Timesheet',
  'Sheets',
  'Not in Kitsu yet',
  'Notifications',
  'Productions',
  'Schedule',
  'The times of a day',
  'The window',
] as const;
export type Group = (typeof GROUPS)[number];
