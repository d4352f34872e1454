/** What ends a line, or its text, in a desktop file: as the two signs that stand for it there. */
const AS_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const SIGNS_OF = new Map(Object.entries(AS_SIGNS).map(([one, signs]) => [signs, one]));

/** One argument of an `Exec` line: quoted, and escaped once for the quotes and once for the file. */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, (sign) => `\\${sign}`).replace(/%/g, '%%');
  return `"${inQuotes.replace(/[\\\n\r\t]/g, (sign) => AS_SIGNS[sign] ?? sign)}"`;
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

/**
 * The program and the arguments that such a file starts; `null` for a file that was written otherwise, by hand or by
 * another program.
 */
export function startedBy(text: string): string[] | null {
  const line = /^Exec=(.*)$/m.exec(text)?.[1];
  if (line === undefined) return null;
  const said = line.replace(/\\[\\nrt]/g, (signs) => SIGNS_OF.get(signs) ?? signs);
  if (!/^"(?:[^"\\]|\\[^])*"(?: "(?:[^"\\]|\\[^])*")*$/.test(said)) return null;
  return [...said.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map(([, argument = '']) =>
    argument.replace(/%%/g, '%').replace(/\\([^])/g, '$1'),
  );
}

/** Whether a desktop starts what such a file names; a line in the file switches it off. */
export function entryIsOn(text: string | null): boolean {
  if (text === null) return false;
  const says = (line: RegExp): boolean => line.test(text);
  return !says(/^Hidden\s*=\s*true\s*$/im) && !says(/^X-GNOME-Autostart-enabled\s*=\s*false\s*$/im);
}
