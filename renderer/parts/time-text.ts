import type { Minutes } from '../../electron/shared/minutes.ts';
import type { SaveState } from '../../electron/shared/views.ts';

/** `1:30` where a column is too narrow for `1 h 30`; nothing for nothing. */
export const clockMinutes = (minutes: Minutes): string =>
  minutes === 0 ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Where a value is, as said beside it; empty when there is nothing to say. */
export function saveStateText(mark: SaveState): string {
  switch (mark) {
    case 'none':
      return '';
    case 'here':
      return 'Saved here, not yet in Kitsu';
    case 'kitsu':
      return 'In Kitsu';
    case 'parked':
      return 'Kitsu refused this; it is safe here';
    case 'conflict':
      return 'Changed in Kitsu meanwhile';
    case 'changed':
      return 'Not what Kitsu was read back to hold';
  }
}
