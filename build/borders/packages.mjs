// @ts-check
// The packages and Node modules that each folder may import; all others are refused.
import { builtinModules } from 'node:module';

const DISK = ['node:fs', 'node:fs/promises', 'node:path'];
const SVELTE = ['svelte'];

/**
 * By folder (ending in /) or file; only the longest match of a file counts.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const PACKAGES = Object.freeze({
  'electron/main.ts': ['electron', 'node:path'],
  'electron/main/': ['electron', 'node:path'],
  'electron/main/cli-entry.ts': DISK,
  'electron/preload.ts': ['electron'],
  'electron/external/': [],
  'electron/external/setup/': DISK,
  'electron/external/report/': DISK,
  'electron/ipc/': ['electron', 'node:os', 'node:path', 'zod'],
  'electron/windows/': ['electron', 'node:fs', 'node:path'],
  'electron/app/': [...DISK, 'node:crypto', 'node:timers/promises'],
  'electron/tasks/': ['node:crypto', 'zod'],
  'electron/time/': ['zod'],
  'electron/time/sheet/time-workbook.ts': ['write-excel-file'],
  'electron/time/sheet/table-files.ts': ['write-excel-file'],
  'electron/quick-log/': [],
  'electron/presence/': [],
  'electron/outbox/': ['zod'],
  'electron/production/': [],
  'electron/production/browse/': ['zod'],
  'electron/production/edit/': ['zod'],
  'electron/production/browse/worker.ts': ['node:worker_threads'],
  'electron/production/setup/desk/file-worker.ts': ['node:worker_threads'],
  'electron/production/tracking/': ['zod'],
  'electron/production/schedule/': ['zod'],
  'electron/production/setup/': ['yaml', 'zod'],
  'electron/production/setup/read/': ['papaparse', 'fflate', 'saxen'],
  'electron/notifications/': ['node:crypto', 'zod'],
  'electron/media/': [...DISK, 'zod'],
  'electron/media/look/': [...DISK, 'node:zlib'],
  'electron/media/mend/': DISK,
  'electron/media/mp4/': DISK,
  'electron/sync/': ['zod'],
  // The studio's events use Node's own network stack: the only connection beside platform/'s transport.
  'electron/sync/live/': ['socket.io-client', 'zod'],
  'electron/rules/': ['zod'],
  'electron/updates/': [...DISK, 'electron-updater', 'node:child_process', 'node:crypto', 'zod'],
  'electron/replica/': [...DISK, 'node:crypto', 'node:zlib', 'zod'],
  'electron/replica/database.ts': ['libsql', ...DISK, 'node:url'],
  'electron/account/': [...DISK, 'node:crypto', 'node:http', 'node:net', 'zod'],
  'electron/account/keychain.ts': ['keytar', 'node:crypto', 'zod'],
  'electron/kitsu/': ['node:crypto', 'node:timers/promises', 'zod'],
  'electron/platform/late-modules.ts': [
    'node:child_process',
    'node:crypto',
    'node:http',
    'node:module',
    'node:tls',
    'node:worker_threads',
    'node:zlib',
  ],
  'electron/platform/node-transport.ts': ['node:http', 'node:https'],
  'electron/platform/': [
    ...DISK,
    ...['electron', 'electron-log', 'zod', 'node:child_process', 'node:crypto', 'node:module'],
    ...['node:net', 'node:os', 'node:stream', 'node:stream/web', 'node:tls', 'node:v8', 'node:vm'],
  ],
  'electron/security/': ['electron'],
  'electron/shared/': ['date-fns', '@date-fns/tz', 'zod'],
  'electron/practice/': [
    ...DISK,
    ...['libsql', 'socket.io', 'node:crypto', 'node:http', 'node:net', 'node:os'],
    ...['node:stream', 'node:stream/promises', 'node:util', 'node:zlib'],
  ],
  'renderer/': [...SVELTE, 'bits-ui'],
  'renderer/lib/': [...SVELTE, 'bits-ui', 'date-fns'],
  // Rooms use the parts of lib/ui, which wrap bits-ui once.
  'renderer/parts/': [...SVELTE, 'date-fns'],
  'renderer/rooms/': [...SVELTE, 'date-fns'],
  // Reads movies, in a worker that is loaded with the first one that is opened.
  'renderer/rooms/viewer/frames/': ['mediabunny'],
  // The tokens of a comment's markdown; loaded with the first task that is shown.
  'renderer/rooms/task/markdown/': [...SVELTE, 'marked'],
  // Takes the tremble out of what is drawn; loaded with the viewer.
  'renderer/rooms/viewer/annotations/': [...SVELTE, 'perfect-freehand'],
  // Loaded with the first file of their kind.
  'renderer/rooms/viewer/model/': [...SVELTE, 'three'],
  'renderer/rooms/viewer/pdf/': [...SVELTE, 'pdfjs-dist'],
});

/**
 * Why `file` may not import this package or Node module; `null` if it may.
 * @param {string} file path from the root
 * @param {string} wanted as written: `zod`, `date-fns/locale`, `fs`
 * @returns {string | null}
 */
export function packageRefused(file, wanted) {
  const place = Object.keys(PACKAGES)
    .filter((one) => (one.endsWith('/') ? file.startsWith(one) : file === one))
    .sort((a, b) => b.length - a.length)[0];
  if (place === undefined) return `${file} is in no folder of build/borders/packages.mjs.`;
  const name = nameOf(wanted);
  if (PACKAGES[place]?.includes(name)) return null;
  return `${place} may not import ${name}: what it may is listed in build/borders/packages.mjs.`;
}

/** @param {string} wanted @returns {string} the package's own name, or `node:…` */
function nameOf(wanted) {
  if (wanted.startsWith('node:')) return wanted;
  if (builtinModules.includes(wanted)) return `node:${wanted}`;
  return wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/');
}
