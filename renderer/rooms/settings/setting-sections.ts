import { SETTINGS_SECTIONS, type SettingsSection } from '../../../electron/shared/room.ts';
import { paletteCommand, type Command } from '../../lib/commands/command.ts';
import { navigate } from '../../lib/state/navigation.svelte.ts';

interface Section {
  title: string;
  /** Its settings, and what they are looked for by. */
  words: string;
}

/** What each subject of the settings is called, and found by in the palette. */
export const SECTIONS: Readonly<Record<SettingsSection, Section>> = {
  start: { title: 'Start', words: 'start with the computer login autostart' },
  'working-week': {
    title: 'Working days and hours',
    words: 'working week hours a day the day begins ends start',
  },
  rounding: { title: 'Rounding', words: 'round to nearest up minutes nothing longest task' },
  timer: { title: 'Timer', words: 'idle away ask after programs that count as work' },
  comments: { title: 'Comments', words: 'undo send seconds wait before a comment leaves' },
  'quick-log': { title: 'Quick log', words: 'shortcut for quick log' },
  reminders: { title: 'Reminders', words: 'evening reminder unlogged time week' },
  notices: {
    title: 'Notices of the desktop',
    words: 'notifications quiet privacy nda hide names texts outside working hours focus',
  },
  theme: { title: 'Theme', words: 'dark light desktop appearance' },
  media: {
    title: 'Movies and pictures',
    words: 'space disk cache gigabytes download frame numbers viewer',
  },
  'day-boundary': {
    title: 'Time zone',
    words: 'days follow clock profile day begins at night',
  },
  accounts: {
    title: 'Accounts on this computer',
    words: 'remove from this computer sign out delete data unsent',
  },
  updates: { title: 'Updates', words: 'newer version upgrade install automatic notify' },
  help: { title: 'Help', words: 'copy diagnostics version' },
};

/** A way to each subject, for the palette. */
export const settingsCommands = (): readonly Command[] =>
  SETTINGS_SECTIONS.map((section) =>
    paletteCommand({
      id: `settings.${section}`,
      title: `Settings: ${SECTIONS[section].title}`,
      words: SECTIONS[section].words,
      run: () => navigate({ name: 'settings', section }),
    }),
  );
