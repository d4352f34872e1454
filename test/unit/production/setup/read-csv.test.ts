import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../electron/production/setup/read/decode-text.ts';
import { readCsv } from '../../../../electron/production/setup/read/read-csv.ts';
import { readSheetOf as readSheet } from './a-cut.ts';
import { MOST_ROWS } from '../../../../electron/production/setup/read/table.ts';

const table = (text: string | Buffer) => {
  const read = readCsv(Buffer.from(text as string));
  if (!read.ok) throw new Error(read.message);
  return read.value;
};
const sheet = (text: string, name = 'shots.csv') => {
  const read = readSheet(name, Buffer.from(text));
  if (!read.ok) throw new Error(read.message);
  return read.value;
};
const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('a table of text', () => {
  const text = 'Sequence;Name\r\nÉté;“SH010” €\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', utf16(`\ufeff${text}`)],
    ['UTF-16 from the other end', utf16(`\ufeff${text}`, true)],
    [
      'Windows-1252',
      Buffer.from(
        [...'Sequence;Name\r\n']
          .map((c) => c.charCodeAt(0))
          .concat([
            0xc9, 0x74, 0xe9, 0x3b, 0x93, 0x53, 0x48, 0x30, 0x31, 0x30, 0x94, 0x20, 0x80, 13, 10,
          ]),
      ),
    ],
  ])('is read in %s', (_, bytes) => {
    expect(table(bytes).rows).toEqual([{ row: 2, cells: ['Été', '“SH010” €'] }]);
  });

  it('is known as UTF-16 without a mark, and bytes that are no text are refused', () => {
    expect(decodeText(utf16('Name,A\n'))).toBe('Name,A\n');
    expect(decodeText(utf16('Name,A\n', true))).toBe('Name,A\n');
    expect(readCsv(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9, 1]))).toMatchObject({ ok: false });
    expect(readCsv(Buffer.from('\r\n \r\n'))).toMatchObject({ ok: false, code: 'bad-input' });
  });

  it.each([';', '\t', ',', '|'])('is parted by %j, whatever is quoted in it', (sign) => {
    const header = ['Sequence', 'Name', 'Description'].join(sign);
    const said = `"He says ""run, hide; go"" and leaves\nat 'dawn'"`;
    expect(table(`${header}\n\n${['SQ01', 'SH010', said].join(sign)}\n`).rows).toEqual([
      { row: 3, cells: ['SQ01', 'SH010', 'He says "run, hide; go" and leaves\nat \'dawn\''] },
    ]);
  });

  it('obeys the line that names the separator, and passes blank and short rows', () => {
    const read = table('sep=;\r\nSequence;Name;Frames\r\n;;\r\nSQ01;SH010\r\n\r\n');
    expect(read).toMatchObject({ columns: ['Sequence', 'Name', 'Frames'], problems: [] });
    expect(read.rows).toEqual([{ row: 4, cells: ['SQ01', 'SH010'] }]);
  });

  it('names a quote that never ends', () => {
    expect(table('Sequence,Name\nSQ01,"SH010\nSQ01,SH020\n').problems).toMatchObject([
      { row: 2, said: { code: expect.stringContaining('quote') } },
    ]);
  });

  it('is refused over a limit that is said, without its rest being read', () => {
    const million = `Sequence,Name\n${'SQ,SH\n'.repeat(1_000_000)}`;
    expect(readCsv(Buffer.from(million))).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining(String(MOST_ROWS)),
    });
  });
});

describe('the rows of a table', () => {
  it('come from Kitsu’s own export, with the people of each task type', () => {
    const { rows, problems } = sheet(
      'Project;Episode;Sequence;Name;Description;Time Spent;Frames;Frame In;Frame Out;FPS;Mood;Layout;Assignations;Animation;Assignations\r\n' +
        'Film;;SQ01;SH010;;2.5;24;1001;1024;;calm;wip;Ada Bell;todo;"Ada Bell,Bo Chen"\r\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        kind: 'Shot',
        cells: { project: { text: 'Film' }, frameOut: { text: '1024', column: 'Frame Out' } },
        more: [
          ...[{ column: 'Mood' }, { column: 'Layout' }],
          ...[{ column: 'Layout Assignations', text: 'Ada Bell' }, { column: 'Animation' }],
          { column: 'Animation Assignations', text: 'Ada Bell,Bo Chen' },
        ],
      },
    ]);
  });

  it.each([
    ['Shot Code,Sequence,Cut In,Cut Out,Cut Duration,Id\nSH010,SQ01,1001,1024,24,77\n', 'Shot'],
    ['name , SEQUENCE,frame_start,fend\nSH010,SQ01,1001,1024\n', 'Shot'],
    ['Asset Name,Type\nLamp,Prop\n', 'Asset'],
    ['Sequence,Description\nSQ01,Night\n', 'Sequence'],
    ['Episode\nE01\n', 'Episode'],
  ])('are known by the headers of other programs: %s', (text, kind) => {
    expect(sheet(text)).toMatchObject({ rows: [{ kind }], questions: [], problems: [] });
  });

  it('are refused where no column says what they are about, or the file is of no known kind', () => {
    expect(readSheet('a.csv', Buffer.from('Foo,Bar\n1,2\n'))).toMatchObject({ code: 'bad-input' });
    expect(readSheet('a.pdf', Buffer.from('Name\n1\n'))).toMatchObject({ code: 'bad-input' });
  });

  it('ask about a second column of the same', () => {
    expect(sheet('Sequence,Name,name\nSQ01,SH010,SH020\n')).toMatchObject({
      rows: [{ cells: { name: { text: 'SH010' } } }],
      questions: [{ row: 1, column: 'name' }],
    });
  });
});

describe('a production in YAML', () => {
  it('keeps every name as it is written, with its line', () => {
    const { rows, problems } = sheet(
      'production: Film\nsequences:\n  001:\n    shots:\n      1e2:\n        frames: 24\n        tasks:\n          Animation:\n      no:\n',
      'film.yaml',
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { kind: 'Sequence', row: 3, cells: { sequence: { text: '001' } } },
      {
        ...{ kind: 'Shot', row: 5, cells: { name: { text: '1e2' }, frames: { text: '24' } } },
        more: [{ column: 'Animation', text: 'yes' }],
      },
      { kind: 'Shot', row: 9, cells: { name: { text: 'no' } } },
    ]);
  });

  it.each([
    ['sequences:\n  SQ01:\n    shot: {}\n', 3],
    ['sequences:\n  SQ01:\n    shots:\n      SH010:\n        frames: [1]\n', 5],
    ['films: {}\n', 1],
  ])('is refused by the line: %s', (text, row) => {
    expect(sheet(text, 'film.yml').problems).toMatchObject([{ row }]);
  });

  it('may say once what many have', () => {
    const { rows, problems } = sheet(
      'sequences:\n  SQ01:\n    shots:\n      SH010:\n        tasks: &usual { Animation: { estimate: 3d } }\n      SH020:\n        tasks: *usual\n',
      'film.yaml',
    );
    expect(problems).toEqual([]);
    expect(rows[2]?.more).toEqual(rows[1]?.more);
    expect(rows[2]?.more).toHaveLength(2);
  });

  it('is refused where it is no YAML, or grows without end', () => {
    expect(readSheet('a.yaml', Buffer.from('a: [1\nb: 2'))).toMatchObject({ code: 'bad-input' });
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, at) => {
        const before = 'abcdefgh'[at] ?? '';
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      })
      .join('\n')}\n`;
    expect(readSheet('a.yaml', Buffer.from(bomb))).toMatchObject({ code: 'bad-input' });
  });
});
