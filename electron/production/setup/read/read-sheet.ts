import { failure, success, type Result } from '../../../shared/result.ts';
import type { Cut } from '../cut/cut.ts';
import type { Rate } from '../../../shared/frame-rate.ts';
import { readEdl } from '../cut/read-edl.ts';
import { readFcp7, refusedFcpX } from '../cut/read-fcp7.ts';
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

/** What a file holds, before anything is chosen about it. */
export type ReadFile =
  { kind: 'table'; table: Table } | { kind: 'film'; sheet: Sheet } | { kind: 'cut'; cut: Cut };

/** Reads a file by its name's ending. `rate`: of an EDL, which does not say it. */
export function readFileAs(path: string, bytes: Buffer, rate: Rate): Result<ReadFile> {
  const ending = endingOf(path);
  if (FILMS.includes(ending)) {
    const sheet = readFilm(bytes);
    return sheet.ok ? success({ kind: 'film', sheet: sheet.value }) : sheet;
  }
  if (TABLES.includes(ending)) {
    const table = readTable(ending, bytes);
    return table.ok ? success({ kind: 'table', table: table.value }) : table;
  }
  if (CUTS.includes(ending)) {
    const cut = readCut(ending, bytes, rate);
    return cut.ok ? success({ kind: 'cut', cut: cut.value }) : cut;
  }
  if (ending === 'fcpxml') return refusedFcpX();
  const known = [...FILMS, ...TABLES, ...CUTS].map((one) => `.${one}`).join(', ');
  return failure('bad-input', `${path} is no kind of file that can be read.`, `Use ${known}.`);
}

/** The same as the rows that a plan is made of. */
export function readSheet(
  path: string,
  bytes: Buffer,
  choices: CutChoices & { rate: Rate },
): Result<Sheet> {
  const file = readFileAs(path, bytes, choices.rate);
  if (!file.ok) return file;
  switch (file.value.kind) {
    case 'film':
      return success(file.value.sheet);
    case 'table':
      return sheetOfTable(file.value.table);
    case 'cut':
      return sheetOfCut(file.value.cut, choices);
  }
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
