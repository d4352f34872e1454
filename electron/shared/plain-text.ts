/**
 * Text that somebody else wrote: names, comments, a server's words. What is taken out of it has no look of its own and
 * only changes how other text is shown or compared; what scripts and emoji need to be written stays.
 */

/** Ends of lines in any writing. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const LINE_BREAKS = /(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])+/g;
/** Control characters, but for the two that lay out a text; and halves of a character. */
const CONTROL = /(?![\n\t])\p{Cc}|\p{Cs}/gu;
/** Embeddings, overrides and isolates: they turn around what stands after them. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;
/** The same for what stands beside them only: of use within a text, not within a name. */
const MARKS = /[\u061C\u200E\u200F]/g;
/** Spaces without width, fillers, and marks for programs. */
const INVISIBLE =
  /\u17B4|\u17B5|[\u00AD\u115F\u1160\u180E\u200B\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]|[\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}]/gu;
/** The joiner and the non-joiner, where no letter of a script that joins and no emoji stands before them. */
const STRAY_JOINER =
  /(?<!(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]/gu;
/** Tags spell the flags of England, Scotland and Wales, after a black flag; elsewhere they hide words. */
const STRAY_TAG = /(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0000}-\u{E007F}]+/gu;
/** A variant of the sign before it; a second one has no look. */
const STRAY_VARIANT =
  /(?<=[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|^|\s)[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu;

function shown(text: string): string {
  return text
    .replace(CONTROL, '')
    .replace(TURNS, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_TAG, '')
    .replace(STRAY_VARIANT, '')
    .replace(STRAY_JOINER, '');
}

/** Most texts are plain: these need no closer look. */
const PLAIN = /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF]*$/;

/** A text of several lines, each of which ends with `\n`. */
export const severalLines = (text: string): string =>
  PLAIN.test(text) ? text : shown(text.replace(LINE_BREAK, '\n'));

/** A name, or any text that is shown within one line: a line break or a tab is a space. */
export const oneLine = (text: string): string =>
  PLAIN.test(text)
    ? text
    : shown(text.replace(LINE_BREAKS, ' ').replaceAll('\t', ' ')).replace(MARKS, '');

/** Letters that are written from right to left. */
const FROM_RIGHT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A name within a line of ours where no markup can be: one that is written from right to left does not turn around
 * what stands beside it (Unicode's first-strong isolate).
 */
export const isolated = (name: string): string =>
  FROM_RIGHT.test(name) ? `\u2068${name}\u2069` : name;

/** The longest label, in characters: a menu grows as wide as its longest item. */
const LONGEST_LABEL = 80;

/**
 * A name in a menu, a tray, a title or a line of a terminal: one line of at most `most` characters. What tells two
 * names apart is often their end, so the middle is what is cut.
 */
export function labelOf(name: string, most = LONGEST_LABEL): string {
  const signs = [...oneLine(name)];
  if (signs.length <= most) return isolated(signs.join(''));
  const end = Math.floor((most - 1) / 2);
  const start = most - 1 - end;
  return isolated(`${signs.slice(0, start).join('')}…${signs.slice(-end).join('')}`);
}
