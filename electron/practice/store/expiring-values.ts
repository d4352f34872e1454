import type { Database } from './database.ts';

/** Secrets that expire, as zou stores them in Redis: codes, reset and revoked tokens. */
export class ExpiringValues {
  private readonly database: Database;
  private readonly now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /** Stores a value under a key, replacing an earlier one. */
  put(key: string, value: string, seconds: number): void {
    const at = this.now().getTime();
    this.database.run('DELETE FROM kept WHERE ends <= ?', at);
    this.database.run(
      'INSERT OR REPLACE INTO kept VALUES (?, ?, ?)',
      key,
      value,
      at + seconds * 1000,
    );
  }

  get(key: string): string | null {
    const row = this.database.get<{ value: string }>(
      'SELECT value FROM kept WHERE key = ? AND ends > ?',
      key,
      this.now().getTime(),
    );
    return row?.value ?? null;
  }

  /** Returns the value and deletes it. */
  take(key: string): string | null {
    const value = this.get(key);
    this.database.run('DELETE FROM kept WHERE key = ?', key);
    return value;
  }
}
