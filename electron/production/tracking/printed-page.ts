import type { ExportTable, TableCell } from '../../shared/export-table.ts';
import { formatMinutes } from '../../shared/minutes.ts';

interface Printed {
  production: string;
  /** What it is: `The week`, `Workload`. */
  title: string;
  /** The day, and who prints it. */
  day: string;
  by: string;
  tables: readonly ExportTable[];
  /** How its numbers are counted, and what is not in them; sentences. */
  how: readonly string[];
}

/** A day, a duration or a word. */
const SHORT = 12;
/** More lines of a table nobody reads on paper. */
const MOST_ROWS = 400;

/** A page to print: text alone, no script, no address. */
export function printedPage({ production, title, day, by, tables, how }: Printed): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(`${production}: ${title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${safe(production)}</h1><p>${safe(title)}</p><p class="made">${safe(`${day}, ${by}`)}</p></header>
${tables.map(section).join('\n')}
<section><h2>How it is counted</h2>${how.map((one) => `<p>${safe(one)}</p>`).join('')}</section>
</body>
</html>`;
}

function section({ title, header, rows }: ExportTable): string {
  const shown = rows.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  const numbers = header.map((_, at) =>
    shown.every((row) => typeof row[at] !== 'string' || row[at] === ''),
  );
  const cell = (tag: string, text: string, at: number): string =>
    `<${tag}${classOf(numbers[at] ?? false, text)}>${safe(text)}</${tag}>`;
  const head = header.map((text, at) => cell('th', text, at)).join('');
  const body = shown
    .map((row) => `<tr>${row.map((one, at) => cell('td', textOf(one), at)).join('')}</tr>`)
    .join('\n');
  const more = left > 0 ? `<p>And ${left} more.</p>` : '';
  const none = rows.length === 0 ? '<p>There are none.</p>' : '';
  return `<section><h2>${safe(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}${none}</section>`;
}

/** Numbers stand in line, and what is short is not broken. */
function classOf(isNumber: boolean, text: string): string {
  const names = [isNumber ? 'n' : '', text.length <= SHORT ? 's' : ''].filter((one) => one !== '');
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
}

function textOf(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  return cell.minutes === 0 ? '–' : formatMinutes(cell.minutes);
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

const STYLE = `
body { margin: 0; color: #000; font: 9pt/1.35 'Inter', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; }
header { display: flex; gap: 12pt; align-items: baseline; border-bottom: 1pt solid #000; }
h1 { margin: 0; font-size: 14pt; }
header p { margin: 0; font-size: 11pt; }
header .made { margin-left: auto; font-size: 9pt; }
h2 { margin: 12pt 0 4pt; font-size: 10.5pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 2pt 4pt; border-bottom: 0.5pt solid #bbb; text-align: left; vertical-align: top; }
th { border-bottom-color: #000; font-weight: 600; }
.n { text-align: right; }
.s { white-space: nowrap; }
tr { break-inside: avoid; }
section p { margin: 2pt 0; max-width: 110ch; color: #333; font-size: 8pt; }
`;
