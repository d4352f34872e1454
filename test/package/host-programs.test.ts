import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { makeHome, startPackage, type Ended, type Running } from './unprivileged.ts';

const folder = inject('packageFolder');
const home = makeHome();
const launcher = join(folder, 'kitsu-companion-command');
let app: Running;

const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, program)));

/** README's lines for a program, with the command's full path in them. */
function linesFor(mark: string): string {
  const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```python\n([\s\S]*?)```/g)];
  const lines = blocks.map(([, block = '']) => block).find((block) => block.includes(mark));
  if (lines === undefined) throw new Error(`README has no lines with ${mark}`);
  return lines.replace('["kitsu-companion-command"]', JSON.stringify([launcher]));
}

const running = async (): Promise<string | null> => {
  const { output } = await app.run(launcher, ['status', '--json']);
  const line = output.split('\n').find((one) => one.startsWith('{')) ?? '{}';
  const { status } = JSON.parse(line) as { status?: { running: { title: string } | null } };
  return status?.running?.title ?? null;
};

/** A path in the user's own folder. */
const inHome = (...path: string[]): string => join(home.writable, ...path);

/** Writes a file as that user: the folder is theirs. */
async function write(file: string, text: string): Promise<void> {
  const words = ['-c', 'mkdir -p "$(dirname "$1")" && printf %s "$2" > "$1"', 'sh', file, text];
  const written = await app.run('sh', words);
  expect(written.code, written.output).toBe(0);
}

beforeAll(async () => {
  app = await startPackage(home, join(folder, 'kitsu-companion'), ['--practice', '--hidden']);
  await vi.waitFor(
    async () => {
      const { output } = await app.run(launcher, ['log', '1h', 'sh']);
      expect(output).toContain('could be more than one task');
    },
    { timeout: 60_000, interval: 500 },
  );
}, 120_000);

afterAll(async () => {
  await app.end();
  home.remove();
});

const NAMES = ['SQ010_SH030_anim_v012.blend', 'sh030_anim_v012.blend'];

/** Sees what the lines start, and can end Blender. */
const WATCHED = `
import bpy, os, subprocess, sys
asked = []
class Seen(subprocess.Popen):
    def __init__(self, *words, **more):
        super().__init__(*words, **more)
        asked.append(self)
subprocess.Popen = Seen
def quit_now():
    print("asked", len(asked), "times")
    sys.stdout.flush()
    os._exit(0)
`;

/** A few turns of Blender's own loop after the answer, in which the lines say what it was. */
const QUIT_WHEN_ANSWERED = `
turns = [0]
def quit_when_answered():
    turns[0] += bool(asked) and all(one.returncode is not None for one in asked)
    if turns[0] > 5:
        quit_now()
    return 0.2
bpy.app.timers.register(quit_when_answered, persistent=True)
`;

/** Writes down what the lines show, and ends Krita once they have seen the answer. */
const QUIT_KRITA_WHEN_ANSWERED = `
import os
shown = []
real_say, real_answered = KitsuCompanion.say, KitsuCompanion.answered
def say(self, text):
    real_say(self, text)
    shown.append(text)
def answered(self, process, code):
    real_answered(self, process, code)
    with open(os.environ["KITSU_SEEN"], "w", encoding="utf-8") as file:
        file.write("\\n".join(shown))
    os._exit(0)
KitsuCompanion.say, KitsuCompanion.answered = say, answered
`;

for (const program of ['blender', 'krita']) {
  if (!onPath(program))
    console.warn(`LEFT OUT: README's lines in ${program}, which is not installed here.`);
}

