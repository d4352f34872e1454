// @ts-check
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../runtime/places.mjs';
import { picturesIn } from '../icon-pictures.mjs';
import { about } from '../about.mjs';
import { runTool } from '../run-tool.mjs';

/** Where the app lies on a Linux system, without a space: scripts of other programs name it. */
export const HOME = '/opt/kitsu-companion';

/** Commands on everybody's PATH: the app itself, and the one for programs with libraries of their own. */
const COMMANDS = ['kitsu-companion', 'kitsu-companion-command'];

/** @param {string} name @returns {string} a file that goes into packages as it is */
export const template = (name) => join(import.meta.dirname, 'files', name);

/**
 * The files of a deb or an rpm, in a folder that stands for the system's root.
 * @param {{ unpacked: string, root: string }} places unpacked: the packaged app; root: an empty folder
 * @returns {void}
 */
export function layOut({ unpacked, root }) {
  const at = (/** @type {string} */ path) => {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    return place;
  };
  const home = at(HOME);
  cpSync(unpacked, home, { recursive: true, verbatimSymlinks: true });
  copyFileSync(template('apparmor-profile'), join(home, 'resources/apparmor-profile'));
  copyFileSync(template('install-update'), join(home, 'resources/install-update'));
  chmodSync(join(home, 'resources/install-update'), 0o755);
  for (const command of COMMANDS)
    symlinkSync(join('../..', HOME, command), at(`/usr/bin/${command}`));
  const action = 'org.kitsu-companion.install-update.policy';
  copyFileSync(template(action), at(`/usr/share/polkit-1/actions/${action}`));
  writeFileSync(at(`/usr/share/applications/${about.desktopName}`), desktopFile());
  const icons = '/usr/share/icons/hicolor';
  for (const { size, png } of pictures())
    writeFileSync(at(`${icons}/${size}x${size}/apps/kitsu-companion.png`), png);
  copyFileSync(iconFile('icon.svg'), at(`${icons}/scalable/apps/kitsu-companion.svg`));
  copyFileSync(join(ROOT, 'LICENSE'), at('/usr/share/doc/kitsu-companion/copyright'));
  // Root runs a program of these, so only root may write it; and everybody reads them, whatever the builder's mask.
  runTool('chmod', ['-R', 'u=rwX,go=rX', root]);
  // Chromium's fallback where a system gives no user namespaces; it does nothing where it does.
  chmodSync(join(home, 'chrome-sandbox'), 0o4755);
}

/** @param {string} name @returns {string} */
const iconFile = (name) => join(ROOT, 'build/icons', name);

/** @returns {{ size: number, png: Buffer }[]} the app's mark in every size that desktops ask for */
export function pictures() {
  return [
    ...picturesIn(readFileSync(iconFile('icon.ico'))),
    { size: 512, png: readFileSync(iconFile('icon.png')) },
  ];
}

/**
 * The desktop file: what menus show, and what opens our links.
 * @param {string} executable the line's program, quoted where it has to be
 * @returns {string}
 */
export function desktopFile(executable = `${HOME}/kitsu-companion`) {
  const [name] = about.desktopName.split(/\.desktop$/);
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${about.productName}`,
    `Comment=${about.synopsis}`,
    `Exec=${executable} %U`,
    'Icon=kitsu-companion',
    'Terminal=false',
    'Categories=Office;ProjectManagement;',
    'Keywords=Kitsu;timesheet;tasks;animation;',
    'MimeType=x-scheme-handler/kitsu-companion;',
    'StartupNotify=true',
    `StartupWMClass=${name}`,
    '',
  ].join('\n');
}
