/** The words for days in English, French, German and Spanish, as `searchKey` spells them. */

interface WeekdayNames {
  full: readonly string[];
  /** Abbreviations, which can also be a person's name: `sam`, `dom`. */
  short: readonly string[];
}

/** Monday first. */
const WEEKDAYS: readonly WeekdayNames[] = [
  { full: ['monday', 'lundi', 'montag', 'lunes'], short: ['mon', 'lun'] },
  { full: ['tuesday', 'mardi', 'dienstag', 'martes'], short: ['tues', 'tue', 'mar'] },
  {
    full: ['wednesday', 'mercredi', 'mittwoch', 'miercoles'],
    short: ['weds', 'wed', 'mer', 'mie'],
  },
  {
    full: ['thursday', 'jeudi', 'donnerstag', 'jueves'],
    short: ['thurs', 'thur', 'thu', 'jeu', 'jue'],
  },
  { full: ['friday', 'vendredi', 'freitag', 'viernes'], short: ['fri', 'ven', 'vie'] },
  { full: ['saturday', 'samedi', 'samstag', 'sonnabend', 'sabado'], short: ['sat', 'sam', 'sab'] },
  { full: ['sunday', 'dimanche', 'sonntag', 'domingo'], short: ['sun', 'dim', 'dom'] },
];

/** January first. `mar` is missing: on its own it is Tuesday in French and Spanish (`isMarch`). */
const MONTHS: readonly string[] = [
  'jan january janv janvier januar ene enero',
  'feb february fev fevr fevrier februar febrero',
  'march mars marz mrz marzo',
  'apr april avr avril abr abril',
  'may mai mayo',
  'jun june juin juni junio',
  'jul july juil juillet juli julio',
  'aug august aout ago agosto',
  'sep sept september septembre septiembre',
  'oct october octobre okt oktober octubre',
  'nov november novembre noviembre',
  'dec december decembre dez dezember dic diciembre',
];
const MONTH_OF = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

/** Days from today. */
export const RELATIVE: ReadonlyMap<string, number> = new Map(
  [
    ['today', "aujourd'hui", 'aujourdhui', 'heute', 'hoy'],
    ['yesterday', 'hier', 'gestern', 'ayer'],
    ['avant-hier', 'avanthier', 'vorgestern', 'anteayer', 'antier'],
  ]
    .flatMap((names, back) => names.map((name): [string, number] => [name, -back]))
    .concat(['tomorrow', 'demain', 'morgen', 'manana'].map((name) => [name, 1])),
);

/** Words before or after a weekday that say which one is meant. */
export const LAST = new Set(
  'last dernier derniere passe passee pasado pasada ultimo letzten letzter letzte letztes vorigen voriger vergangenen vergangener'.split(
    ' ',
  ),
);
/** The day before yesterday, in more words than one. */
export const TWO_DAYS_AGO: readonly (readonly string[])[] = [
  ['day', 'before', 'yesterday'],
  ['avant', 'hier'],
  ['antes', 'de', 'ayer'],
];
export const NEXT = new Set('next prochain proximo nachsten nachster kommenden'.split(' '));
export const THIS = new Set('this ce cet este diesen dieser'.split(' '));

/** Words before a date without a meaning: `am 5. November`, `el viernes pasado`. */
export const BEFORE_A_DATE = new Set('on the le du am den der vom el del'.split(' '));
/** Those before the number of a day alone: `am 5.` in German, and without any sign of it `le 5`. */
export const BEFORE_A_GERMAN_DAY = new Set(['am', 'den', 'vom']);
export const BEFORE_A_BARE_DAY = new Set(['le', 'el']);
/** Words between a day and its month: `5th of November`, `5 de noviembre`. */
export const WITHIN_A_DATE = new Set(['of', 'de', 'del']);

/** Days of a unit, for `2 days ago`, `il y a 2 jours`, `vor 2 Tagen`, `hace 2 días`. */
export const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ...'day days jour jours tag tage tagen dia dias'.split(' ').map((unit) => [unit, 1] as const),
  ...'week weeks semaine semaines woche wochen semana semanas'
    .split(' ')
    .map((unit) => [unit, 7] as const),
]);
/** Words that begin such a phrase in languages that do not end it with one. */
export const AGO_BEFORE: readonly (readonly string[])[] = [['il', 'y', 'a'], ['vor'], ['hace']];

/** 1 for January; `null` if the word is no month. */
export const monthNamed = (word: string): number | null => MONTH_OF.get(word) ?? null;

/** 0 for Monday; `isShort` for an abbreviation. */
export function weekdayNamed(word: string): { place: number; isShort: boolean } | null {
  const place = WEEKDAYS.findIndex(
    ({ full, short }) => full.includes(word) || short.includes(word),
  );
  return place < 0 ? null : { place, isShort: WEEKDAYS[place]?.short.includes(word) === true };
}

/** Words about days that are no day by themselves: `last` of `last friday`. */
export const isDateWord = (word: string): boolean =>
  LAST.has(word) || NEXT.has(word) || UNIT_DAYS.has(word) || word === 'ago' || word === 'hace';

/** Any word that can stand in a day: it is never taken for a name that is spelled nearly so. */
export const isAboutDays = (word: string): boolean =>
  isDateWord(word) ||
  THIS.has(word) ||
  RELATIVE.has(word) ||
  BEFORE_A_DATE.has(word) ||
  monthNamed(word) !== null ||
  weekdayNamed(word) !== null;