describe.skipIf(!onPath('blender'))('README’s lines in Blender', () => {
  const scripts = inHome('blender');
  /** Its own folders, with the lines among the scripts that it loads at its start. */
  const env = { BLENDER_USER_SCRIPTS: scripts, BLENDER_USER_CONFIG: inHome('blender', 'config') };

  /** Blender in a window on a file, and how it went. The words before the file are done before it is opened. */
  const blender = (file: string, end: string): Promise<Ended> =>
    app.run(
      'blender',
      ['--python-expr', `${WATCHED}\n${end}`, ...(file === '' ? [] : [file])],
      env,
    );

  beforeAll(async () => {
    await write(join(scripts, 'startup', 'kitsu_companion.py'), linesFor('bpy.app.handlers'));
    const files = NAMES.map((name) => JSON.stringify(inHome(name)));
    const save = files.map((file) => `bpy.ops.wm.save_as_mainfile(filepath=${file})`).join('; ');
    const made = await app.run('blender', ['-b', '--python-expr', `import bpy; ${save}`], env);
    expect(made.code, made.output).toBe(0);
    expect(made.output, 'without a window nothing is asked').not.toContain('Kitsu Companion');
  }, 120_000);

  it('start the task that the opened file is named by', async () => {
    const ended = await blender(inHome('SQ010_SH030_anim_v012.blend'), QUIT_WHEN_ANSWERED);
    expect(ended.output).not.toMatch(/Traceback|Kitsu Companion:/);
    expect(await running(), ended.output).toBe('SQ010 / SH030 · Animation');
  });

  it('show that the quick log asks, where a shot is in several sequences', async () => {
    await app.run(launcher, ['stop']);
    const ended = await blender(inHome('sh030_anim_v012.blend'), QUIT_WHEN_ANSWERED);
    expect(ended.output).toContain('Kitsu Companion: “sh030_anim_v012.blend” does not say which');
    expect(ended.output).not.toContain('Traceback');
    expect(await running()).toBeNull();
  });

  it('ask nothing for a file that was never saved', async () => {
    const ended = await blender('', 'sys.modules["kitsu_companion"].kitsu_start(); quit_now()');
    expect(ended.output).toContain('asked 0 times');
    expect(ended.output).not.toMatch(/Traceback|Kitsu Companion:/);
  });
});

describe.skipIf(!onPath('krita'))('README’s lines in Krita', () => {
  const plugins = inHome('krita-data', 'krita', 'pykrita');
  const env = {
    XDG_DATA_HOME: inHome('krita-data'),
    KITSU_SEEN: inHome('seen.txt'),
  };

  /** Krita in a window on a picture, until the command has answered; gives what the lines said. */
  async function krita(name: string): Promise<string> {
    await app.run('cp', [join(process.cwd(), 'build/icons/icon.png'), inHome(name)]);
    await app.run('rm', ['-f', env.KITSU_SEEN]);
    const ended = await app.run('krita', ['--nosplash', inHome(name)], env);
    expect(ended.code, ended.output).toBe(0);
    return readFileSync(env.KITSU_SEEN, 'utf8');
  }

  beforeAll(async () => {
    const desktop = ['Type=Service', 'ServiceTypes=Krita/PythonPlugin'];
    const about = [...desktop, 'X-KDE-Library=kitsu_companion', 'Name=Kitsu Companion'];
    await write(join(plugins, 'kitsu_companion.desktop'), ['[Desktop Entry]', ...about].join('\n'));
    await write(
      join(plugins, 'kitsu_companion', '__init__.py'),
      `${linesFor('from krita import')}\n${QUIT_KRITA_WHEN_ANSWERED}`,
    );
    // Beside the app's own, which is found by the same variable.
    await write(inHome('config', 'kritarc'), '[python]\nenable_kitsu_companion=true\n');
  });

  it('start the task that the opened picture is named by', async () => {
    await app.run(launcher, ['stop']);
    expect(await krita('SQ010_SH030_anim_v012.png')).toBe('');
    expect(await running()).toBe('SQ010 / SH030 · Animation');
  });

  it('show that the quick log asks, where a shot is in several sequences', async () => {
    await app.run(launcher, ['stop']);
    expect(await krita('sh030_anim_v012.png')).toContain(
      '“sh030_anim_v012.png” does not say which',
    );
    expect(await running()).toBeNull();
  });
});
