import { describe, expect, it } from 'vitest';
import { parseCommand, usage } from '../../../electron/platform/cli-words.ts';
import { ownArguments } from '../../../electron/platform/command-line.ts';
import { COMMAND_VERBS } from '../../../electron/shared/command-words.ts';

const logged = {
  kind: 'request',
  request: { verb: 'log', line: '1h30 sh030 anim' },
  profile: null,
  json: false,
};
const opened = { kind: 'quick', line: '', profile: null, json: false };
const told = { kind: 'request', request: { verb: 'status' }, profile: null, json: false };

const onFile = (request: object) => ({ ...told, request });

describe('a command as it is typed', () => {
  it.each([
    ['log 1h30 sh030 anim', logged],
    ['--profile P log 1h30 sh030 anim', { ...logged, profile: 'P' }],
    ['log 1h30 sh030 anim --profile=P --json', { ...logged, profile: 'P', json: true }],
    ['status --json', { ...told, json: true }],
    // Capitals, as a person types them.
    ['LOG 1h30 sh030 anim', logged],
    ['Status', told],
    // What the launcher of an AppImage, a desktop's file or a wrapper puts before the verb, or after it.
    ['--no-sandbox log 1h30 sh030 anim', logged],
    ['--ozone-platform-hint=auto --enable-features=A,B --no-sandbox status', told],
    ['-- status', told],
    ['--hidden --practice status', told],
    ['--server kitsu.studio.example status', told],
    ['log 1h30 sh030 anim --no-sandbox --disable-gpu', logged],
    ['quick', opened],
    ['--no-sandbox QUICK 1h30 sh030', { ...opened, line: '1h30 sh030' }],
    ['start --file /f/sh030_anim.blend', onFile({ verb: 'start', file: '/f/sh030_anim.blend' })],
    ['log --file=/f/sh030.blend 30m', onFile({ verb: 'log', line: '30m', file: '/f/sh030.blend' })],
    ['log 30 --file C:\\f\\x.ma', onFile({ verb: 'log', line: '30', file: 'C:\\f\\x.ma' })],
    // A time below zero is for the grammar to refuse.
    ['log -1h sh030', { ...logged, request: { verb: 'log', line: '-1h sh030' } }],
  ])('%s', (typed, words) => {
    expect(parseCommand(typed.split(' '))).toEqual(words);
  });

  it.each([
    '',
    '--profile log',
    '--hidden --profile=x',
    '--no-sandbox',
    '--profile --hidden',
    'kitsu-companion://task/1',
    '--no-sandbox kitsu-companion://start/1',
  ])('is none in “%s”, so that the app starts', (typed) => {
    expect(parseCommand(typed === '' ? [] : typed.split(' '))).toEqual({ kind: 'none' });
  });

  it.each([
    ['--help', null],
    ['-h', null],
    ['help', null],
    ['--no-sandbox --help', null],
    ['log --help', 'log'],
    ['LOG -h', 'log'],
    ['--help start', 'start'],
    ['help status', 'status'],
  ])('%s asks for help', (typed, verb) => {
    expect(parseCommand(typed.split(' '))).toEqual({ kind: 'help', verb });
  });

  it('tells its version', () => {
    expect(parseCommand(['--no-sandbox', '--version'])).toEqual({ kind: 'version' });
  });

  it.each([
    ['lgo 1h sh030', true, 'lgo'],
    ['--no-sandbox delete', true, 'delete'],
    ['/home/ada/scene.blend', true, 'scene.blend'],
    ['log', false, 'log 1h30'],
    ['start --json', false, 'start sh030'],
    ['stop now', false, 'now'],
    ['start --file=', false, 'save it first'],
    ['log --file=/f/sh030.blend', false, 'How long'],
    ['start --file=/f/sh030.blend sh030', false, 'leave out'],
    ['status --file=/f/sh030.blend', false, 'no file'],
    // Not stepped over: it may have been meant for the day.
    ['log 1h sh030 --yesterday', false, '--yesterday'],
  ])('%s is not understood', (typed, isUsage, says) => {
    const words = parseCommand(typed.split(' '));
    expect(words).toMatchObject({
      kind: 'wrong',
      usage: isUsage,
      json: typed.endsWith('--json'),
      message: expect.stringContaining(says) as unknown,
    });
  });

  it('keeps of a long path what is nearest to the file', () => {
    const words = parseCommand(['start', '--file', `/${'folder/'.repeat(200)}SQ010/sh030.blend`]);
    const { file } = (words as { request: { file: string } }).request;
    expect(file).toMatch(/^\/folder.*\/SQ010\/sh030\.blend$/);
    expect(file.length).toBeLessThanOrEqual(600);
  });

  it('has its help for all verbs and for each', () => {
    for (const verb of COMMAND_VERBS) {
      expect(usage()).toContain(`\n  ${verb}`);
      expect(usage(verb)).toContain(`\n  ${verb}`);
    }
    expect(usage('log')).not.toContain('stop');
  });

  it('comes after the app’s own path where it is not packaged', () => {
    const app = { isPackaged: false, getAppPath: () => '/the/app' };
    expect(ownArguments(['electron', '-r', 'gate', '/the/app', 'stop'], app)).toEqual(['stop']);
    expect(ownArguments(['electron', '--no-sandbox', '/the/app', 'stop'], app)).toEqual(['stop']);
    expect(ownArguments(['electron', 'stop'], app)).toEqual([]);
    expect(ownArguments(['kitsu-companion', 'stop'], { ...app, isPackaged: true })).toEqual([
      'stop',
    ]);
  });
});
