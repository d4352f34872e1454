// @ts-check
// Which Electron may be released: the one that package.json names, in support, and without a known fault of ours.

/**
 * When each major version came out (npm's registry). Electron mends the latest three, and a new one comes every eight
 * weeks: https://www.electronjs.org/docs/latest/tutorial/electron-timelines
 * @type {Readonly<Record<number, string>>}
 */
const RELEASED = Object.freeze({
  22: '2022-11-29',
  25: '2023-05-30',
  41: '2026-03-11',
  42: '2026-05-06',
  43: '2026-07-01',
  44: '2026-08-25',
  45: '2026-10-21',
});

const SUPPORTED_MAJORS = 3;
const WEEKS_A_MAJOR = 8;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Their tray icon does not answer on Linux: the app could not be reached once its window is closed. */
const DEAD_TRAY = { from: [43, 3, 0], to: [44, 0, 0] };

/**
 * When a major version is mended for the last time: when the third after it comes out.
 * @param {number} major
 * @returns {string | null} ISO day; null if the version is not in the list
 */
export function supportedUntil(major) {
  const next = RELEASED[major + SUPPORTED_MAJORS];
  if (next !== undefined) return next;
  const released = RELEASED[major];
  if (released === undefined) return null;
  const end = Date.parse(released) + SUPPORTED_MAJORS * WEEKS_A_MAJOR * WEEK_MS;
  return new Date(end).toISOString().slice(0, 10);
}

/**
 * Why a package on this Electron may not be given to anybody.
 * @param {string} version of the packaged Electron
 * @param {{ named: string, today: string }} facts named: in package.json; today: an ISO day
 * @returns {string | null} a sentence; null if it may
 */
export function whyNotReleased(version, { named, today }) {
  if (version !== named)
    return `The package is built on Electron ${version}, and package.json names ${named}.`;
  const numbers = version.split(/[.-]/).slice(0, 3).map(Number);
  const [major = 0] = numbers;
  if (compare(numbers, DEAD_TRAY.from) >= 0 && compare(numbers, DEAD_TRAY.to) <= 0)
    return `The tray icon is dead on Electron 43.3.0 to 44.0.0 (this is ${version}).`;
  const end = supportedUntil(major);
  if (end === null)
    return `Electron ${major} is not in the list of build/packaging/release-check.mjs: add the day it came out.`;
  return today < end ? null : `Electron ${version} is out of support since ${end}.`;
}

/** @param {readonly number[]} a @param {readonly number[]} b @returns {number} */
function compare(a, b) {
  const at = a.findIndex((number, place) => number !== b[place]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
