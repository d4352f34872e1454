import { describe, expect, it } from 'vitest';
import { nameReader } from '../../../../electron/production/setup/cut/clip-names.ts';
import { framesOfTimecode } from '../../../../electron/production/setup/cut/rate.ts';
import { readRate } from '../../../../electron/shared/frame-rate.ts';
import { readEdl } from '../../../../electron/production/setup/cut/read-edl.ts';
import { readFcp7 } from '../../../../electron/production/setup/cut/read-fcp7.ts';
import { readOtio } from '../../../../electron/production/setup/cut/read-otio.ts';
import type { CutChoices } from '../../../../electron/production/setup/cut/sheet-of-cut.ts';
import type { FileNote } from '../../../../electron/production/setup/sheet.ts';
import type { Result } from '../../../../electron/shared/result.ts';
import { saidText } from '../../../../electron/shared/setup-said.ts';
import { readSheetOf } from './a-cut.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};
const rate = (text: string) => readRate(text) ?? { num: 0, den: 0 };
const messages = (notes: FileNote[]): string => notes.map((one) => saidText(one.said)).join('\n');

describe('a rate', () => {
  it.each([
    ['24', 24, 1],
    ['23.976', 24000, 1001],
    ['23.98', 24000, 1001],
    ['29,97', 30000, 1001],
    ['59.94', 60000, 1001],
    ['30000/1001', 30000, 1001],
    ['12', 12, 1],
    ['12.5', 12500, 1000],
  ])('%s is a ratio of whole numbers', (text, num, den) => {
    expect(readRate(text)).toEqual({ num, den });
  });

  it.each(['', 'fast', '0', '-24', '1e3', '24/0'])('%j is none', (text) => {
    expect(readRate(text)).toBeNull();
  });

  it('counts timecode by the clock where it drops frames, and by frames where not', () => {
    const video = rate('29.97');
    expect(framesOfTimecode('01:00:00;00', video, true)).toBe(107_892);
    expect(framesOfTimecode('00:01:00;02', video, true)).toBe(1800);
    expect(framesOfTimecode('00:10:00;00', video, true)).toBe(17_982);
    expect(framesOfTimecode('00:01:00;04', rate('59.94'), true)).toBe(3600);
    expect(framesOfTimecode('00:01:00:02', video, false)).toBe(1802);
    expect(framesOfTimecode('00:00:00:24', rate('23.976'), false)).toBeNull();
    expect(framesOfTimecode('00:00:00;23', rate('24'), true)).toBe(23);
  });
});

const EDL = `TITLE: REEL 1
FCM: NON-DROP FRAME

001  BL       V     C        00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00
002  BL       V     C        00:00:00:00 00:00:00:00 01:00:01:00 01:00:01:00
002  A001     V     D    012 10:00:00:00 10:00:02:00 01:00:01:00 01:00:03:00
* TO CLIP NAME: SQ01_SH010.mov
003  REEL TWO V     C        00:00:05:00 00:00:06:00 01:00:03:00 01:00:04:00
M2   REEL TWO       048.0                00:00:05:00
* FROM CLIP NAME:  SQ01_SH020_v003
* COMMENT: slow down
004  A002     A     C        00:00:00:00 00:00:04:00 01:00:00:00 01:00:04:00
* FROM CLIP NAME: SQ01_MUSIC
005  A003     AA/V  C        00:00:00:00 00:00:02:00 01:00:04:00 01:00:06:00
* FROM CLIP NAME: SQ02_SH010
006  A003     V     C        00:00:00:00 00:00:00:00 01:00:06:00 01:00:06:00
* FROM CLIP NAME: SQ02_SH010
006  A004     V     D    024 00:00:10:00 00:00:13:00 01:00:06:00 01:00:09:00
* FROM CLIP NAME: SQ02_SH010
* TO CLIP NAME: SQ02_SH020
007  A003     V     C        00:00:00:00 00:00:01:00 01:00:09:00 01:00:10:00
* FROM CLIP NAME: SQ02_SH010
008  A009     V     C        00:00:00:00 00:00:01:00 01:00:10:00 01:00:11:00
* FROM CLIP NAME: titles
`;

