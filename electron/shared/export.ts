/** What stands between the cells of a CSV file, and in its decimal numbers. */
export interface CsvFormat {
  separator: ',' | ';' | '\t';
  decimal: '.' | ',';
}

/** How the artist's time is written: a workbook, or text. */
export type ExportFormat = { kind: 'xlsx' } | ({ kind: 'csv' } & CsvFormat);

/**
 * What a spreadsheet of this locale (`de-DE`) opens in columns: where 1,5 is written with a comma, the
 * comma cannot part cells, so these have a semicolon.
 */
export function csvFormatOf(locale: string): CsvFormat {
  const parts = new Intl.NumberFormat(known(locale)).formatToParts(1.5);
  const sign = parts.find(({ type }) => type === 'decimal')?.value;
  return sign === ',' ? { separator: ';', decimal: ',' } : { separator: ',', decimal: '.' };
}

/** Systems also say `C`, `POSIX` or `de_DE.UTF-8`. */
function known(locale: string): string {
  const tag = locale.replace(/[.@].*$/, '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
