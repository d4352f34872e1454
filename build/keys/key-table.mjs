// @ts-check
/** README's table of keys is generated between these two. */
export const BEGIN = '<!-- keys: npm run keys -->';
export const END = '<!-- /keys -->';

/**
 * @typedef {{ title: string, group: string, keys: readonly string[], macKeys?: readonly string[] }} Line
 * @typedef {{ GROUPS: readonly string[], CATALOGUE: Readonly<Record<string, Line>>, KEY_NOTES: readonly Line[] }} Catalogue
 */

/**
 * A Markdown table of all commands with a key, in the order of the groups.
 * @param {Catalogue} catalogue
 * @param {(key: string, mac: boolean) => string} keyText
 */
export function keyTable({ GROUPS, CATALOGUE, KEY_NOTES }, keyText) {
  /** @param {readonly string[]} keys @param {boolean} mac */
  const written = (keys, mac) => keys.map((key) => code(keyText(key, mac))).join(', ');
  /** @param {Line} line */
  const both = ({ keys, macKeys }) => {
    const [others, mac] = [written(keys, false), written(macKeys ?? keys, true)];
    return others === mac ? others : `${others} (macOS: ${mac})`;
  };
  const lines = [...Object.values(CATALOGUE), ...KEY_NOTES].filter(({ keys }) => keys.length > 0);
  const rows = GROUPS.flatMap((group) =>
    lines
      .filter((line) => line.group === group)
      .map((line, at) => `| ${at === 0 ? `**${group}**` : ''} | ${both(line)} | ${line.title} |`),
  );
  return ['| where | keys | what they do |', '| - | - | - |', ...rows, ''].join('\n');
}

/** @param {string} text */
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;

/**
 * README with its table of keys replaced.
 * @param {string} readme @param {string} table
 */
export function withKeyTable(readme, table) {
  const [before, rest = ''] = readme.split(BEGIN);
  const [, after] = rest.split(END);
  if (before === undefined || after === undefined) throw new Error(`${BEGIN} … ${END} is missing.`);
  return `${before}${BEGIN}\n\n${table.trimEnd()}\n\n${END}${after}`;
}
