import type { SheetTable } from '../../../replica/setup/sheets.ts';
import type { StudioConfig } from '../../../rules/studio-rules.ts';
import type { Result } from '../../../shared/result.ts';
import type { SetupOpening } from '../../../shared/setup.ts';
import type { SetupFacts } from '../facts.ts';
import type { StartFileReader } from './file-messages.ts';

/** What everything at the set-up of a production works with. */
export interface DeskDeps {
  /** Reads a production anew. */
  facts(projectId: string): Promise<Result<SetupFacts>>;
  /** Its frames a second, as Kitsu writes them; empty if it has none. */
  fps(projectId: string): Promise<Result<string>>;
  sheets: SheetTable;
  /** Starts the thread that reads a file. */
  reader(): Promise<StartFileReader>;
  /** A file that is opened has come on. */
  onOpening?(opening: SetupOpening): void;
  studio(): StudioConfig;
  now(): Date;
  newId(): string;
}

/** A production as Kitsu was read, and when (ISO instant). */
export interface KnownFacts {
  facts: SetupFacts;
  readAt: string;
}

/** What was read of Kitsu for a production: only of one, since a large one takes megabytes. */
export class FactsCache {
  private known: (KnownFacts & { projectId: string }) | null = null;

  constructor(private readonly deps: Pick<DeskDeps, 'facts' | 'now'>) {}

  /** As it was read before, if it was. */
  peek(projectId: string): SetupFacts | null {
    return this.known?.projectId === projectId ? this.known.facts : null;
  }

  async of(projectId: string, reread = false): Promise<Result<KnownFacts>> {
    if (this.known?.projectId === projectId && !reread) return { ok: true, value: this.known };
    const facts = await this.deps.facts(projectId);
    if (!facts.ok) return facts;
    const readAt = this.deps.now().toISOString();
    this.known = { projectId, facts: facts.value, readAt };
    return { ok: true, value: this.known };
  }

  /** It is otherwise now. */
  forget(projectId: string): void {
    if (this.known?.projectId === projectId) this.known = null;
  }
}
