import type { FirstScreen, ScreenElement } from '../../shared/first-screen.ts';

/** A first screen as HTML, and the styles of single elements: the page's policy allows none within the HTML. */
export interface ScreenMarkup {
  theme: FirstScreen['theme'];
  html: string;
  css: string;
}

/** Elements that neither load nor run nor send anything by themselves, but for `img`. */
const TAGS = new Set(
  (
    'main header section footer nav aside div span p h1 h2 h3 ul ol li dl dt dd strong em small time label button ' +
    'input img svg path table thead tbody tr th td'
  ).split(' '),
);
const VOID_TAGS = new Set(['input', 'img']);

const NOTHING = /^$/;
const NUMBER = /^-?[\d.]{1,12}$/;
const WORD = /^[a-z-]{1,20}$/;
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  class: /^[\w -]{1,400}$/,
  // What style sheets tell apart.
  'aria-current': WORD,
  'aria-pressed': WORD,
  'aria-selected': WORD,
  'aria-checked': WORD,
  ...{ disabled: NOTHING, readonly: NOTHING, 'data-row': NOTHING },
  // Thumbnails alone, from the account's own folder: an address elsewhere would tell of a start.
  src: /^media:\/\/thumbnail\/[\w-]{1,64}$/,
  type: /^(text|button|checkbox|search)$/,
  value: /^[^\n\r]{0,200}$/,
  placeholder: /^[^\n\r]{0,200}$/,
  ...{ viewBox: /^[-\d. ]{1,60}$/, d: /^[-+\d\sa-zA-Z.,]{1,4000}$/ },
  ...{ width: NUMBER, height: NUMBER },
};

const PROPERTIES = new Set('width height top left background-color color --list'.split(' '));
/** A length, a share, or a colour: no function that could load something. */
const VALUE = /^(-?[\d.]{1,12}(px|%)?|#[\da-f]{3,8}|rgba?\([\d., ]{5,40}\)|var\(--[\w-]{1,40}\))$/i;

/** More than any screen holds: a file that has grown beyond it is none of ours. */
const MOST_PIECES = 6_000;
const MOST_TEXT = 400;
const DEEPEST = 40;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Writes a first screen that came from a window or a file, which is data to be checked: what is not allowed by name is left
 * out, `null` is no such screen at all.
 */
export function screenMarkup(screen: unknown, now: Date): ScreenMarkup | null {
  if (!isRecord(screen) || !Array.isArray(screen['pieces'])) return null;
  const { theme, asOf, pieces } = screen;
  const at = new Date(typeof asOf === 'string' ? asOf : NaN);
  if ((theme !== 'dark' && theme !== 'light') || Number.isNaN(at.getTime())) return null;
  const classes = new Map<string, string>();
  let count = 0;
  const piece = (value: unknown, depth: number): string => {
    count += 1;
    if (count > MOST_PIECES || depth > DEEPEST) throw new TooMuch();
    if (typeof value === 'string') return escaped(value.slice(0, MOST_TEXT));
    if (!isElement(value) || !TAGS.has(value.tag)) return '';
    // Without a word for it a picture that is not there is drawn as a broken one.
    const alt = value.tag === 'img' ? ' alt=""' : '';
    const start = `<${value.tag}${alt}${attributesOf(value, classes)}>`;
    if (VOID_TAGS.has(value.tag)) return start;
    const within = (value.pieces ?? []).map((one) => piece(one, depth + 1)).join('');
    return `${start}${within}</${value.tag}>`;
  };
  try {
    const drawn = (pieces as unknown[]).map((one) => piece(one, 0)).join('');
    const html = `${drawn}<p class="as-of">As of ${momentText(at, now)}</p>`;
    const css = [...classes].map(([style, name]) => `#first-screen .${name}{${style}}`).join('\n');
    return { theme, html, css };
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `14:05`, or `30 Nov, 14:05`. Written here: what knows dates is loaded behind the first window. */
function momentText(at: Date, now: Date): string {
  const [hours, minutes] = [at.getHours(), at.getMinutes()].map((n) => `${n}`.padStart(2, '0'));
  const time = `${hours}:${minutes}`;
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.getDate()} ${MONTHS[at.getMonth()]}, ${time}`;
}

class TooMuch extends Error {}

function attributesOf(
  { attributes = {}, style = {} }: ScreenElement,
  classes: Map<string, string>,
): string {
  let text = '';
  let names = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string' || !Object.hasOwn(ATTRIBUTES, name)) continue;
    if (!ATTRIBUTES[name]?.test(value)) continue;
    if (name === 'class') names = value;
    else text += ` ${name}="${escaped(value)}"`;
  }
  const own = Object.entries(style)
    .filter(
      ([name, value]) => PROPERTIES.has(name) && typeof value === 'string' && VALUE.test(value),
    )
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  if (own !== '') {
    const known = classes.get(own) ?? `of-first-${classes.size}`;
    classes.set(own, known);
    names = names === '' ? known : `${names} ${known}`;
  }
  return names === '' ? text : `${text} class="${names}"`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isElement = (value: unknown): value is ScreenElement =>
  isRecord(value) &&
  typeof value['tag'] === 'string' &&
  (value['attributes'] === undefined || isRecord(value['attributes'])) &&
  (value['style'] === undefined || isRecord(value['style'])) &&
  (value['pieces'] === undefined || Array.isArray(value['pieces']));
