// @ts-check

/** @typedef {import('./bundled.mjs').BundledPackage} BundledPackage */

/** Licences that ask for no more than their text in the package, which this file is. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  // Also asks that whoever gets the app can get its source: the notices say where. It is in the app as it was published.
  'MPL-2.0',
]);

const RULE = '-'.repeat(80);

/**
 * The licences of the packages inside the app, as one text. Electron's and Chromium's lie in files of their own.
 * @param {readonly BundledPackage[]} packages
 * @returns {string}
 * @throws {Error} naming those whose licence is not one that we know
 */
export function notices(packages) {
  const unknown = packages.filter(({ license }) => !ALLOWED.has(license));
  if (unknown.length > 0) {
    const names = unknown.map(({ name, license }) => `${name} (${license})`).join(', ');
    throw new Error(`May these be in a release? Their licences are not in the list: ${names}.`);
  }
  const parts = packages.map(({ name, version, license, text, source }) =>
    [
      RULE,
      `${name} ${version}`,
      `Licence: ${license}`,
      ...(license === 'MPL-2.0' ? [`Unmodified. Its source: ${source ?? 'with its package'}`] : []),
      '',
      text ?? 'It brings no text of its own.',
      '',
    ].join('\n'),
  );
  return [
    'Kitsu Companion contains the following packages, each under the licence below it.',
    'Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the app.',
    '',
    ...parts,
  ].join('\n');
}