describe('an EDL', () => {
  it('is read at any rate, by its pictures alone', () => {
    for (const fps of ['24', '23.976', '23.98', '29.97', '59.94', '12']) {
      const { clips, problems } = must(readEdl(EDL, rate(fps)));
      const second = Math.round(rate(fps).num / rate(fps).den);
      expect(problems).toEqual([]);
      expect(clips.map(({ name, recordIn, recordOut }) => [name, recordOut - recordIn])).toEqual([
        ['SQ01_SH010.mov', 2 * second],
        ['SQ01_SH020_v003', second],
        ['SQ02_SH010', 2 * second],
        ['SQ02_SH020', 3 * second],
        ['SQ02_SH010', second],
        ['titles', second],
      ]);
    }
  });

  it('keeps source, speed and transition', () => {
    const { clips } = must(readEdl(EDL, rate('24')));
    expect(clips[0]).toMatchObject({ sourceIn: 864_000, transition: 12, recordIn: 86_424 });
    expect(clips[1]).toMatchObject({ speed: 2, row: 8 });
    expect(must(readEdl(EDL.replace('048.0', '-024.0'), rate('24'))).clips[1]?.speed).toBe(-1);
    expect(must(readEdl(EDL.replace('048.0', '000.0'), rate('24'))).clips[1]?.speed).toBe(0);
  });

  it('has clips on the track of their channel', () => {
    const at = '00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00';
    const list = ['V', 'V2', 'AA/V', 'B/V3'].map(
      (channel, n) => `00${n + 1} R ${channel} C ${at}\n`,
    );
    expect(must(readEdl(list.join(''), rate('24'))).clips.map(({ track }) => track)).toEqual([
      ...['V1', 'V2', 'V1', 'V3'],
    ]);
  });

  it('counts a drop-frame list by its word, whichever sign it has', () => {
    const minute = (mode: string, sign: string): number => {
      const edl = `FCM: ${mode}\n001 A V C 00:00:00${sign}00 00:01:00${sign}02 00:00:00${sign}00 00:01:00${sign}02\n`;
      const [clip] = must(readEdl(edl, rate('29.97'))).clips;
      return clip ? clip.recordOut - clip.recordIn : 0;
    };
    expect(minute('NON-DROP FRAME', ':')).toBe(1802);
    expect(minute('DROP FRAME', ':')).toBe(1800);
    expect(minute('NON-DROP FRAME', ';')).toBe(1800);
  });

  it('names the line of what cannot be', () => {
    const wrong = '001 A V C 00:00:00:24 00:00:01:00 00:00:00:00 00:00:01:00\n002 A V oops\n';
    expect(must(readEdl(wrong, rate('24'))).problems).toMatchObject([
      { row: 1, said: { code: 'timecode', timecode: '00:00:00:24', rate: '24' } },
      { row: 2 },
    ]);
    expect(readEdl('TITLE: none', rate('24'))).toMatchObject({ code: 'bad-input' });
    const drop = must(readEdl('001 A V C 0:00:00;00 0:00:01;00 0:00:00;00 0:00:01;00', rate('24')));
    expect(messages(drop.questions)).toContain('Drop-frame');
  });
});

const clipItem = (name: string, start: number, end: number, more = ''): string =>
  `<clipitem><name>${name}</name><rate><timebase>24</timebase><ntsc>TRUE</ntsc></rate><start>${start}</start><end>${end}</end><in>8</in><out>56</out>${more}</clipitem>`;
const FCP = `<?xml version="1.0"?><!DOCTYPE xmeml><xmeml version="5"><project><children><sequence><name>R1</name>
<rate><timebase>24</timebase><ntsc>TRUE</ntsc></rate><media><video>
<track>${clipItem('SQ01_SH010', 0, -1)}<transitionitem><start>40</start><end>56</end><alignment>center</alignment></transitionitem>${clipItem('SQ01_SH020 &amp; more', -1, 96, '<file><timecode><frame>1000</frame></timecode></file>')}${clipItem('SQ01_SH030', 96, 120, '<enabled>FALSE</enabled>')}</track>
<track>${clipItem('SQ02_SH010', 10, 58, '<filter><effect><effectid>timeremap</effectid><parameter><parameterid>speed</parameterid><value>200</value></parameter></effect></filter>')}${clipItem('SQ02_SH020', 58, 70, '<sequence/>')}</track>
</video><audio><track>${clipItem('SQ09_SH010', 0, 10)}</track></audio></media></sequence></children></project></xmeml>`;

