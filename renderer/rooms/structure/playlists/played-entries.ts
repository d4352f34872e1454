import type { ShownEntry } from '../../../../electron/shared/playlist.ts';
import type { PlayedEntry } from '../../../lib/state/viewer.svelte.ts';
import { shownFiles } from '../../../parts/files/shown-file.ts';

/**
 * A playlist as it is played: each place with the name of its shot or asset, and the files of its revision. What the
 * production does not have on this computer is named by its place.
 */
export function playedEntries(entries: readonly ShownEntry[]): PlayedEntry[] {
  return entries.map(({ name, files }, at) => ({
    name: name ?? `Number ${at + 1}`,
    taskId: files[0]?.taskId ?? '',
    files: shownFiles({
      attachments: [],
      previews: files.map(({ id, extension, revision, status }, place) => ({
        ...{ id, extension, revision, status, originalName: null, drawings: 0 },
        position: place + 1,
      })),
    }),
  }));
}
