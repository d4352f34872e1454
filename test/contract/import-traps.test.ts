import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { planSetup } from '../../electron/production/setup/plan/plan.ts';
import type { Plan } from '../../electron/production/setup/plan/steps.ts';
import { readSetupFacts } from '../../electron/production/setup/read-facts.ts';
import { readSheet } from '../../electron/production/setup/read/read-sheet.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { formWith, plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');

interface Row {
  id: string;
  name: string;
  parent_id: string | null;
  canceled: boolean;
  nb_frames: number | null;
  description: string | null;
  data: Record<string, unknown> | null;
}
interface Refusal {
  message: string;
  line_number: number;
  imported_rows: number;
}

/**
 * What Kitsu's own imports make of a file, beside what our plan of it says: the rows of the table in
 * `electron/production/setup/README.md`. The practice studio has no such imports.
 */
describe.skipIf(studio?.kind !== 'real')('a file that Kitsu imports by itself', () => {
  let stage: Stage;
  let lead: Client;
  let ask: PlainRequests;
  let film = '';
  beforeAll(async () => {
    stage = await setStage(studio);
    const { email } = stage.as.manager.user;
    lead = await clientOf(studio, { email, password: 'kitsu-companion', role: 'manager' });
    ask = plainRequests(studio, stage.as.manager.token);
    film = `/data/projects/${stage.project}`;
  });
  afterAll(() => stage.clear());

  const list = (kind: string): Promise<Row[]> => stage.as.admin.get<Row[]>(`${film}/${kind}`);
  const named = async (kind: string, wanted: string): Promise<Row[]> =>
    (await list(kind)).filter(({ name }) => name === wanted);
  const csv = <T>(kind: 'shots' | 'assets', lines: string[], query = '') => {
    const form = formWith({ name: `${kind}.csv`, bytes: `${lines.join('\n')}\n` });
    return ask<T>('POST', `/import/csv/projects/${stage.project}/${kind}${query}`, form);
  };
  const cut = <T = Refusal>(name: string, bytes: string, fields: Record<string, string> = {}) => {
    const pattern = '${sequence_name}_${shot_name}';
    const form = formWith({ name, bytes }, { naming_convention: pattern, ...fields });
    return ask<T>('POST', `/import/otio/projects/${stage.project}`, form);
  };
  /** Ours of the same file, against Kitsu as it is now. */
  async function plan(name: string, text: string): Promise<Plan> {
    const facts = await readSetupFacts(lead.http, stage.project);
    if (!facts.ok) throw new Error(facts.message);
    const choices = { names: '{sequence}_{shot}', frameIn: null, handles: 0, episode: null };
    const rate = { num: 25, den: 1 };
    const sheet = readSheet(name, Buffer.from(text), { ...choices, rate });
    if (!sheet.ok) throw new Error(sheet.message);
    return planSetup(sheet.value, facts.value);
  }
  const planCsv = (lines: string[]) => plan('sheet.csv', `${lines.join('\n')}\n`);
  const made = ({ steps }: Plan): string[] => steps.map(({ title }) => title);
  const event = (number: number, from: number, to: number, name: string | null): string => {
    const at = (second: number): string => `01:00:${String(second).padStart(2, '0')}:00`;
    const times = `00:00:00:00 00:00:0${to - from}:00 ${at(from)} ${at(to)}`;
    return `00${number}  AX V C ${times}\n${name === null ? '' : `* FROM CLIP NAME: ${name}\n`}`;
  };
  const EDL = 'TITLE: CUT\nFCM: NON-DROP FRAME\n\n';

  it('makes an asset without a name of a blank cell; ours names the row', async () => {
    const [type] = await stage.as.admin.get<{ name: string }[]>('/data/asset-types');
    const lines = ['Type,Name', `${type?.name},`];
    expect((await planCsv(lines)).problems).toMatchObject([{ row: 2, column: 'Name' }]);
    expect(await csv('assets', lines)).toMatchObject({ status: 201 });
    expect(await named('assets', '')).toHaveLength(1);
  });

  it('takes the last of two rows of one shot; ours refuses the second', async () => {
    const lines = ['Sequence,Name,Frames', 'SQ100,SH010,24', 'SQ100,SH010,48'];
    expect((await planCsv(lines)).problems).toMatchObject([{ row: 3, column: 'Name' }]);
    const answer = await csv<Row[]>('shots', lines, '?update=true');
    expect(answer.status).toBe(201);
    expect(new Set(answer.body.map(({ id }) => id)).size).toBe(1);
    expect((await named('shots', 'SH010')).map((one) => one.nb_frames)).toEqual([48]);
  });

  it('refuses 24.0 once the rows before are made; ours reads it, and makes nothing of a bad sheet', async () => {
    const lines = ['Sequence,Name,Frames', 'SQ200,SH201,24', 'SQ200,SH202,24.0'];
    expect(await planCsv(lines)).toMatchObject({ problems: [], creates: 3 });
    const answer = await csv<Refusal>('shots', lines);
    expect(answer).toMatchObject({ status: 400, body: { line_number: 3, imported_rows: 1 } });
    expect(await named('shots', 'SH201')).toHaveLength(1);
    expect(await named('shots', 'SH202')).toHaveLength(0);
    const range = ['Sequence,Name,Frame In,Frame Out', 'SQ200,SH203,20,10'];
    expect((await planCsv(range)).problems).toMatchObject([{ row: 2, column: 'Frame Out' }]);
    expect(await csv('shots', range)).toMatchObject({ status: 201 });
    const [reversed] = await named('shots', 'SH203');
    expect(reversed?.data).toMatchObject({ frame_in: 20, frame_out: 10 });
  });

  it('empties what an update does not say; ours leaves it', async () => {
    const first = ['Sequence,Name,Frames,Frame In,Frame Out,Description'];
    await csv('shots', [...first, 'SQ300,SH300,50,1001,1024,Dawn.']);
    const again = ['Sequence,Name,Frame In,Frame Out,Description', 'SQ300,SH300,1001,1024,'];
    expect(await planCsv(again)).toMatchObject({ steps: [], problems: [] });
    expect(await csv('shots', again, '?update=true')).toMatchObject({ status: 201 });
    const [shot] = await named('shots', 'SH300');
    expect(shot).toMatchObject({ nb_frames: 24, description: '' });
  });

  it('leaves a canceled shot canceled, in a sheet and a cut; ours restores it', async () => {
    await csv('shots', ['Sequence,Name,Frames', 'SQ400,SH400,24']);
    const [shot] = await named('shots', 'SH400');
    await stage.as.admin.put(`/data/entities/${shot?.id}`, { canceled: true });
    const lines = ['Sequence,Name,Frames', 'SQ400,SH400,24'];
    const edl = EDL + event(1, 0, 2, 'SQ400_SH400');
    expect(await planCsv(lines)).toMatchObject({ restores: 1, creates: 0 });
    expect(await plan('cut.edl', edl)).toMatchObject({ restores: 1, creates: 0 });
    expect(await csv('shots', lines)).toMatchObject({ status: 201 });
    const answer = await cut<{ updated_shots: Row[] }>('cut.edl', edl);
    expect(answer).toMatchObject({ status: 201, body: { updated_shots: [{ id: shot?.id }] } });
    expect(await named('shots', 'SH400')).toMatchObject([{ canceled: true }]);
  });

  it('writes ranges from 0 over those of a film; ours leaves them', async () => {
    await csv('shots', [
      'Sequence,Name,Frames,Frame In,Frame Out',
      'SQ500,SH500,50,1001,1050',
      'SQ500,SH510,50,1001,1050',
    ]);
    const edl = EDL + event(1, 0, 2, 'SQ500_SH500') + event(2, 2, 4, 'SQ500_SH510');
    expect(await plan('cut.edl', edl)).toMatchObject({ steps: [], problems: [] });
    expect(await cut('cut.edl', edl)).toMatchObject({ status: 201 });
    const [shot] = await named('shots', 'SH510');
    expect(shot?.data).toMatchObject({ frame_in: 50, frame_out: 99 });
  });

  it('has no name of an event but its number, where no clip is named; ours takes the reel', async () => {
    const edl = EDL + event(1, 0, 2, null).replace('AX', 'SQ600_SH600');
    expect(made(await plan('cut.edl', edl))).toEqual(['SQ600', 'SQ600 / SH600']);
    const answer = await cut('cut.edl', edl);
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body.message).toContain('No matched value');
    expect(await named('shots', 'SH600')).toHaveLength(0);
  });

  it('makes a shot without a name of “_”, and loses what follows a dash; ours asks', async () => {
    const edl = EDL + event(1, 0, 2, '_') + event(2, 2, 6, 'SQ700_SH700-A');
    expect(made(await plan('cut.edl', edl))).toEqual(['SQ700', 'SQ700 / SH700']);
    expect(await cut('cut.edl', edl)).toMatchObject({ status: 201 });
    expect(await named('sequences', '')).toHaveLength(1);
    expect(await named('shots', 'SH700')).toHaveLength(1);
  });

  it('takes other capitals for another sequence; ours asks', async () => {
    await csv('shots', ['Sequence,Name,Frames', 'SQ800,SH800,50']);
    const edl = EDL + event(1, 0, 2, 'sq800_sh800');
    const planned = await plan('cut.edl', edl);
    expect(planned.creates).toBe(0);
    expect(planned.questions.map(({ message }) => message).join()).toContain('nearly the sequence');
    expect(await cut('cut.edl', edl)).toMatchObject({ status: 201 });
    expect(await named('sequences', 'sq800')).toHaveLength(1);
  });

  it('reads no .fcpxml, and no file of two timelines; ours says what to do, or reads the first', async () => {
    const refused = readSheet('cut.fcpxml', Buffer.from('<fcpxml version="1.9"/>'), {
      ...{ names: null, frameIn: null, handles: 0, episode: null, rate: { num: 25, den: 1 } },
    });
    expect(refused).toMatchObject({ action: expect.stringContaining('Final Cut Pro 7') });
    expect(await cut('cut.fcpxml', '<fcpxml version="1.9"/>')).toMatchObject({ status: 400 });
    const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate: 25 });
    const length = { OTIO_SCHEMA: 'TimeRange.1', start_time: time(0), duration: time(50) };
    const timeline = (name: string) => {
      const clip = { OTIO_SCHEMA: 'Clip.1', name, source_range: length };
      const track = { OTIO_SCHEMA: 'Track.1', name: 'V1', kind: 'Video', children: [clip] };
      const tracks = { OTIO_SCHEMA: 'Stack.1', name: 'tracks', children: [track] };
      return { OTIO_SCHEMA: 'Timeline.1', name, tracks };
    };
    const children = ['SQ900_SH900', 'SQ910_SH910'].map(timeline);
    const otio = JSON.stringify({
      OTIO_SCHEMA: 'SerializableCollection.1',
      name: 'both',
      children,
    });
    const planned = await plan('cut.otio', otio);
    expect(made(planned)).toEqual(['SQ900', 'SQ900 / SH900']);
    expect(planned.questions.map(({ message }) => message).join()).toContain('2 timelines');
    const answer = await cut('cut.otio', otio);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('video_tracks');
  });

  it('refuses every EDL of a film at 23.976; ours counts it', async () => {
    await stage.as.admin.put(film, { fps: '23.976' });
    const edl = EDL + event(1, 0, 2, 'SQ990_SH990');
    const answer = await cut('cut.edl', edl);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('does not support this rate');
    expect(made(await plan('cut.edl', edl))).toEqual(['SQ990', 'SQ990 / SH990']);
  });
});
