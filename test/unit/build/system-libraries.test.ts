import { expect, it } from 'vitest';
import { switchesFor, whatToRun } from '../../../build/system-libraries.mjs';
import { notFound } from '../../../build/system-libraries/missing.mjs';
import { aptCommand, namesHere, packagesFor } from '../../../build/system-libraries/packages.mjs';

const LDD = `	linux-vdso.so.1 (0x00007ffc)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
	libnss3.so => not found
`;

it('reads from ldd what is missing, each library once', () => {
  expect(notFound(LDD)).toEqual(['libnss3.so', 'libnssutil3.so', 'libgtk-3.so.0']);
});

it('names each package once, and says which libraries it knows no package for', () => {
  const { packages, unknown } = packagesFor(['libnss3.so', 'libnssutil3.so', 'libstrange.so.7']);
  expect(packages).toEqual([['libnss3']]);
  expect(unknown).toEqual(['libstrange.so.7']);
});

it("chooses the name a package has on this system's release", async () => {
  const { packages } = packagesFor(['libasound.so.2', 'libnss3.so']);
  expect(await namesHere(packages, (name) => Promise.resolve(name === 'libasound2t64'))).toEqual([
    'libasound2t64',
    'libnss3',
  ]);
  expect(await namesHere(packages, () => Promise.resolve(false))).toEqual([
    'libasound2',
    'libnss3',
  ]);
});

it('gives the exact command, with sudo for those who are not root', () => {
  expect(aptCommand(['libnss3', 'xvfb'], false)).toBe(
    'sudo apt-get install --yes --no-install-recommends libnss3 xvfb',
  );
  expect(aptCommand(['xvfb'], true)).toBe('apt-get install --yes --no-install-recommends xvfb');
  expect(whatToRun(['libnss3'], ['libstrange.so.7'])).toContain('libstrange.so.7');
});

it('gives up the sandbox only where it cannot work, and says so', () => {
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const artist = { platform: 'linux', uid: 1000, sandboxWorks: () => true } as const;
  expect(switchesFor(log, artist)).toEqual([]);
  expect(switchesFor(log, { ...artist, platform: 'darwin', uid: 0 })).toEqual([]);
  expect(lines).toEqual([]);
  expect(switchesFor(log, { ...artist, uid: 0 })).toEqual(['--no-sandbox']);
  expect(switchesFor(log, { ...artist, sandboxWorks: () => false })).toEqual(['--no-sandbox']);
  expect(lines).toHaveLength(2);
});
