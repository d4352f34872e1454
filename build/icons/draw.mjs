// @ts-check
// `node build/icons/draw.mjs`: makes every icon file from the three SVG files here.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../runtime/run.mjs';
import { ensureRuntime } from '../runtime.mjs';
import { ensureDisplay, ensureSystemLibraries, switchesFor } from '../system-libraries.mjs';

const HERE = import.meta.dirname;
const APP_SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/** The four-letter names of PNG pictures in an icns file, by their size in pixels. */
const ICNS_TYPES = Object.freeze({
  32: 'ic11',
  64: 'ic12',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
});

const work = mkdtempSync(join(tmpdir(), 'icons-'));
try {
  const at = (/** @type {number} */ size) => join(work, `${size}.png`);
  const jobs = APP_SIZES.map((size) => ({ svg: join(HERE, 'icon.svg'), png: at(size), size }));
  jobs.push({ svg: join(HERE, 'icon.svg'), png: join(HERE, 'icon.png'), size: 512 });
  jobs.push({ svg: join(HERE, 'icon.svg'), png: join(HERE, 'window.png'), size: 128 });
  for (const name of ['tray', 'trayTemplate', 'trayRunning', 'trayRunningTemplate']) {
    const svg = join(HERE, `${name}.svg`);
    jobs.push(
      { svg, png: join(HERE, `${name}.png`), size: 22 },
      { svg, png: join(HERE, `${name}@2x.png`), size: 44 },
    );
  }
  await paint(jobs);
  writeFileSync(
    join(HERE, 'icon.ico'),
    ico([16, 32, 48, 64, 128, 256].map((size) => ({ size, png: readFileSync(at(size)) }))),
  );
  const icnsPictures = Object.entries(ICNS_TYPES).map(([size, type]) => ({
    type,
    png: readFileSync(at(Number(size))),
  }));
  writeFileSync(join(HERE, 'icon.icns'), icns(icnsPictures));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param {{ svg: string, png: string, size: number }[]} jobs */
async function paint(jobs) {
  const executable = await ensureRuntime();
  await ensureSystemLibraries(executable);
  const display = await ensureDisplay();
  const env = { ...process.env, ...display.env, ICON_JOBS: JSON.stringify(jobs) };
  const profile = `--user-data-dir=${join(work, 'profile')}`;
  const switches = switchesFor(() => undefined);
  const { code, output } = await run(
    executable,
    [...switches, profile, join(HERE, 'painter.cjs')],
    { env, timeoutMs: 60_000 },
  );
  display.end();
  if (code !== 0) throw new Error(`The icons could not be drawn:\n${output}`);
}

/**
 * A Windows icon: a table of PNG pictures (a size of 256 is written as 0).
 * @param {{ size: number, png: Buffer }[]} pictures
 * @returns {Buffer}
 */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/**
 * A macOS icon: a sequence of named PNG pictures.
 * @param {{ type: string, png: Buffer }[]} pictures
 * @returns {Buffer}
 */
function icns(pictures) {
  const blocks = pictures.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(8 + blocks.reduce((sum, block) => sum + block.length, 0), 4);
  return Buffer.concat([head, ...blocks]);
}
