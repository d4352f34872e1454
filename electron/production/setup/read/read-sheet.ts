import { failure, type Result } from '../../../shared/result.ts';
import type { Cut } from '../cut/cut.ts';
import type { Rate } from '../cut/rate.ts';
import { readEdl } from '../cut/read-edl.ts';
import { readFcp7 } from '../cut/read-fcp7.ts';
import { readOtio } from '../cut/read-otio.ts';
import { sheetOfCut, type CutChoices } from '../cut/sheet-of-cut.ts';
import { readFilm } from '../film/read-film.ts';
import type { Sheet } from '../sheet.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readOds } from './read-ods.ts';
import { readXlsx } from './read-xlsx.ts';
import { sheetOfTable } from './sheet-of-table.ts';
import { MOST_BYTES, type Table } from './table.ts';

/** The endings of files that can be read, without their dot. */
const CUTS = ['edl', 'xml', 'otio'];
const TABLES = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'ods'];
const FILMS = ['yaml', 'yml'];

const endingOf = (path: string): string => /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** Whether the frames of a file cannot be counted without the rate of its production. */
export const needsRate = (path: string): boolean => endingOf(path) === 'edl';

/** Reads a file by its name's ending. `rate`: of an EDL, which does not say it. */
export function readSheet(
  path: string,
  bytes: Buffer,
  choices: CutChoices & { rate: Rate },
): Result<Sheet> {
  const ending = endingOf(path);
  if (FILMS.includes(ending)) return readFilm(bytes);
  if (TABLES.includes(ending)) {
    const table = readTable(ending, bytes);
    return table.ok ? sheetOfTable(table.value) : table;
  }
  if (CUTS.includes(ending)) {
    const cut = readCut(ending, bytes, choices.rate);
    return cut.ok ? sheetOfCut(cut.value, choices) : cut;
  }
  const known = [...FILMS, ...TABLES, ...CUTS].map((one) => `.${one}`).join(', ');
  return failure('bad-input', `${path} is no kind of file that can be read.`, `Use ${known}.`);
}

function readTable(ending: string, bytes: Buffer): Result<Table> {
  if (bytes.length > MOST_BYTES) return failure('too-large', 'The file has more than 64 MB.');
  if (ending === 'xlsx' || ending === 'xlsm') return readXlsx(bytes);
  return ending === 'ods' ? readOds(bytes) : readCsv(bytes);
}

function readCut(ending: string, bytes: Buffer, rate: Rate): Result<Cut> {
  if (bytes.length > MOST_BYTES) return failure('too-large', 'The file is too large.');
  const text = decodeText(bytes);
  if (text === null) return failure('bad-input', 'This is no text, so it is no cut.');
  if (ending === 'edl') return readEdl(text, rate);
  return ending === 'xml' ? readFcp7(text) : readOtio(text);
}