describe('a Final Cut Pro 7 XML', () => {
  it('is read by its tracks, with a ratio for a rate and the edges of transitions worked out', () => {
    const cut = must(readFcp7(FCP));
    expect(cut.rate).toEqual({ num: 24000, den: 1001 });
    expect(cut.clips).toMatchObject([
      { name: 'SQ01_SH010', track: 'V1', recordIn: 0, recordOut: 48, transition: 0 },
      { name: 'SQ01_SH020 & more', recordIn: 48, recordOut: 96, transition: 16, sourceIn: 1008 },
      { name: 'SQ01_SH030', enabled: false },
      { name: 'SQ02_SH010', track: 'V2', recordIn: 10, recordOut: 58, speed: 2 },
      { name: 'SQ02_SH020', nested: true },
    ]);
  });

  it('counts what is in a sequence within it, as far as it is seen, unless that is named as a shot', () => {
    const inside = `<sequence><media><video><track>${clipItem('SQ03_SH010', 0, 20)}${clipItem('SQ03_SH020', 20, 60)}</track></video></media></sequence>`;
    const nest = (name: string) =>
      FCP.replace(clipItem('SQ02_SH020', 58, 70, '<sequence/>'), clipItem(name, 58, 88, inside));
    const rows = (name: string) => {
      const sheet = must(readSheetOf('r1.xml', Buffer.from(nest(name))));
      const said = messages(sheet.questions);
      return { of: sheet.rows.map(({ cells }) => [cells.name?.text, cells.frames?.text]), said };
    };
    // From its frame 8 on, for 30 frames.
    const opened = rows('Reel 3');
    expect(opened.of.slice(-2)).toEqual([
      ['SH010', '12'],
      ['SH020', '18'],
    ]);
    expect(opened.said).toContain('what is in it counts');
    expect(rows('SQ02_SH020').of.at(-1)).toEqual(['SH020', '30']);
  });

  it('is told from others, and no entity of it grows', () => {
    expect(readFcp7('<fcpxml version="1.9"/>')).toMatchObject({
      message: expect.stringContaining('Pro X'),
    });
    for (const text of ['', '<a', '<xmeml/>', '{}', '<a>'.repeat(10_000)])
      expect(readFcp7(text)).toMatchObject({ ok: false, code: 'bad-input' });
  });
});

const time = (value: number, fps = 23.976) => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate: fps });
const range = (start: number, length: number, fps?: number) => ({
  ...{ OTIO_SCHEMA: 'TimeRange.1', start_time: time(start, fps), duration: time(length, fps) },
});
const otioClip = (name: string, start: number, length: number, more: object = {}) => ({
  ...{ OTIO_SCHEMA: 'Clip.2', name, source_range: range(start, length), effects: [] },
  ...more,
});
const media = (schema: string, more: object = {}) => ({
  media_references: { DEFAULT_MEDIA: { OTIO_SCHEMA: schema, ...more } },
});
const OTIO = JSON.stringify({
  OTIO_SCHEMA: 'Timeline.1',
  tracks: {
    OTIO_SCHEMA: 'Stack.1',
    children: [
      {
        ...{ OTIO_SCHEMA: 'Track.1', kind: 'Video' },
        children: [
          { OTIO_SCHEMA: 'Gap.1', source_range: range(0, 10) },
          otioClip('SQ01_SH010', 1001, 48),
          { OTIO_SCHEMA: 'Transition.1', in_offset: time(4), out_offset: time(8) },
          otioClip('SQ01_SH020', 0, 24, {
            effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: -1 }],
          }),
          otioClip('bars', 0, 24, media('GeneratorReference.1')),
          otioClip('SQ01_SH030', 0, 24, { enabled: false }),
          {
            ...{ OTIO_SCHEMA: 'Clip.1', name: 'SQ01_SH040', source_range: null },
            media_reference: { OTIO_SCHEMA: 'ExternalReference.1', available_range: range(5, 30) },
          },
        ],
      },
      { OTIO_SCHEMA: 'Track.1', kind: 'Audio', children: [otioClip('SQ09_SH010', 0, 10)] },
    ],
  },
});

