import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { planSetup } from '../../electron/production/setup/plan/plan.ts';
import type { Plan } from '../../electron/production/setup/plan/steps.ts';
import { readSheet } from '../../electron/production/setup/read/read-sheet.ts';
import type { Sheet } from '../../electron/production/setup/sheet.ts';
import { aFilm } from '../unit/production/setup/a-film.ts';

const run = promisify(execFile);

/** Packages of Python whose sources have the cuts that their own tests read, and how many. */
const PACKAGES = [
  { name: 'otio-cmx3600-adapter', version: '1.0.0', cuts: 19 },
  { name: 'otio-fcp-adapter', version: '1.0.0', cuts: 6 },
  { name: 'opentimelineio', version: '0.18.1', cuts: 13 },
];
/** A filter on its own, numbers that no JSON has, and a timeline without lengths: no cuts, and said to be none. */
const NO_CUTS = ['big_int.otio', 'generator_reference_test.otio', 'premiere_example_filter.xml'];
/** Those whose timecodes go up to 24. */
const AT_25 = ['25fps.edl', 'timecode_mismatch.edl'];
const UNREACHABLE = /no matching distribution|connection|resolve|timed out|certificate|ENOENT/i;

interface SampleCut {
  file: string;
  sheet: Sheet;
  plan: Plan;
}

/** Each note as it is shown, and where it is said. */
const notesOf = ({ plan }: SampleCut) => [...plan.questions, ...plan.problems];

