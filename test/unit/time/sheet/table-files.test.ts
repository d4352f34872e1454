import { expect, it } from 'vitest';
import { printedPage } from '../../../../electron/production/tracking/printed-page.ts';
import { readXlsx } from '../../../../electron/production/setup/read/read-xlsx.ts';
import { tablesCsv, tablesWorkbook } from '../../../../electron/time/sheet/table-files.ts';
import { paperSize } from '../../../../electron/windows/print-page.ts';
import type { ExportTable } from '../../../../electron/shared/export-table.ts';

const TABLE: ExportTable = {
  title: 'Time: a/b',
  header: ['Person', 'Logged', 'Tasks'],
  rows: [
    ['=cmd|x', { minutes: 90 }, 3],
    ['Zoë, Ada <b>', { minutes: 20 }, null],
  ],
};

it('is a CSV whose names are no formulas, with hours in the numbers of the country', () => {
  const csv = tablesCsv([TABLE], { separator: ';', decimal: ',' });
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('\uFEFFPerson;Logged (h);Tasks');
  expect(lines[1]).toBe("'=cmd|x;1,5;3");
  expect(lines[2]).toMatch(/^"Zoë, Ada <b>";0,3333/);
});

it('is a workbook that opens again, a number a number', async () => {
  const read = readXlsx(await tablesWorkbook([TABLE]));
  if (!read.ok) throw new Error(read.message);
  expect(read.value.columns).toEqual(['Person', 'Logged (h)', 'Tasks']);
  expect(read.value.rows.map(({ cells }) => Number(cells[1]).toFixed(6))).toEqual([
    ...['1.500000', '0.333333'],
  ]);
});

it('is a page in which no name is markup', () => {
  const page = printedPage({
    ...{ production: '<script>', title: 'Time', day: 'today', by: 'A & B', tables: [TABLE] },
    how: ['Counted.'],
  });
  expect(page).not.toContain('<script>');
  expect(page).toContain('Zoë, Ada &lt;b&gt;');
  expect(page).toContain('A &amp; B');
  expect(page).toContain('1 h 30');
});

it('is on the paper of the country', () => {
  expect(['en-US', 'fr-CA', 'fr-FR', 'en_GB.UTF-8', 'C'].map(paperSize)).toEqual([
    ...['Letter', 'Letter', 'A4', 'A4', 'A4'],
  ]);
});