describe('an OpenTimelineIO file', () => {
  it('is read by its pictures, each at its place in the cut', () => {
    const cut = must(readOtio(OTIO));
    expect(cut.rate).toEqual({ num: 24000, den: 1001 });
    expect(cut.clips).toMatchObject([
      { name: 'SQ01_SH010', recordIn: 10, recordOut: 58, sourceIn: 1001 },
      { name: 'SQ01_SH020', recordIn: 58, recordOut: 82, speed: -1, transition: 12 },
      { name: 'SQ01_SH030', recordIn: 106, enabled: false },
      { name: 'SQ01_SH040', recordIn: 130, recordOut: 160, sourceIn: 5 },
    ]);
  });

  it('counts what is seen of a stack within it', () => {
    const track = { OTIO_SCHEMA: 'Track.1', kind: 'Video' };
    const nested = {
      ...{ OTIO_SCHEMA: 'Stack.1', name: 'Reel 2', source_range: range(10, 30) },
      children: [
        { ...track, children: [otioClip('SQ05_SH010', 0, 16), otioClip('SQ05_SH020', 7, 48)] },
        { ...track, kind: 'Audio', children: [otioClip('SQ09_SH010', 0, 90)] },
      ],
    };
    const cut = JSON.parse(OTIO) as { tracks: { children: { children: unknown[] }[] } };
    cut.tracks.children[0]?.children.push(nested);
    const clip = must(readOtio(JSON.stringify(cut))).clips.at(-1);
    expect(clip).toMatchObject({ name: 'Reel 2', nested: true, recordIn: 160, recordOut: 190 });
    expect(clip?.inner).toMatchObject([
      { name: 'SQ05_SH010', recordIn: 160, recordOut: 166, sourceIn: 10 },
      { name: 'SQ05_SH020', recordIn: 166, recordOut: 190, sourceIn: 7 },
    ]);
  });

  it.each(['', '[]', '{"OTIO_SCHEMA":"Clip.1"}', '{"OTIO_SCHEMA":"Timeline.1","tracks":7}'])(
    'is refused where it is %j',
    (text) => expect(readOtio(text)).toMatchObject({ ok: false, code: 'bad-input' }),
  );
});

describe('names of clips', () => {
  it.each([
    ['{sequence}_{shot}', 'SQ01_SH010_comp_v003', 'SQ01', 'SH010'],
    ['{sequence}_{shot}', 'SQ01_SH010.v01.mov', 'SQ01', 'SH010'],
    ['{any}_{sequence}-{shot}', 'CUT_SQ01-SH010', 'SQ01', 'SH010'],
    ['({sequence}) {shot}', '(Été) 010', 'Été', '010'],
  ])('are read by %s: %s', (pattern, name, sequence, shot) => {
    expect(nameReader(pattern)?.(name)).toMatchObject({ sequence, shot });
  });

  it('are none without both parts, and a pattern without them is none', () => {
    expect(nameReader('{sequence}_{shot}')?.('_')).toBeNull();
    expect(nameReader('{sequence}')).toBeNull();
    expect(nameReader('{sequence}_{shot}_{take}')).toBeNull();
  });
});

describe('the shots of a cut', () => {
  const sheet = (said: Partial<CutChoices> = {}) =>
    must(readSheetOf('r1.edl', Buffer.from(EDL), said));
  const cells = (said: Partial<CutChoices>) =>
    sheet(said).rows.map(({ cells: { sequence, name, frames, frameIn, frameOut } }) =>
      [sequence, name, frames, frameIn, frameOut].map((cell) => cell?.text ?? null),
    );

  it('have the length that the cut shows, and no range that nobody asked for', () => {
    expect(cells({})).toEqual([
      ['SQ01', 'SH010', '50', null, null],
      ['SQ01', 'SH020', '25', null, null],
      ['SQ02', 'SH010', '50', null, null],
      ['SQ02', 'SH020', '75', null, null],
    ]);
  });

  it('have ranges as they are asked: from a frame with handles, or of the source', () => {
    expect(cells({ frameIn: 1001, handles: 8 })[0]).toEqual([
      'SQ01',
      'SH010',
      '66',
      '1001',
      '1066',
    ]);
    const source = 10 * 60 * 60 * 25;
    expect(cells({ frameIn: 'source' })[0]?.slice(3)).toEqual([`${source}`, `${source + 49}`]);
  });

  it('ask about all that is odd, each by its line', () => {
    const { questions } = sheet();
    expect(questions.map(({ row }) => row)).toEqual([null, 23, 6, 8, 18, null, 14]);
    for (const words of ['{sequence}_{shot}', 'titles', 'comes in', '192 %', 'more than once'])
      expect(messages(questions)).toContain(words);
    expect(messages(sheet({ names: '{sequence}_{shot}', frameIn: 1001 }).questions)).not.toContain(
      '--',
    );
  });

  it('leave the film’s own name out of theirs', () => {
    const edl = EDL.replaceAll('SQ0', 'CUT_SQ0');
    const { rows } = must(readSheetOf('r1.edl', Buffer.from(edl)));
    expect(rows[0]?.cells).toMatchObject({ sequence: { text: 'SQ01' }, name: { text: 'SH010' } });
  });

  it('leave disabled clips out', () => {
    const { rows, questions } = must(readSheetOf('r1.xml', Buffer.from(FCP)));
    expect(rows).toHaveLength(4);
    expect(messages(questions)).toContain('disabled');
  });
});
