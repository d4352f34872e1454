import { expect, it } from 'vitest';
import { kindIn, readReportWords } from '../../../electron/external/report/report-words.ts';
import { jsonOfRefusal } from '../../../electron/external/report/report-answer.ts';
import { parseCommand, usage } from '../../../electron/platform/cli-words.ts';
import { failure } from '../../../electron/shared/result.ts';

function read(typed: string) {
  const asked = parseCommand(typed.split(' '));
  if (asked.kind !== 'report') throw new Error(`${typed} is ${asked.kind}`);
  return { asked, wish: readReportWords(asked.words) };
}

it('reads a report with all that can be said of it', () => {
  const { asked, wish } = read(
    '--no-sandbox REPORT Workload --production=Film --json --profile P --csv a.csv --weekend fri,Saturday --server kitsu.test --email a@b.test --password-stdin',
  );
  expect(asked).toMatchObject({ profile: 'P', json: true });
  expect(wish).toEqual({
    ok: true,
    value: {
      ...{ kind: 'workload', production: 'Film', json: true, csv: 'a.csv', weekend: [5, 6] },
      signIn: { server: 'kitsu.test', email: 'a@b.test' },
    },
  });
  const plain = read('report time --production Film --weekend none').wish;
  expect(plain).toMatchObject({ value: { weekend: [], signIn: null, csv: null, json: false } });
});

it.each([
  'report',
  'report --production Film',
  'report colours --production Film',
  'report risks time --production Film',
  'report risks',
  'report risks --production',
  'report risks --production Film --yes',
  'report risks --production Film --weekend someday',
  'report risks --production Film --email a@b.test',
])('does nothing on %s', (typed) => {
  expect(read(typed).wish).toMatchObject({ ok: false, code: 'bad-input' });
});

it('is refused in the shape that was asked for', () => {
  const why = failure('bad-input', 'No.', 'Ask otherwise.');
  const said = { ok: false, message: 'No.', action: 'Ask otherwise.' };
  expect(jsonOfRefusal(why, kindIn(['progress']))).toEqual({
    ...{ ...said, total: 0, done: 0 },
    by_task_type: {},
  });
  expect(jsonOfRefusal(why, kindIn(['risks', '--csv']))).toEqual({ ...said, tasks: [] });
  expect(jsonOfRefusal(why, kindIn(['workload']))).toEqual({ ...said, people: [] });
  expect(jsonOfRefusal(why, kindIn(['TIME']))).toEqual({ ...said, rows: [], minutes: 0 });
  expect(jsonOfRefusal(why, kindIn(['colours']))).toEqual(said);
});

it('has its help', () => {
  expect(parseCommand(['report', '--help'])).toEqual({ kind: 'help', verb: null });
  expect(usage()).toContain('report risks|forecast|progress|workload|time');
});
