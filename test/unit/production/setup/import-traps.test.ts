import { describe, expect, it } from 'vitest';
import type { SetupFacts } from '../../../../electron/production/setup/facts.ts';
import { planSetup } from '../../../../electron/production/setup/plan/plan.ts';
import { saidText } from '../../../../electron/shared/setup-said.ts';
import { readSheetOf } from './a-cut.ts';
import { aFilm, anAsset, anEpisode, aSequence, aShot } from './a-film.ts';

/** What Kitsu's own imports get wrong; `test/contract/import-traps.test.ts` lets them do it. */
const sheetOf = (file: string, text: string, said: Parameters<typeof readSheetOf>[2] = {}) => {
  const read = readSheetOf(file, Buffer.from(text), said);
  if (!read.ok) throw new Error(read.message);
  return read.value;
};
const planOf = (file: string, text: string, facts: SetupFacts = aFilm()) =>
  planSetup(sheetOf(file, text, { names: '{sequence}_{shot}' }), facts);
const plan = (csv: string, facts?: SetupFacts) => planOf('sheet.csv', csv, facts);
const event = (number: number, from: number, to: number, name: string | null): string => {
  const at = (second: number): string => `01:00:${String(second).padStart(2, '0')}:00`;
  const times = `00:00:00:00 00:00:${String(to - from).padStart(2, '0')}:00 ${at(from)} ${at(to)}`;
  const named = name === null ? '' : `* FROM CLIP NAME: ${name}\n`;
  return `00${number}  AX V C ${times}\n${named}`;
};
const said = ({ questions }: { questions: { message: string }[] }): string =>
  questions.map(({ message }) => message).join('\n');

describe('a sheet', () => {
  it.each([
    ['Type,Name\nProp,\n', 'Name'],
    ['Type,Name\nProp,  \n', 'Name'],
    ['Type,Name\n,Lamp\n', 'Type'],
    ['Type,Name,Sequence\nProp,,\n', 'Name'],
  ])('has no asset without a name or a type: %j', (csv, column) => {
    const planned = plan(csv);
    expect(planned.steps).toEqual([]);
    expect(planned.problems).toMatchObject([{ row: 2, column, message: /missing/ }]);
  });

  it('has each asset once: of two rows nobody could say which counts', () => {
    expect(plan('Type,Name\nProp,Lamp\nProp,Lamp\n').problems).toMatchObject([
      { row: 3, column: 'Name', message: 'Prop / Lamp stands in row 2 already.' },
    ]);
    // Kitsu knows an asset by type and name alone: that of another episode would be the same.
    const film = aFilm({ episodes: ['E01', 'E02'].map(anEpisode) });
    const series = { ...film, project: { ...film.project, productionType: 'tvshow' } };
    const twice = plan('Episode,Type,Name\nE01,Prop,Lamp\nE02,Prop,Lamp\n', series);
    expect(twice.problems).toMatchObject([{ row: 3, column: 'Name', message: /already/ }]);
  });

  it.each(['24.0', '24,0', '24.000', '+24'])('has %s frames as 24', (frames) => {
    const planned = plan(`Sequence;Name;Frames\nSQ01;SH010;${frames}\n`);
    expect(planned.problems).toEqual([]);
    expect(planned.steps.at(-1)).toMatchObject({ do: 'create', values: { nbFrames: 24 } });
  });

  it.each([
    ['-5', '0 frames'],
    ['24.5', 'whole number'],
  ])('has no shot of %s frames', (frames, words) => {
    const planned = plan(`Sequence;Name;Frames\nSQ01;SH010;${frames}\n`);
    expect(planned.problems).toMatchObject([{ row: 2, column: 'Frames' }]);
    expect(planned.problems[0]?.message).toContain(words);
  });

  it('has no range that ends before it begins, also against what Kitsu has', () => {
    const sequence = aSequence('SQ01');
    const shot = aShot(sequence, 'SH010', { frameIn: 1001, frameOut: 1024, nbFrames: 24 });
    const facts = aFilm({ sequences: [sequence], shots: [shot] });
    expect(plan('Sequence,Name,Out\nSQ01,SH010,100\n', facts).problems).toMatchObject([
      { row: 2, column: 'Out', message: 'The last frame, 100, is before 1001.' },
    ]);
    expect(plan('Sequence,Name,In,Out\nSQ01,SH020,20,10\n', facts).problems).toMatchObject([
      { row: 2, column: 'Out', message: 'The last frame, 10, is before 20.' },
    ]);
  });

  it('leaves an asset in its episode where it has no such column, as Kitsu’s own export', () => {
    const episode = anEpisode('E01');
    const lamp = anAsset('Lamp', { episodeId: episode.id, description: 'Old' });
    const film = aFilm({ episodes: [episode], assets: [lamp] });
    const series = { ...film, project: { ...film.project, productionType: 'tvshow' } };
    const planned = plan('Project;Type;Name;Description\nFilm;Prop;Lamp;New\n', series);
    expect(planned).toMatchObject({ changes: 1, questions: [], problems: [] });
    expect(planned.steps).toMatchObject([{ do: 'change', values: { description: 'New' } }]);
  });

  it('is refused as a whole where one row is wrong: none before it is made', () => {
    const planned = plan('Sequence,Name,Animation\nSQ01,SH010,wip\nSQ01,SH020,someday\n');
    expect(planned.problems).toMatchObject([{ row: 3, column: 'Animation' }]);
  });

  it('has estimates with a comma, and in days, hours or minutes', () => {
    const planned = plan(
      'Sequence;Name;Animation estimate\nSQ01;SH010;2,5d\nSQ01;SH020;4h\nSQ01;SH030;90m\n',
    );
    const tasks = planned.steps.filter((step) => step.do === 'change-task');
    expect(tasks.map((step) => step.values.estimation)).toEqual([1200, 240, 90]);
  });
});

