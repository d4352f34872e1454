import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { startWorker } from '../../electron/platform/worker.ts';
import type {
  FileAnswer,
  FileAsk,
  StartFileReader,
} from '../../electron/production/setup/desk/file-messages.ts';
import { SheetDesk } from '../../electron/production/setup/desk/sheet-desk.ts';
import type { StudioRules } from '../../electron/kitsu/organisation.ts';
import { setupFile } from '../../electron/replica/setup/setup-file.ts';
import { sheetTable } from '../../electron/replica/setup/sheets.ts';
import { success } from '../../electron/shared/result.ts';
import { root } from '../../build/steps.mjs';
import { limited, ms, type Figure } from './figures.ts';

const ROWS = 95_000;
const COLUMNS = ['Sequence', 'Name', 'Frames', 'Description', 'Mood', 'Camera', 'Notes'];
/** Main draws, answers windows and runs the timer: longer than this is felt. */
const MOST_MS = 50;

const cellsOf = (row: number): string[] => [
  `SQ${String(Math.floor(row / 50)).padStart(4, '0')}`,
  `SH${String((row % 50) * 10).padStart(4, '0')}`,
  String(24 + (row % 100)),
  `Shot number ${row}: the fox runs along the river, and looks back twice before the bridge.`,
  row % 3 === 0 ? 'calm' : 'loud',
  `Cam ${row % 7}`,
  `Plates of day ${row % 30}; see the board, page ${row % 400}, and what the director said of it.`,
];

function aCsv(): Buffer {
  const lines = Array.from({ length: ROWS }, (_, row) =>
    cellsOf(row)
      .map((cell) => `"${cell}"`)
      .join(','),
  );
  return Buffer.from([COLUMNS.join(','), ...lines].join('\n'));
}

function aWorkbook(): Buffer {
  const line = (cells: readonly string[], at: number): string =>
    `<row r="${at + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
  const rows = Array.from({ length: ROWS }, (_, row) => line(cellsOf(row), row + 1));
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Shots" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${main}"><sheetData>${line(COLUMNS, 0)}${rows.join('')}</sheetData></worksheet>`,
      ),
    }),
  );
}

/** The app's own, in its compiled file. */
const reader: StartFileReader = ({ onAnswer, onEnd }) => {
  const program = join(root, 'out', 'electron', 'sheet-file.cjs');
  const worker = startWorker<FileAsk, FileAnswer>(program, '', { onMessage: onAnswer, onEnd });
  return {
    post: (message) => worker.post(message, message.kind === 'open' ? message.file.bytes : null),
    kill: () => worker.kill(),
  };
};

/** From now until the answer is called: the longest that nothing else got a turn, in milliseconds. */
function longestHold(): () => Promise<number> {
  let last = performance.now();
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const ticking = setInterval(look, 1);
  return async () => {
    await new Promise((done) => setTimeout(done, 20));
    clearInterval(ticking);
    look();
    return longest;
  };
}

/** Files of 95,000 rows opened for a production, the second over the first: how long main is held at most. */
export async function sheetFiles(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-sheets-'));
  const file = setupFile(folder);
  let made = 0;
  const desk = new SheetDesk({
    sheets: sheetTable(file),
    reader: () => Promise.resolve(reader),
    studio: () => ({ context: null, rules: { role: 'admin' } as StudioRules }),
    facts: () => Promise.reject(new Error('Nothing is planned here.')),
    fps: () => Promise.resolve(success('24')),
    now: () => new Date(),
    newId: () => `bench ${(made += 1)}`,
  });
  desk.of('film');
  const figures: Figure[] = [];
  try {
    for (const [name, bytes] of [
      ['shots.csv', aCsv()],
      ['shots.xlsx', aWorkbook()],
    ] as const) {
      const size = `${(bytes.length / 1e6).toFixed(0)} MB`;
      const held = longestHold();
      const began = performance.now();
      const opened = await desk.open('film', name, bytes);
      const took = performance.now() - began;
      // What nobody shows any more is deleted behind that.
      await desk.opener.tidy();
      const longest = await held();
      if (!opened.ok) throw new Error(opened.message);
      say(`sheet-files: ${name}, ${size}, ${opened.value.rows} rows, opened in ${ms(took)}`);
      const what = `${name} of ${size} opened: main held at most`;
      figures.push(limited('sheet-files', what, longest, ms, MOST_MS));
    }
    return figures;
  } finally {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
