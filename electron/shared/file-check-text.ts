import type { Conversion, FileCheck, Ratio, RateDiffers } from './file-check.ts';
import { assertNever } from './result.ts';

/** What was found, and what to do where there is something to do. */
interface CheckText {
  text: string;
  action?: string;
}

/** A check as sentences for the artist; the only place that makes them. */
export function checkText(check: FileCheck): CheckText {
  switch (check.code) {
    case 'extension-refused':
      return {
        text: `Kitsu does not take .${check.extension} files as a revision.`,
        action: 'Save it as PNG, JPEG or MP4, or attach it to the comment.',
      };
    case 'no-extension':
      return {
        text: 'Kitsu does not take a file without an extension.',
        action: 'Name it with its format, such as .png or .mp4.',
      };
    case 'space-at-end':
      return {
        text: 'Its name ends with a space, so Kitsu does not know the format.',
        action: 'Remove the space at the end of the name.',
      };
    case 'too-large':
      return {
        text: `It has ${gigabytes(check.size)}. Kitsu takes ${gigabytes(check.most)} at most.`,
        action: 'Compress it, or publish a part of it.',
      };
    case 'empty':
      return { text: 'The file is empty.', action: 'Export it again.' };
    case 'unreadable':
      return {
        text: 'The file cannot be read.',
        action: 'Check that it is still there and that you may open it.',
      };
    case 'not-a-picture':
      return {
        text:
          check.really === null
            ? `This is no .${check.extension} picture, whatever its name says: Kitsu cannot read it.`
            : `This is ${check.really}, not a .${check.extension} picture: Kitsu cannot read it.`,
        action: 'Export it again as PNG or JPEG.',
      };
    case 'name-empty':
      return {
        text: `The file has no name before .${check.extension}, so Kitsu shows none.`,
        action: 'Name it before you publish.',
      };
    case 'no-preview':
      return { text: `Kitsu keeps .${check.extension} files, but shows no picture of them.` };
    case 'not-looked-into':
      return {
        text: `The app cannot look into this .${check.extension} file. Kitsu may still read it.`,
      };
    case 'rate-differs':
      return rateText(check);
    default:
      return check.level === 'note' ? noteText(check) : warningText(check);
  }
}

type Inside = Exclude<
  FileCheck,
  { level: 'refused' } | { code: 'name-empty' | 'no-preview' | 'not-looked-into' | 'rate-differs' }
>;

function warningText(check: Extract<Inside, { level: 'warning' }>): CheckText {
  switch (check.code) {
    case 'picture-cut':
      return {
        text: 'The end of this picture is missing. Kitsu would take it and show the rest black.',
        action: 'Export or copy it again.',
      };
    case 'another-format':
      return {
        text: `This is ${check.really} with the name of a .${check.extension} file. Kitsu would make a PNG of it.`,
        action: 'Export it as PNG or JPEG if it looks wrong in Kitsu.',
      };
    case 'silent':
      return silentText(check);
    case 'rate-varies':
      return {
        text: 'The pictures do not come at one rate. Kitsu makes it steady, so some are left out or shown twice.',
        action: 'Export it at the rate of the production.',
      };
    case 'first-late':
      return {
        text: `In Kitsu the first picture begins ${Math.round(check.late * 1000)} ms late: it is shown ${frames(check.frames)} longer, and all others that much later.`,
        action: 'Export it as MP4 or MOV for exact frame numbers.',
      };
    case 'fewer-frames':
      return {
        text: `Its name says ${frames(check.named)}, but it holds ${check.frames}.`,
        action: 'Check that the render was not stopped.',
      };
    case 'no-picture':
      return {
        text: 'There are no pictures in this movie. Kitsu would mark it as broken.',
        action: 'Publish the sound as .wav or .mp3.',
      };
    case 'not-a-movie':
      return {
        text: 'This is no movie, whatever its name says. Kitsu would mark it as broken.',
        action: 'Check the file, and export it again.',
      };
    case 'movie-cut':
      return {
        text:
          check.what === 'no-index'
            ? 'This movie was never finished. Kitsu would mark it as broken.'
            : 'The end of this movie is missing. Kitsu would show only a part of it, or mark it as broken.',
        action: 'Render or copy it again.',
      };
    default:
      return assertNever(check);
  }
}

function noteText(check: Extract<Inside, { level: 'note' }>): CheckText {
  switch (check.code) {
    case 'picture-converted':
      return {
        text: `${listed(check.why.map(conversionText))}. Kitsu stores an 8-bit sRGB PNG made from it.`,
        action: 'Attach the original to the comment as well.',
      };
    case 'bars':
      return {
        text: `It is ${size(check.file)}, the production ${size(check.production)}: Kitsu adds black bars.`,
      };
    case 'no-colour-tags':
      return {
        text: 'The file does not say how its colours are meant, so they may look different from one player to the next.',
        action: 'Export it with BT.709 tags (Blender 4.4 and later write them).',
      };
    case 'not-playable-here':
      return { text: `The app cannot play ${check.codec} before Kitsu has converted it.` };
    case 'sound-not-playable-here':
      return { text: `The app cannot play ${check.codec} sound before Kitsu has converted it.` };
    default:
      return assertNever(check);
  }
}

function silentText(check: Extract<FileCheck, { code: 'silent' }>): CheckText {
  const what =
    check.stillFrames === null
      ? 'it would come out broken'
      : `its first ${frames(check.stillFrames)} would be one still picture`;
  return {
    text: `It has no sound track, and Kitsu spoils such movies: ${what}.`,
    action: check.mendable
      ? 'Add a silent sound track. The pictures stay as they are.'
      : 'Export it as MP4 with a sound track, or without B-frames.',
  };
}

function rateText({ file, production, frames: has, kitsuFrames }: RateDiffers): CheckText {
  const rates = `It has ${rate(file)} frames a second, the production ${rate(production)}`;
  const shown = `Kitsu shows ${frames(kitsuFrames)} for its ${has}`;
  const how =
    kitsuFrames < has ? ': some are left out' : kitsuFrames > has ? ': some are shown twice' : '';
  return { text: `${rates}. ${shown}${how}.`, action: 'Export it at the rate of the production.' };
}

function conversionText(why: Conversion): string {
  switch (why) {
    case 'deep':
      return 'it has more than 8 bits a channel';
    case 'profile':
      return 'it has a colour profile of its own';
    case 'cmyk':
      return 'it is in CMYK';
    case 'turned':
      return 'it is stored turned, which Kitsu does not undo';
    case 'animated':
      return 'it is animated, and Kitsu keeps the first frame';
    default:
      return assertNever(why);
  }
}

/** `It is in CMYK and it has a colour profile of its own` */
function listed(parts: readonly string[]): string {
  const all = parts.join(' and ');
  return all.charAt(0).toUpperCase() + all.slice(1);
}

const frames = (count: number): string => (count === 1 ? '1 frame' : `${count} frames`);

const size = ({ width, height }: { width: number; height: number }): string =>
  `${width} × ${height}`;

/** `24`, `23.976` */
const rate = ({ num, den }: Ratio): string => String(Math.round((num / den) * 1000) / 1000);

const gigabytes = (bytes: number): string => `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB`;
