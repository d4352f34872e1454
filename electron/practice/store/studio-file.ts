import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { CASTING } from './casting-model.ts';
import { CONVERSATION_LINKS, CONVERSATION_MODELS } from './conversation-model.ts';
import { DESCRIPTOR_DEPARTMENTS, METADATA_DESCRIPTOR } from './descriptor-model.ts';
import { linksTableOf, tableOf } from './model.ts';
import { LINKS, MODELS } from './models.ts';
import { CREDENTIALS, PERSON } from './person-model.ts';
import { PLAYLIST } from './playlist-model.ts';
import {
  MILESTONE,
  SCHEDULE_ITEM,
  SCHEDULE_VERSION,
  VERSION_PEOPLE,
  VERSION_TASK,
} from './schedule-model.ts';
import { PROJECT_TEMPLATE, TEMPLATE_LINKS } from './template-model.ts';

/** Raise it with every change to the tables or the seed: older files are then recreated. */
const EDITION = '14';

const TABLES = [
  ...MODELS,
  ...CONVERSATION_MODELS,
  CASTING,
  METADATA_DESCRIPTOR,
  MILESTONE,
  SCHEDULE_ITEM,
  SCHEDULE_VERSION,
  VERSION_TASK,
  PLAYLIST,
  PROJECT_TEMPLATE,
  PERSON,
  CREDENTIALS,
];
const LINK_TABLES = [
  ...LINKS,
  ...CONVERSATION_LINKS,
  DESCRIPTOR_DEPARTMENTS,
  VERSION_PEOPLE,
  ...TEMPLATE_LINKS,
];

/** True if the file does not contain a studio of this edition. */
export function needsSeed(database: Database): boolean {
  database.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  return read(database, 'edition') !== EDITION;
}

/**
 * Empties the studio and lets `seed` fill it, in one transaction: never half a studio. Expiring values
 * stay, so that a revoked token does not become valid again.
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

/** Signs the tokens. It survives "start over", so that everybody stays signed in. */
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
