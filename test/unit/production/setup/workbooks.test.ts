import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readOds } from '../../../../electron/production/setup/read/read-ods.ts';
import { readXlsx } from '../../../../electron/production/setup/read/read-xlsx.ts';
import { unzipped } from '../../../../electron/production/setup/read/unzip.ts';
import type { Table } from '../../../../electron/production/setup/read/table.ts';
import type { Result } from '../../../../electron/shared/result.ts';
import { readSheetOf } from './a-cut.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};
const zip = (parts: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))),
  );
const rowsOf = ({ columns, rows }: Table) => [
  columns,
  ...rows.map(({ row, cells }) => [row, ...cells]),
];

const xlsx = (sheet: string, more: Record<string, string> = {}): Buffer =>
  zip({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Lists" state="hidden" r:id="r1"/><sheet name="Shots" r:id="r2"/><sheet name="Notes" r:id="r3"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': '<worksheet/>',
    'xl/worksheets/sheet2.xml': `<worksheet>${sheet}</worksheet>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>Sequence</t></si><si><r><t>Na</t></r><r><t>me</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve"> SQ &amp; 01 </t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]&quot;day&quot; 0"/><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...more,
  });

describe('an Excel workbook', () => {
  it('is read by its first sheet that can be seen: values, days, joined cells', () => {
    const table = must(
      readXlsx(
        xlsx(`<sheetData>
          <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>Due</t></is></c></row>
          <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>10</v></c><c r="D3" s="1"><v>46360</v></c></row>
          <row r="4"><c r="B4" t="str"><f>A1</f><v>SH020</v></c><c r="D4" s="3"><v>46361.5</v></c></row>
          <row r="6" hidden="1"><c r="A6" t="inlineStr"><is><t>SQ02</t></is></c></row>
          <row r="7"><c r="A7" s="2"><v>0.30000000000000004</v></c><c r="B7" t="b"><v>1</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A3:A4"/></mergeCells>`),
      ),
    );
    expect(rowsOf(table)).toEqual([
      ['Sequence', 'Name', '', 'Due'],
      [3, 'SQ & 01', '10', '', '2026-12-04'],
      [4, 'SQ & 01', 'SH020', '', '2026-12-05'],
      [7, '0.3', 'true'],
    ]);
    expect(table.questions).toMatchObject([
      { row: null, said: { code: 'other-sheets', others: expect.arrayContaining(['Notes']) } },
      { row: 6, said: { code: 'hidden-row' } },
    ]);
    expect(table.headerRow).toBe(2);
  });

  it('names formulas without a value and those that failed', () => {
    const sheet = must(
      readSheetOf(
        'shots.xlsx',
        xlsx(
          '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><f>B1+1</f></c></row><row r="3"><c r="A3" t="e"><f>B1</f><v>#REF!</v></c></row></sheetData>',
        ),
      ),
    );
    expect(sheet.problems).toMatchObject([
      { row: 2, column: 'Sequence', said: { code: 'formula' } },
      { row: 3, said: { code: 'formula-failed', text: '#REF!' } },
    ]);
  });

  it('is read as another program writes it', async () => {
    const value = (text: string | number) => ({ value: text });
    const bytes = await writeXlsxFile([
      [value('Sequence'), value('Name'), value('Frames')],
      [value('SQ01'), value('SH010'), value(24)],
    ]).toBuffer();
    const sheet = must(readSheetOf('shots.xlsx', Buffer.from(bytes)));
    expect(sheet).toMatchObject({ questions: [], problems: [] });
    expect(sheet.rows).toMatchObject([
      { kind: 'Shot', row: 2, cells: { sequence: { text: 'SQ01' }, frames: { text: '24' } } },
    ]);
  });

  it('is refused where it is none, has too many rows, or unpacks to too much', () => {
    for (const bytes of [Buffer.from('PK'), Buffer.from('Sequence,Name'), zip({ 'a.txt': 'x' })])
      expect(readXlsx(bytes)).toMatchObject({ ok: false, code: 'bad-input' });
    const many = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(100_002);
    expect(readXlsx(xlsx(`<sheetData>${many}</sheetData>`))).toMatchObject({ code: 'too-large' });
  });

  it('unpacks no more than its own list says, and nothing where that is too much', () => {
    const media = xlsx('<sheetData/>', { 'xl/media.xml': ' '.repeat(1_000_000) });
    expect(media.length).toBeLessThan(10_000);
    expect(readXlsx(sized(media, 300 * 1024 * 1024))).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('256 MB'),
    });
    const parts = unzipped(sized(media, 10), (name) => name === 'xl/media.xml');
    expect(parts.ok ? parts.value.get('xl/media.xml')?.length : 0).toBeLessThanOrEqual(10);
  });
});

/** The last part of a zip file said to be so large. */
function sized(zipped: Buffer, size: number): Buffer {
  const bytes = Buffer.from(zipped);
  bytes.writeUInt32LE(size, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return bytes;
}

const cell = (text: string, more = ''): string =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${text}</text:p></table:table-cell>`;
const ods = (rows: string): Buffer =>
  zip({
    'content.xml': `<office:document-content><office:automatic-styles><style:style style:name="off"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
      <table:table table:name="Lists" table:style-name="off"><table:table-row>${cell('no')}</table:table-row></table:table>
      <table:table table:name="Shots">${rows}<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
    </office:spreadsheet></office:body></office:document-content>`,
  });

describe('an OpenDocument spreadsheet', () => {
  it('is read by its first sheet that can be seen: values, days, joined cells, repeated ones', () => {
    const table = must(
      readOds(
        ods(`<table:table-header-rows><table:table-row>${cell('Sequence')}${cell('Name')}${cell('Due')}</table:table-row></table:table-header-rows>
          <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
          <table:table-row>${cell('SQ<text:s/>01<office:annotation><text:p>why</text:p></office:annotation>', 'table:number-rows-spanned="2"')}<table:table-cell office:value-type="float" office:value="10"><text:p>10,00</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-12-04T00:00:00"><text:p>4. Dez</text:p></table:table-cell></table:table-row>
          <table:table-row><table:covered-table-cell/>${cell('SH020')}</table:table-row>
          <table:table-row table:visibility="filter">${cell('SQ02')}</table:table-row>`),
      ),
    );
    expect(rowsOf(table)).toEqual([
      ['Sequence', 'Name', 'Due'],
      [4, 'SQ 01', '10', '2026-12-04'],
      [5, 'SQ 01', 'SH020'],
    ]);
    expect(table.questions).toMatchObject([{ row: 6 }]);
  });

  it('is refused where it is none', () => {
    expect(readOds(zip({ 'content.xml': '<a' }))).toMatchObject({ code: 'bad-input' });
    expect(readOds(zip({ 'other.xml': '<a/>' }))).toMatchObject({ code: 'bad-input' });
  });
});