describe('a cut', () => {
  it.each(['cut.fcpxml', 'CUT.FCPXML'])('in %s is refused with what to do', (name) => {
    const read = readSheetOf(name, Buffer.from('<fcpxml version="1.9"/>'));
    expect(read).toMatchObject({ ok: false, code: 'bad-input' });
    expect(read).toMatchObject({ action: expect.stringContaining('Final Cut Pro 7') });
  });

  it('of two sequences is read by its first, which is asked', () => {
    const clip = (name: string) =>
      `<clipitem><name>${name}</name><start>0</start><end>24</end><in>0</in><out>24</out></clipitem>`;
    const sequence = (name: string) =>
      `<sequence><rate><timebase>25</timebase></rate><media><video><track>${clip(name)}</track></video></media></sequence>`;
    const xml = `<xmeml version="5"><project><children>${sequence('SQ01_SH010')}${sequence('SQ02_SH010')}</children></project></xmeml>`;
    const of = planOf('cut.xml', xml);
    expect(of.steps.map(({ title }) => title)).toEqual(['SQ01', 'SQ01 / SH010']);
    expect(said(of)).toContain('The file has 2 sequences. Only the first is read.');

    const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate: 25 });
    const timeline = (name: string) => ({
      OTIO_SCHEMA: 'Timeline.1',
      tracks: {
        OTIO_SCHEMA: 'Stack.1',
        children: [
          {
            ...{ OTIO_SCHEMA: 'Track.1', kind: 'Video' },
            children: [
              {
                ...{ OTIO_SCHEMA: 'Clip.2', name, effects: [] },
                source_range: {
                  ...{ OTIO_SCHEMA: 'TimeRange.1', start_time: time(0), duration: time(24) },
                },
              },
            ],
          },
        ],
      },
    });
    const both = [timeline('SQ01_SH010'), timeline('SQ02_SH010')];
    const collection = { OTIO_SCHEMA: 'SerializableCollection.1', children: both };
    const otio = planOf('cut.otio', JSON.stringify(collection));
    expect(otio.steps.map(({ title }) => title)).toEqual(['SQ01', 'SQ01 / SH010']);
    expect(said(otio)).toContain('The file has 2 timelines. Only the first is read.');
  });

  it('whose events have no clip names goes by their reels, and those that are none are asked', () => {
    const edl = event(1, 0, 2, null).replace('AX', 'SQ01_SH010') + event(2, 2, 4, null);
    const planned = planOf('cut.edl', edl);
    expect(planned.steps.map(({ title }) => title)).toEqual(['SQ01', 'SQ01 / SH010']);
    expect(said(planned)).toContain('“AX” is no shot’s name, and left out.');
    expect(planned.questions.map(({ row }) => row)).toContain(2);
  });

  it('has no sequence or shot without a name, and none by a sign of regular expressions', () => {
    expect(planOf('cut.edl', event(1, 0, 2, '_')).steps).toEqual([]);
    const dotted = sheetOf('cut.edl', event(1, 0, 2, '(SQ01).SH010'), {
      names: '({sequence}).{shot}',
    });
    expect(dotted.rows).toMatchObject([
      { cells: { sequence: { text: 'SQ01' }, name: { text: 'SH010' } } },
    ]);
  });

  it('asks about two clips that differ behind the shot’s name alone', () => {
    const planned = planOf(
      'cut.edl',
      event(1, 0, 2, 'SQ40_SH010-A') + event(2, 2, 6, 'SQ40_SH010-B'),
    );
    expect(planned.steps.at(-1)).toMatchObject({
      title: 'SQ40 / SH010',
      values: { nbFrames: 100 },
    });
    expect(said(planned)).toContain('SQ40 / SH010 is in the cut more than once');
  });

  it('takes a shot in other capitals for the one that is there, once that is agreed to', () => {
    const sequence = aSequence('SQ01');
    const shot = aShot(sequence, 'SH010', { nbFrames: 50, frameIn: 1001, frameOut: 1050 });
    const facts = aFilm({ sequences: [sequence], shots: [shot] });
    const planned = planOf('cut.edl', event(1, 0, 2, 'sq01_sh010'), facts);
    expect(planned).toMatchObject({ creates: 0, problems: [] });
    expect(said(planned)).toContain('“sq01” is nearly the sequence “SQ01”');
  });

  it('takes a canceled shot back, and leaves those that are no longer in it', () => {
    const sequence = aSequence('SQ01');
    const gone = aShot(sequence, 'SH010', { canceled: true });
    const other = aShot(sequence, 'SH020', { nbFrames: 24 });
    const facts = aFilm({ sequences: [sequence], shots: [gone, other] });
    const planned = planOf('cut.edl', event(1, 0, 2, 'SQ01_SH010'), facts);
    expect(planned).toMatchObject({ creates: 0, restores: 1 });
    expect(planned.steps.map(({ title }) => title)).not.toContain('SQ01 / SH020');
  });

  it('has events that overlap as they are, each with its own length', () => {
    const sheet = sheetOf('cut.edl', event(1, 0, 3, 'SQ01_SH010') + event(2, 2, 4, 'SQ01_SH020'));
    expect(sheet.problems).toEqual([]);
    expect(sheet.rows.map(({ cells }) => cells.frames?.text)).toEqual(['75', '50']);
  });

  it('counted at a rate below its own names each timecode that cannot be', () => {
    const late = event(1, 0, 2, 'SQ01_SH010').replace('00:00:00:00', '00:00:00:24');
    const { problems } = sheetOf('cut.edl', late, { rate: { num: 24, den: 1 } });
    expect(problems.map((one) => saidText(one.said))).toEqual([
      '00:00:00:24 cannot be at 24 frames a second.',
    ]);
  });
});
