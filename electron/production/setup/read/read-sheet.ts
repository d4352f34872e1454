import { failure, type Result } from '../../../shared/result.ts';
import { readFilm } from '../film/read-film.ts';
import type { Sheet } from '../sheet.ts';
import { readCsv } from './read-csv.ts';
import { sheetOfTable } from './sheet-of-table.ts';

/** Reads a file by its name's ending: `.yaml` or `.yml`, `.csv`, `.tsv` or `.txt`. */
export function readSheet(path: string, bytes: Buffer): Result<Sheet> {
  const ending = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  switch (ending) {
    case 'yaml':
    case 'yml':
      return readFilm(bytes);
    case 'csv':
    case 'tsv':
    case 'txt': {
      const table = readCsv(bytes);
      return table.ok ? sheetOfTable(table.value) : table;
    }
    default:
      return failure(
        'bad-input',
        `“.${ending}” is no kind of file that can be read here.`,
        'Use .yaml, .csv or .tsv.',
      );
  }
}
