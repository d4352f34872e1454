#!/usr/bin/env bash
# libsql 0.5.29 (SQLite 3.45.1), Linux, Node.js 20; strace plays the drive.
#
# A drive that grants no locks (NFS without its lock service answers ENOLCK) is told as SQLITE_BUSY,
# "database is locked": the same words as for a file that another program holds. Nobody holds it, so
# waiting and trying again never helps. The file opens without locks by `?vfs=unix-none` with
# `locking_mode = EXCLUSIVE`, also in WAL mode.
#
# Seen:
#   plain: SQLITE_BUSY database is locked
#   without locks: wal, 1 row
set -euo pipefail
command -v strace > /dev/null || { echo 'Needs strace.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit libsql@0.5.29
cat > open.cjs <<'JS'
const Database = require('libsql');
const [, , how] = process.argv;
const file = `${process.cwd()}/one.db`;
try {
  const database = new Database(how === 'plain' ? file : `file://${file}?vfs=unix-none`);
  if (how !== 'plain') database.pragma('locking_mode = EXCLUSIVE');
  const [{ journal_mode: mode }] = database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE one (x); INSERT INTO one VALUES (1)');
  console.log(`${how}: ${mode}, ${database.prepare('SELECT count(*) AS n FROM one').get().n} row`);
} catch (error) {
  console.log(`${how}: ${error.code} ${error.message}`);
}
JS
refused() {
  strace -f -o /dev/null -P "$folder/one.db" -P "$folder/one.db-shm" -P "$folder/one.db-wal" \
    -e trace=fcntl -e inject=fcntl:error=ENOLCK node open.cjs "$1"
}
node -e "const D=require('libsql');console.log('SQLite',new D(':memory:').prepare('SELECT sqlite_version() AS v').get().v)"
seen=$(refused plain; rm -f one.db*; refused 'without locks')
echo "$seen"
[ "$seen" = 'plain: SQLITE_BUSY database is locked
without locks: wal, 1 row' ] || { echo 'That has changed.'; exit 1; }
