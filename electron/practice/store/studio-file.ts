import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { ATTACHMENT_FILE } from './attachment-model.ts';
import { DESCRIPTOR_DEPARTMENTS, METADATA_DESCRIPTOR } from './descriptor-model.ts';
import { linksTableOf, tableOf } from './model.ts';
import { LINKS, MODELS } from './models.ts';
import { CREDENTIALS, PERSON } from './person-model.ts';

/** Raised with any change to the tables or the seed: an older file is then made anew. */
const EDITION = '4';

const TABLES = [...MODELS, ATTACHMENT_FILE, METADATA_DESCRIPTOR, PERSON, CREDENTIALS];
const LINK_TABLES = [...LINKS, DESCRIPTOR_DEPARTMENTS];

/** True when the file has no studio of this edition in it yet. */
export function needsSeed(database: Database): boolean {
  database.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  return read(database, 'edition') !== EDITION;
}

/**
 * Empties the studio and lets `seed` fill it, in one transaction: never half a studio. What is kept
 * for a time stays, so that a token once revoked is not good again.
 */
export function makeAnew(database: Database, seed: () => void): void {
  database.transaction(() => {
    for (const { table } of [...TABLES, ...LINK_TABLES]) {
      database.exec(`DROP TABLE IF EXISTS ${table}`);
    }
    for (const model of TABLES) database.exec(tableOf(model));
    for (const entry of LINK_TABLES) database.exec(linksTableOf(entry));
    database.exec(
      'CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL, ends REAL NOT NULL)',
    );
    seed();
    database.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', 'edition', EDITION);
  });
}

/** Signs the tokens. It outlives "start over", so that who is signed in stays so. */
export function signingKey(database: Database): string {
  const known = read(database, 'signing-key');
  if (known) return known;
  const made = randomBytes(32).toString('base64url');
  database.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', 'signing-key', made);
  return made;
}

function read(database: Database, key: string): string | undefined {
  return database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value;
}
