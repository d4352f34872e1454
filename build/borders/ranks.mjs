// @ts-check
// The folders that a file may import: only lower ranks, never the same one.

/**
 * The folders of electron/, the highest rank first. The longest matching prefix decides the rank of a
 * file, which may import its own folder and folders of lower ranks only.
 */
const MAIN_RANKS = [
  // The parts of main.ts, which put all the others together.
  ['main'],
  ['external', 'ipc', 'windows'],
  ['app'],
  ['tasks', 'quick-log', 'presence', 'outbox', 'production', 'notifications', 'media', 'updates'],
  // Every subject may write minutes, and all use this one way.
  ['time'],
  ['sync'],
  ['outbox/kinds'],
  ['rules'],
  ['replica', 'account'],
  ['kitsu'],
  ['platform'],
  ['security'],
  ['shared'],
].map((folders) => folders.map((folder) => `electron/${folder}/`));

/** The folders of renderer/, the highest rank first. A room is a folder of its own. */
const WINDOW_RANKS = ['renderer/rooms/', 'renderer/parts/', 'renderer/lib/', 'renderer/styles/'];

const DOWN = 'imports go down only (electron/README.md, "Ranks")';

/**
 * Why `file` may not import `target`, both as paths from the root; `null` if it may.
 * @param {string} file
 * @param {string} target
 * @returns {string | null}
 */
export function rankCrossed(file, target) {
  return file.startsWith('renderer/') ? windowCrossed(file, target) : mainCrossed(file, target);
}

/** @param {string} file @param {string} target @returns {string | null} */
function mainCrossed(file, target) {
  if (!target.startsWith('electron/')) return 'electron/ imports nothing outside itself.';
  if (/^electron\/main(\.|$)/.test(target))
    return 'electron/main.ts is the top: nothing imports it.';
  if (file === 'electron/main.ts' || file.startsWith('electron/main/')) return null;
  const inShared = target.startsWith('electron/shared/') || target === 'electron/shared';
  if (file === 'electron/preload.ts') {
    return inShared ? null : 'electron/preload.ts imports electron/shared only.';
  }
  if (file.startsWith('electron/practice/')) {
    return inShared || target.startsWith('electron/practice/')
      ? null
      : 'The practice studio stands for Kitsu: it imports itself and electron/shared only.';
  }
  const from = mainPlace(file);
  const to = mainPlace(target);
  if (from === null) return `${file} is in no folder that has a rank (build/borders/ranks.mjs).`;
  if (to === null) return `${target} is in no folder that has a rank (build/borders/ranks.mjs).`;
  if (from.folder === to.folder || to.rank > from.rank) return null;
  const how = to.rank === from.rank ? 'which stands beside it' : 'which stands above it';
  return `${from.folder} may not import ${to.folder}, ${how}: ${DOWN}.`;
}

/** @param {string} path @returns {{ folder: string, rank: number } | null} the longest folder that holds it */
function mainPlace(path) {
  const places = MAIN_RANKS.flatMap((folders, rank) => folders.map((folder) => ({ folder, rank })));
  const holding = places.filter(({ folder }) => `${path}/`.startsWith(folder));
  holding.sort((a, b) => b.folder.length - a.folder.length);
  return holding[0] ?? null;
}

/** @param {string} file @param {string} target @returns {string | null} */
function windowCrossed(file, target) {
  if (target.startsWith('electron/shared/') || target === 'electron/shared') return null;
  if (!target.startsWith('renderer/'))
    return 'The renderer imports itself and electron/shared only.';
  const from = WINDOW_RANKS.findIndex((folder) => file.startsWith(folder));
  const to = WINDOW_RANKS.findIndex((folder) => target.startsWith(folder));
  // The pages put everything together: App.svelte, main.ts and the files beside them.
  if (from < 0) return null;
  if (to < 0) return `${target} puts the window together: no room, part or library imports it.`;
  if (to < from) return `${WINDOW_RANKS[from]} may not import ${WINDOW_RANKS[to]}: ${DOWN}.`;
  if (from === 0 && to === 0 && roomOf(file) !== roomOf(target)) {
    return `The room ${roomOf(file)} may not reach into ${roomOf(target)}: what two rooms need lives in renderer/parts or renderer/lib.`;
  }
  return null;
}

/** @param {string} path @returns {string} */
const roomOf = (path) => path.split('/')[2] ?? '';
