import { Damaged, type Database } from '../database.ts';
import { plain, plainBeforeCauses, rowChecksum, type Row } from './local-only-rows.ts';

const COLUMNS = [
  'id',
  'kind',
  'task_id',
  'slot',
  'body',
  'revision',
  'state',
  'cause',
  'attempts',
  'created_at',
  'turn',
  'sum',
];
const NUMBERS = new Set(['id', 'revision', 'attempts', 'turn']);

/**
 * The sixth schema stores a cause where earlier ones stored a sentence: rewrites each outbox row, whose
 * column `cause` still holds the sentence, and its checksum. A wrong checksum stays wrong, so that
 * recovery still finds the damage. Throws `Damaged` for invalid text; text is read as bytes, because
 * the library would end the process over it.
 */
export function migrateCauses(database: Database): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const list = COLUMNS.map((column) => `CAST(${column} AS BLOB) AS ${column}`).join(', ');
  for (const bytes of database.all<Record<string, Uint8Array | null>>(
    `SELECT ${list} FROM outbox`,
  )) {
    const found: Row = {};
    for (const column of COLUMNS) found[column] = valueOf(decoder, column, bytes[column] ?? null);
    const earlier = { ...found, reason: found['cause'] ?? null };
    const turn = Number(found['turn']);
    const sealed = rowChecksum(turn, { table: 'outbox', row: plainBeforeCauses(earlier) });
    const row = plain('outbox', { ...earlier, cause: null });
    const isWhole = found['sum'] === sealed;
    database.run(
      'UPDATE outbox SET cause = ?, sum = ? WHERE id = ?',
      row['cause'] ?? null,
      isWhole ? rowChecksum(turn, { table: 'outbox', row }) : (found['sum'] ?? ''),
      found['id'] ?? null,
    );
  }
}

function valueOf(
  decoder: TextDecoder,
  column: string,
  bytes: Uint8Array | null,
): string | number | null {
  if (bytes === null) return null;
  try {
    const text = decoder.decode(bytes);
    return NUMBERS.has(column) ? Number(text) : text;
  } catch {
    throw new Damaged('a text that is none');
  }
}
