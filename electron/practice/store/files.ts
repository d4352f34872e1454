import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type FileKind = 'attachments' | 'previews';

const KINDS: FileKind[] = ['attachments', 'previews'];

/** The bytes of what people uploaded, by the id of its row. */
export class StudioFiles {
  /** Where files stay until their request is answered; on the same disk, so that keeping one is a rename. */
  readonly incoming: string;
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.incoming = join(folder, 'incoming');
    this.empty('incoming');
    for (const kind of KINDS) mkdirSync(join(folder, kind), { recursive: true });
  }

  /** Forgets all that was uploaded. */
  clear(): void {
    for (const kind of KINDS) this.empty(kind);
  }

  pathOf(kind: FileKind, id: string): string {
    return join(this.folder, kind, id);
  }

  /** Moves an uploaded file to its place. */
  keep(kind: FileKind, id: string, from: string): Promise<void> {
    return rename(from, this.pathOf(kind, id));
  }

  /** Writes a file of the studio's own. */
  put(kind: FileKind, id: string, bytes: Buffer): void {
    writeFileSync(this.pathOf(kind, id), bytes);
  }

  /** Its size in bytes, or null where there is none. */
  async sizeOf(kind: FileKind, id: string): Promise<number | null> {
    const found = await stat(this.pathOf(kind, id)).catch(() => null);
    return found?.size ?? null;
  }

  remove(kind: FileKind, id: string): Promise<void> {
    return rm(this.pathOf(kind, id), { force: true });
  }

  private empty(name: string): void {
    rmSync(join(this.folder, name), { recursive: true, force: true });
    mkdirSync(join(this.folder, name), { recursive: true });
  }
}
