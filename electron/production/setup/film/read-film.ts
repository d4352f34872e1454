import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { z } from 'zod';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { SetupSaid } from '../../../shared/setup-said.ts';
import { decodeText } from '../read/decode-text.ts';
import { cleaned, MOST_BYTES, MOST_ROWS } from '../read/table.ts';
import type { Cell, Field, FileNote, RowKind, Sheet, SheetRow } from '../sheet.ts';
import { film } from './film-schema.ts';

/** One thing of the file: its name, and what stands below it. */
interface Entry {
  name: string;
  line: number;
  value: unknown;
}

/** The columns of a table that these words stand for. */
const FIELDS: Readonly<Record<string, Field>> = {
  description: 'description',
  frames: 'frames',
  in: 'frameIn',
  out: 'frameOut',
  shared: 'shared',
  episode: 'episode',
};

/**
 * Reads a production that is written in YAML (`film-schema.ts`) as a sheet; a row is a line of the file. Every value is
 * text, so that `001`, `1e2` and `no` stay what they are. Refused with code `bad-input`, and the line, if it is no YAML or
 * has words that mean nothing.
 */
export function readFilm(bytes: Buffer): Result<Sheet> {
  if (bytes.length > MOST_BYTES) return failure('too-large', 'The file is too large.');
  const text = decodeText(bytes);
  if (text === null) return failure('bad-input', 'This is no text, so it is no YAML.');
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const [wrong] = document.errors;
  if (wrong) {
    const [first = ''] = wrong.message.split('\n');
    return failure('bad-input', `This is no YAML: ${first.replace(/:$/, '')}.`);
  }
  const value = plainValue(document);
  if (value === undefined) return failure('bad-input', 'This file repeats itself without end.');
  const problems = schemaProblems(value, (path) => lineOf(document.getIn(path, true), lines));
  if (problems.length > 0) return success({ rows: [], questions: [], problems });
  return success(new FilmReader(document, lines).sheet());
}

/** `undefined` where what is repeated by aliases would fill the memory. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ROWS }) ?? {};
  } catch {
    return undefined;
  }
}

function schemaProblems(value: unknown, lineAt: (path: string[]) => number): FileNote[] {
  const checked = film.safeParse(value === '' ? {} : value);
  if (checked.success) return [];
  return checked.error.issues
    .flatMap((issue) => notesOf(issue, []))
    .map(({ path, said }) => ({ row: lineAt(path), column: path.join(' › '), said }));
}

/** Where more than one form is allowed, what is wrong with the first is what is meant. */
function notesOf(issue: z.core.$ZodIssue, above: string[]): { path: string[]; said: SetupSaid }[] {
  const path = [...above, ...issue.path.map(String)];
  if (issue.code === 'invalid_union')
    return (issue.errors[0] ?? []).flatMap((one) => notesOf(one, path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      said: { code: 'no-word', word: key },
    }));
  return [{ path, said: { code: 'not-here', why: issue.message } }];
}

const lineOf = (node: unknown, lines: LineCounter): number => {
  const range = (node as Node | null | undefined)?.range;
  return range ? lines.linePos(range[0]).line : 1;
};

class FilmReader {
  private readonly rows: SheetRow[] = [];

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  sheet(): Sheet {
    const top = this.map(this.document.contents);
    const production = top.get('production');
    const project = production && this.cell(production, 'production');
    const shared: SheetRow['cells'] = project ? { project } : {};
    for (const episode of this.entries(top.get('episodes')?.value)) {
      const cell = this.named(episode, 'episode');
      const below = this.row('Episode', episode, { ...shared, episode: cell });
      this.sequences(below.get('sequences')?.value, { ...shared, episode: cell });
    }
    this.sequences(top.get('sequences')?.value, shared);
    for (const type of this.entries(top.get('assets')?.value)) {
      const assetType = this.named(type, 'type');
      for (const asset of this.entries(type.value))
        this.row('Asset', asset, { ...shared, assetType, name: this.named(asset, 'name') });
    }
    return { rows: this.rows, questions: [], problems: [] };
  }

  private sequences(node: unknown, above: SheetRow['cells']): void {
    for (const entry of this.entries(node)) {
      const sequence = this.named(entry, 'sequence');
      const below = this.row('Sequence', entry, { ...above, sequence });
      for (const shot of this.entries(below.get('shots')?.value))
        this.row('Shot', shot, { ...above, sequence, name: this.named(shot, 'name') });
    }
  }

  /** Adds the row of an entry; returns what stands below it by name. */
  private row(kind: RowKind, entry: Entry, names: SheetRow['cells']): Map<string, Entry> {
    const cells = { ...names };
    const more: Cell[] = [];
    const below = this.map(entry.value);
    for (const one of below.values()) {
      const field = FIELDS[one.name];
      const cell = this.cell(one, one.name);
      if (field && cell) cells[field] = cell;
      else if (cell && (one.name === 'fps' || one.name === 'resolution')) more.push(cell);
    }
    const casting = this.casting(below.get('casting'));
    if (casting) cells.casting = casting;
    for (const value of this.entries(below.get('data')?.value)) {
      const cell = this.cell(value, value.name);
      if (cell) more.push(cell);
    }
    for (const task of this.entries(below.get('tasks')?.value)) more.push(...this.task(task));
    this.rows.push({ kind, row: entry.line, cells, more });
    return below;
  }

  /** As a table has it: `Lamp x2, Prop / Rock x1`. */
  private casting(entry: Entry | undefined): Cell | null {
    const parts = this.entries(entry?.value).map(
      ({ name, value }) => `${name} x${cleaned(textOf(value)) || '1'}`,
    );
    if (!entry || parts.length === 0) return null;
    return { text: parts.join('; '), row: entry.line, column: 'casting' };
  }

  private task(task: Entry): Cell[] {
    const column = task.name;
    const cells: Cell[] = [{ text: 'yes', row: task.line, column }];
    for (const one of this.entries(task.value)) {
      const cell = this.cell(one, `${column} ${one.name}`);
      if (cell) cells.push(cell);
    }
    return cells;
  }

  private named = ({ name, line }: Entry, column: string): Cell => ({
    text: name,
    row: line,
    column,
  });

  /** A blank value says nothing. */
  private cell({ value, line }: Entry, column: string): Cell | null {
    const text = isSeq(value)
      ? value.items.map((item) => textOf(this.meant(item))).join(', ')
      : cleaned(textOf(value));
    return text === '' ? null : { text, row: line, column };
  }

  private map = (node: unknown): Map<string, Entry> =>
    new Map(this.entries(node).map((entry) => [entry.name, entry]));

  private entries(node: unknown): Entry[] {
    const map = this.meant(node);
    if (!isMap(map)) return [];
    return map.items.map(({ key, value }) => ({
      name: textOf(key),
      line: lineOf(key, this.lines),
      value: this.meant(value),
    }));
  }

  /** What an alias stands for. */
  private meant = (node: unknown): unknown => (isAlias(node) ? node.resolve(this.document) : node);
}

const textOf = (node: unknown): string =>
  isScalar(node) && typeof node.value === 'string' ? node.value : '';
