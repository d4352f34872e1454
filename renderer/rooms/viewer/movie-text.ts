import type { MovieTrouble } from './frames/frame-messages.ts';

/** Why a movie is not seen, and what can be done. */
export function troubleText(trouble: MovieTrouble): string {
  switch (trouble.why) {
    case 'codec': {
      const how = trouble.codec === '' ? 'coded in a way' : `${trouble.codec},`;
      return `This movie cannot be shown here: its pictures are ${how} which this app cannot decode. Open it in your own player, or save it.`;
    }
    case 'no-pictures':
      return 'This movie cannot be shown here: it has no pictures. Open it in your own player, or save it.';
    case 'damaged':
      return 'This movie cannot be read here: it is damaged, or of a kind that this app does not know. Try your own player, or save it.';
    case 'stuck':
      return 'This movie cannot be read here: it kept the reader busy without end, so it was stopped. Try your own player, or save it.';
    case 'too-long':
      return 'This movie has too many frames to be stepped through here. Open it in your own player, or save it.';
    case 'not-had':
      return 'This movie cannot be loaded now. Look at the connection, then open it again.';
  }
}

export const silentText = (codec: string): string =>
  codec === '' ? 'Its sound cannot be played here.' : `Its sound (${codec}) cannot be played here.`;
