import Papa from 'papaparse';
import type { FileNote } from '../sheet.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { decodeText } from './decode-text.ts';
import { cleaned, MOST_BYTES, MOST_ROWS, type Table } from './table.ts';

const SEPARATORS = [';', '\t', ',', '|'];

/**
 * Reads a table of text as programs really save it: any of four separators, `sep=` in the first line, quotes, line
 * breaks within quotes, blank and short rows, and any encoding of `decodeText`. Refused with code `bad-input` if it is no
 * table. Kitsu's own import guesses the separator from the whole text, and fails by one quoted word.
 */
export function readCsv(bytes: Buffer): Result<Table> {
  if (bytes.length > MOST_BYTES)
    return failure('too-large', `The file has more than ${MOST_BYTES / 1024 / 1024} MB.`);
  const text = decodeText(bytes);
  if (text === null) return failure('bad-input', 'This is no text, so it is no CSV.');
  const said = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = said?.[1] ?? separatorOf(text);
  // With the line that names the separator, rows count as in the file.
  const parsed = Papa.parse<string[]>(text, { delimiter, preview: MOST_ROWS + 2 });
  const problems: FileNote[] = [];
  for (const { type, code, row } of parsed.errors) {
    if (type !== 'Quotes') continue;
    const said = { code: code === 'MissingQuotes' ? 'quote-open' : 'quote-wrong' } as const;
    problems.push({ row: (row ?? 0) + 1, column: null, said });
  }
  const records = parsed.data.map((cells, at) => ({ row: at + 1, cells: cells.map(cleaned) }));
  const filled = records
    .slice(said ? 1 : 0)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > MOST_ROWS)
    return failure('too-large', `The file has more than ${MOST_ROWS} rows.`, 'Split it.');
  return tableOf(filled, problems);
}

/** The sign that parts the header: only that line surely has no text of people in it. */
function separatorOf(text: string): string {
  const header = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? '';
  const bare = header.replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  counted.sort((a, b) => b.count - a.count);
  return counted[0] && counted[0].count > 0 ? counted[0].sign : ',';
}

/** The first filled row is the header. */
export function tableOf(
  filled: { row: number; cells: string[] }[],
  problems: FileNote[] = [],
): Result<Table> {
  const [header, ...rows] = filled;
  if (!header) return failure('bad-input', 'The file is empty.');
  const columns = namedColumns(header.cells);
  return success({ headerRow: header.row, columns, rows, questions: [], problems });
}

/**
 * The columns' names. Kitsu's export names the people of each task type only "Assignations", after its column: on the
 * way back its import would lose them.
 */
function namedColumns(header: readonly string[]): string[] {
  return header.map((name, at) =>
    /^assignations?$/i.test(name) && at > 0 ? `${header[at - 1]} ${name}` : name,
  );
}