// Nothing is asked of a studio: once is enough.
describe.skipIf(inject('studio')?.kind !== 'practice')('cuts of OpenTimelineIO itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'companion-cuts-'));
  const cuts: SampleCut[] = [];
  const refused = new Map<string, string>();
  let unreachable = '';

  beforeAll(async () => {
    for (const { name, version } of PACKAGES) {
      const words = ['download', '--quiet', '--disable-pip-version-check', '--no-deps'];
      const asked = ['--no-binary', name, '--dest', folder, `${name}==${version}`];
      try {
        await run('python3', ['-m', 'pip', ...words, ...asked]);
      } catch (error) {
        unreachable = String(error);
        if (UNREACHABLE.test(unreachable)) return;
        throw error;
      }
      const base = `${name.replaceAll('-', '_')}-${version}`;
      await run('tar', ['-xzf', join(folder, `${base}.tar.gz`), '-C', folder]);
      const samples = join(folder, base, 'tests', 'sample_data');
      for (const file of readdirSync(samples).filter((one) => /\.(edl|xml|otio)$/.test(one)))
        readCut(samples, file);
    }
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function readCut(samples: string, file: string): void {
    const rate = { num: AT_25.includes(file) ? 25 : 24, den: 1 };
    const choices = { names: null, frameIn: null, handles: 0, episode: null, rate };
    const sheet = readSheet(file, readFileSync(join(samples, file)), choices);
    if (!sheet.ok) return void refused.set(file, sheet.message);
    const plan = planSetup(sheet.value, aFilm(), { updateOnly: false });
    cuts.push({ file: join(samples, file), sheet: sheet.value, plan });
  }
  const of = (ending: string): SampleCut[] => cuts.filter(({ file }) => file.endsWith(ending));

  it('are planned, each of them', (context) => {
    if (unreachable) context.skip(`The package registry cannot be reached: ${unreachable}`);
    expect([...refused.keys()].sort()).toEqual(NO_CUTS);
    const count = PACKAGES.reduce((sum, one) => sum + one.cuts, 0);
    expect(cuts).toHaveLength(count - NO_CUTS.length);
    for (const { file, plan } of cuts)
      expect(plan.steps.length + plan.questions.length, file).toBeGreaterThan(0);
  });

  it('EDL: every event is a shot or named by its row, and every odd one is named', (context) => {
    if (unreachable) context.skip(`The package registry cannot be reached: ${unreachable}`);
    expect(of('.edl')).toHaveLength(18);
    for (const cut of of('.edl')) {
      const named = new Set(notesOf(cut).map(({ row }) => row));
      const said = notesOf(cut).map(({ message }) => message);
      const rows = new Set(cut.sheet.rows.map(({ row }) => row));
      for (const event of eventsOf(readFileSync(cut.file, 'latin1'), cut)) {
        const where = `${cut.file}:${event.row}`;
        // A repeat is named by the rows of all its pieces.
        const isTold = said.some((text) => text.includes(`${event.row} (V1`));
        expect(rows.has(event.row) || named.has(event.row) || isTold, where).toBe(true);
        if (event.isOdd) expect(named.has(event.row), where).toBe(true);
      }
    }
  });

  it('XML and OTIO: every clip that is seen is a shot, or named', (context) => {
    if (unreachable) context.skip(`The package registry cannot be reached: ${unreachable}`);
    const others = [...of('.otio'), ...of('.xml')];
    expect(others.length).toBeGreaterThan(15);
    let looked = 0;
    for (const cut of others) {
      const said = notesOf(cut).map(({ message }) => message);
      const text = readFileSync(cut.file, 'utf8');
      const names = cut.file.endsWith('.otio') ? otioNames(JSON.parse(text)) : xmlNames(text);
      looked += names.length;
      for (const name of names) {
        const isShot = cut.sheet.rows.some(
          ({ cells }) =>
            name.includes(cells.sequence?.text ?? '?') && name.includes(cells.name?.text ?? '?'),
        );
        const isNamed = said.some((message) => message.includes(`“${name}”`));
        expect(isShot || isNamed, `${cut.file}: ${name}`).toBe(true);
      }
    }
    expect(looked).toBeGreaterThan(100);
  });
});

/** Events of a picture that is no black and has a length, read apart from what is under test. */
function eventsOf(text: string, { file }: SampleCut): { row: number; isOdd: boolean }[] {
  const fps = AT_25.some((name) => file.endsWith(name)) ? 25 : 24;
  const frames = (code: string): number => {
    const [hours = 0, minutes = 0, seconds = 0, rest = 0] = code.split(/[:;]/).map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * fps + rest;
  };
  const lines = text.split(/\r\n|\r|\n/);
  return lines.flatMap((line, at) => {
    const codes = line.match(/\d\d[:;]\d\d[:;]\d\d[:;]\d\d/g) ?? [];
    const [, reel = '', channel = '', edit = ''] = line.trim().split(/\s+/);
    if (!/^\d{3,6}\s/.test(line) || codes.length !== 4) return [];
    if (/^BL(ACK)?$/i.test(reel) || /^(A\d*|AA|NONE)$/i.test(channel)) return [];
    const [from = 0, to = 0, start = 0, end = 0] = codes.map(frames);
    if (start === end) return [];
    const next = lines.findIndex((one, after) => after > at && /^\d{3,6}\s/.test(one));
    const about = lines.slice(at + 1, next < 0 ? undefined : next);
    const speed = about
      .map((one) => /^M2\s.*?(-?\d+(?:\.\d+)?)\s+\d\d:/.exec(one)?.[1])
      .find(Boolean);
    const isRetimed = speed !== undefined && Math.abs(Number(speed) - fps) >= 0.05;
    const isUneven = speed === undefined && to - from !== end - start;
    return [{ row: at + 1, isOdd: edit !== 'C' || isRetimed || isUneven }];
  });
}

interface OtioItem {
  OTIO_SCHEMA?: string;
  name?: string;
  kind?: string;
  enabled?: boolean;
  children?: OtioItem[];
  tracks?: OtioItem;
}

/** Of clips, and of what is a cut within the cut. */
function otioNames(item: OtioItem): string[] {
  const schema = item.OTIO_SCHEMA ?? '';
  if (schema.startsWith('Track') && item.kind === 'Audio') return [];
  if (schema.startsWith('Clip')) return [item.name ?? ''];
  const inside = item.tracks?.children ?? item.children ?? [];
  return inside.flatMap((one) => {
    const isWithin = schema.startsWith('Track') && (one.children ?? one.tracks) !== undefined;
    return isWithin ? [one.name ?? ''] : otioNames(one);
  });
}

function xmlNames(text: string): string[] {
  // A file has a name and a picture of its own.
  const bare = text.replace(/<file\b[^>]*[^/]>[\s\S]*?<\/file>/g, '');
  const videos = bare.match(/<video>[\s\S]*?<\/video>/g) ?? [];
  return videos.flatMap((video) =>
    [...video.matchAll(/<(clip|generator)item\b[^>]*>([\s\S]*?)<\/\1item>/g)].flatMap(
      ([, , item = '']) => {
        const name = /<name>([^<]*)<\/name>/.exec(item)?.[1];
        return name === undefined ? [] : [name.replaceAll('&amp;', '&').trim()];
      },
    ),
  );
}
