// @ts-check
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { about } from '../about.mjs';
import { runTool } from '../run-tool.mjs';
import { HOME, template } from './layout.mjs';

/** Libraries that Electron brings itself: neither asked of the system nor offered to it. */
const BUNDLED = '^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\\\.so.*$';

/** @param {string} arch Node's name @returns {string} rpm's */
const rpmArch = (arch) => (arch === 'x64' ? 'x86_64' : 'aarch64');

/** @param {string} version @returns {string} rpm allows no dash; a tilde sorts before the release it leads to */
const rpmVersion = (version) => version.replaceAll('-', '~');

/**
 * The spec file of an rpm. What the binaries are linked to, rpmbuild finds itself.
 * @param {{ root: string, version: string, note: string | null }} facts root: the laid-out files
 * @returns {string}
 */
export function specFile({ root, version, note }) {
  const script = (/** @type {string} */ name) =>
    readFileSync(template(name), 'utf8').replace(/^#!.*\n/, '');
  return [
    // The files are ready: no checks or changes of a build.
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    `%global __requires_exclude ${BUNDLED}`,
    `%global __provides_exclude_from ^${HOME}/.*$`,
    'Name: kitsu-companion',
    `Version: ${rpmVersion(version)}`,
    'Release: 1',
    `Summary: ${note === null ? '' : 'FOR TESTING ONLY - '}${about.synopsis}`,
    'License: MIT',
    `Vendor: ${about.maintainer}`,
    'Requires: desktop-file-utils hicolor-icon-theme openssl util-linux',
    // Loaded while it runs, so rpmbuild does not see it (deb.mjs).
    'Requires: libX11-xcb.so.1()(64bit)',
    'Recommends: (gnome-keyring or kwalletmanager5 or keepassxc) libnotify xdg-utils',
    'AutoProv: no',
    '',
    '%description',
    about.description,
    ...(note === null ? [] : ['', note]),
    '',
    '%install',
    `cp -a "${root}/." "%{buildroot}/"`,
    '',
    '%files',
    '%defattr(-,root,root,-)',
    `%dir ${HOME}`,
    `%attr(4755,root,root) ${HOME}/chrome-sandbox`,
    `${HOME}/[!c]*`,
    `${HOME}/chrome_*`,
    '/usr/bin/kitsu-companion*',
    `/usr/share/applications/${about.desktopName}`,
    '/usr/share/doc/kitsu-companion',
    '/usr/share/icons/hicolor/*/apps/kitsu-companion.*',
    '/usr/share/polkit-1/actions/org.kitsu-companion.*',
    '',
    '%post',
    script('after-install'),
    '%preun',
    script('before-remove'),
    '%postun',
    script('after-remove'),
  ].join('\n');
}

/**
 * Makes an rpm of a laid-out root, with plain rpmbuild.
 * @param {{ root: string, work: string, file: string, version: string, arch: string, note: string | null, quick: boolean }} wanted
 *   work: an empty folder
 * @returns {void}
 */
export function makeRpm({ root, work, file, version, arch, note, quick }) {
  const spec = join(work, 'kitsu-companion.spec');
  const made = join(work, 'made');
  mkdirSync(made, { recursive: true });
  writeFileSync(spec, specFile({ root, version, note }));
  const defines = [
    `_topdir ${work}`,
    `_rpmdir ${made}`,
    `_dbpath ${join(work, 'db')}`,
    `_binary_payload ${quick ? 'w1.gzdio' : 'w19.zstdio'}`,
  ];
  const target = rpmArch(arch);
  const words = defines.flatMap((one) => ['--define', one]);
  runTool('rpmbuild', [
    '-bb',
    '--target',
    target,
    '--buildroot',
    join(work, 'buildroot'),
    ...words,
    spec,
  ]);
  const [built = ''] = readdirSync(join(made, target));
  copyFileSync(join(made, target, built), file);
}
