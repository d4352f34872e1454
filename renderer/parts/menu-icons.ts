import type { IconName } from '../lib/ui/icons.ts';

/** The drawing beside each line of the menu, by its command: no two lines share one. */
export const MENU_ICONS: Readonly<Record<string, IconName>> = {
  mine: 'calendar',
  timesheet: 'grid',
  productions: 'clapper',
  'day-off': 'calendar-off',
  export: 'download',
  mini: 'mini',
  'keep-above': 'pin',
  setup: 'page',
  settings: 'settings',
  shortcuts: 'keyboard',
  'start-over': 'undo',
  kitsu: 'external',
  help: 'help',
  'sign-out': 'sign-out',
  quit: 'power',
};
