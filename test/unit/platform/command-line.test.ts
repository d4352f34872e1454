import { describe, expect, it } from 'vitest';
import { parseCommandLine, readHandedOver } from '../../../electron/platform/command-line.ts';

const nothing = {
  profile: null,
  practice: false,
  server: null,
  policy: null,
  hidden: false,
  quick: null,
  smoke: null,
  link: null,
};

describe('the command line', () => {
  it('is read alike packaged, unpackaged and under a test driver', () => {
    const asked = [
      '--profile',
      'my data',
      '--practice',
      '--server=https://kitsu.test',
      '--hidden',
      '--policy',
      'p.json',
    ];
    const all = {
      ...nothing,
      profile: 'my data',
      practice: true,
      server: 'https://kitsu.test',
      hidden: true,
      policy: 'p.json',
    };
    expect(parseCommandLine(['/opt/kitsu-companion', ...asked])).toEqual(all);
    expect(parseCommandLine(['/x/electron', '.', ...asked])).toEqual(all);
    const driver = ['-r', '/x/loader.js', '--inspect=0', '--remote-debugging-port=0'];
    expect(parseCommandLine(['/x/electron', ...driver, '/x/app', ...asked])).toEqual(all);
  });

  it('does not take the next flag for a forgotten value', () => {
    expect(parseCommandLine(['x', '--profile', '--practice'])).toEqual({
      ...nothing,
      practice: true,
    });
    expect(parseCommandLine(['x', '--profile='])).toEqual(nothing);
    expect(parseCommandLine(['x', '--server'])).toEqual(nothing);
  });

  it('keeps an equals sign in a value', () => {
    expect(parseCommandLine(['x', '--server=http://a/?b=c']).server).toBe('http://a/?b=c');
  });

  it('takes over from a second start only what has the right shape', () => {
    expect(readHandedOver({ server: 'kitsu.test', practice: 1, hidden: true })).toEqual({
      ...nothing,
      server: 'kitsu.test',
      hidden: true,
    });
    expect(readHandedOver({ quick: '1h sh030' }).quick).toBe('1h sh030');
    expect(readHandedOver({ quick: true }).quick).toBeNull();
    expect(readHandedOver(null)).toEqual(nothing);
    expect(readHandedOver('text')).toEqual(nothing);
  });
});
