import { expect, it } from 'vitest';
import { readSetupWords } from '../../../electron/external/setup/setup-words.ts';
import { parseCommand } from '../../../electron/platform/cli-words.ts';

/** The words of a terminal, parted at their spaces. */
function read(typed: string) {
  const asked = parseCommand(typed.split(' '));
  if (asked.kind !== 'setup') throw new Error(`${typed} is ${asked.kind}`);
  return { asked, wish: readSetupWords(asked.verb, asked.words) };
}

it('reads a plan with all that can be said of it', () => {
  const { asked, wish } = read(
    '--no-sandbox plan cut.edl --production=Film --json --profile P --server kitsu.test --email a@b.test --password-stdin --names {sequence}_{shot} --frame-in 1001 --handles 8 --fps 23.976 --update-only --yes',
  );
  expect(asked).toMatchObject({ verb: 'plan', profile: 'P', json: true });
  expect(wish).toEqual({
    ok: true,
    value: {
      ...{ verb: 'plan', file: 'cut.edl', production: 'Film', json: true, yes: true },
      ...{ updateOnly: true, schema: false },
      signIn: { server: 'kitsu.test', email: 'a@b.test' },
      cut: {
        ...{ names: '{sequence}_{shot}', frameIn: 1001, handles: 8, episode: null },
        rate: { num: 24000, den: 1001 },
      },
    },
  });
});

it('steps over what a launcher adds, and takes the verb in capitals', () => {
  expect(
    read('--ozone-platform=wayland EXPORT f.yaml --production Film --no-sandbox').wish,
  ).toEqual(expect.objectContaining({ ok: true }));
  expect(read('export --schema').wish).toMatchObject({ ok: true, value: { schema: true } });
});

it.each([
  'plan',
  'plan a.csv',
  'plan a.csv b.csv --production Film',
  'plan a.csv --production',
  'plan a.csv --production Film --nonsense',
  'plan a.csv --production Film --server kitsu.test',
  'plan a.csv --production Film --password-stdin',
  'plan a.edl --production Film --fps fast',
  'plan a.edl --production Film --frame-in soon',
  'plan a.edl --production Film --handles -1',
  'plan --schema',
])('does nothing on %s', (typed) => {
  expect(read(typed).wish).toMatchObject({ ok: false, code: 'bad-input' });
});

it('says what it can', () => {
  expect(parseCommand(['plan', '--help'])).toEqual({ kind: 'help', verb: null });
});
