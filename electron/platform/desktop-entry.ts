/** One argument of an `Exec` line: quoted, and escaped once for the quotes and once for the file. */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, (sign) => `\\${sign}`).replace(/%/g, '%%');
  return `"${inQuotes.replace(/\\/g, '\\\\')}"`;
}

/** A desktop file that starts this program (freedesktop.org, Desktop Entry Specification 1.5). */
export const desktopEntry = (executable: string, args: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Kitsu Companion',
    'Comment=Your Kitsu to-do list and the day’s time',
    `Exec=${[executable, ...args].map(quoted).join(' ')}`,
    'Icon=kitsu-companion',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** Whether a desktop starts what such a file names; a line in the file switches it off. */
export function entryIsOn(text: string | null): boolean {
  if (text === null) return false;
  const says = (line: RegExp): boolean => line.test(text);
  return !says(/^Hidden\s*=\s*true\s*$/im) && !says(/^X-GNOME-Autostart-enabled\s*=\s*false\s*$/im);
}
