import type { SheetTable } from '../../../replica/setup/sheets.ts';
import { readRate, type Rate } from '../../../shared/frame-rate.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { needsRate } from '../read/read-sheet.ts';
import type { FileKeeping } from './file-messages.ts';
import { openInThread } from './file-opening.ts';
import type { OpenedFile } from './open-file.ts';
import type { DeskDeps } from './setup-desk.ts';
import { tooWide } from './sheet-edits.ts';

/** A file on its way is told no more often. */
const BETWEEN_MS = 250;

/** Files as they are opened, one at a time: read in a thread of their own, their rows on the disk before anything shows them. */
export class FileOpener {
  private readonly sheets: SheetTable;
  private opening: AbortController | null = null;
  private sweeping: Promise<void> | null = null;

  constructor(private readonly deps: DeskDeps) {
    this.sheets = deps.sheets;
  }

  /** Reads a file for a production. `rowsId`: its rows, for whoever shows them. Another one that is still read is stopped. */
  async open(
    productionId: string,
    name: string,
    bytes: Uint8Array,
  ): Promise<Result<{ file: OpenedFile; rowsId: string }>> {
    this.stop();
    const opening = new AbortController();
    this.opening = opening;
    const rowsId = this.deps.newId();
    const found: { file: OpenedFile | null } = { file: null };
    let isKept = false;
    // Most are read before anybody could see that.
    const late = setTimeout(
      () => this.deps.onOpening?.({ productionId, rows: 0, of: 0 }),
      BETWEEN_MS,
    );
    try {
      const rate = needsRate(name) ? await this.rateOf(productionId) : success(ANY_RATE);
      if (!rate.ok) return rate;
      const start = await this.deps.reader();
      const keeping = this.keeping(productionId, rowsId, found);
      const file = { name, bytes, rate: rate.value };
      const read = await openInThread(start, file, keeping, opening.signal);
      if (!read.ok) return read;
      if (!found.file) throw new Error('The file was read without a word of it.');
      isKept = true;
      return success({ file: found.file, rowsId });
    } finally {
      clearTimeout(late);
      if (!isKept) this.sheets.endRows(rowsId);
      if (this.opening === opening) this.opening = null;
    }
  }

  /** Stops what is being read, if anything is. */
  stop(): void {
    this.opening?.abort();
  }

  /** Deletes rows that nothing has any more, little by little; settles when there are none. */
  tidy(): Promise<void> {
    this.sweeping ??= this.sweep().finally(() => (this.sweeping = null));
    return this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      while (this.sheets.sweepRows()) await new Promise((done) => setImmediate(done));
    } catch {
      // The account was closed, or the disk is full: they go another time.
    }
  }

  private keeping(
    productionId: string,
    rowsId: string,
    found: { file: OpenedFile | null },
  ): FileKeeping {
    let toldAt = this.deps.now().getTime();
    let of = 0;
    const tell = (rows: number): void => {
      const now = this.deps.now().getTime();
      if (now - toldAt < BETWEEN_MS) return;
      toldAt = now;
      this.deps.onOpening?.({ productionId, rows, of });
    };
    return {
      begin: (file, rows) => {
        const wide = tooWide(file.columns.length);
        if (!wide.ok) return wide;
        found.file = file;
        of = rows;
        this.sheets.beginRows(rowsId);
        return success(null);
      },
      keep: ({ from, count, json }) => {
        this.sheets.addRows(rowsId, from, json);
        tell(from + count);
      },
    };
  }

  private async rateOf(productionId: string): Promise<Result<Rate>> {
    const fps = await this.deps.fps(productionId);
    if (!fps.ok) return fps;
    const rate = readRate(fps.value);
    if (rate) return success(rate);
    return failure('bad-input', 'The production has no frame rate.', 'Set it in Kitsu first.');
  }
}

/** Of files that say theirs, or need none. */
const ANY_RATE: Rate = { num: 25, den: 1 };
