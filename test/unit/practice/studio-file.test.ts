import { readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startPracticeStudio } from '../../../electron/practice/practice-studio.ts';
import { artistWith, openStudio } from './studio.ts';

const PNG = '89504e470d0a1a0a';

describe('the studio on disk', () => {
  it('keeps what was written, and who is signed in, over a restart', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'ready');
    await rig.ask('POST', `/actions/tasks/${task}/time-spents/2026-11-20/persons/${me}`, token, {
      duration: 90,
    });
    await rig.restart();
    const day = await rig.ask('GET', '/data/user/time-spents/2026-11-20', token);
    expect(day.list.find((entry) => entry['task_id'] === task)?.['duration']).toBe(90);
  });

  it('starts over as on the first day, counted from today, with sign-ins still good', async () => {
    const rig = await openStudio();
    const { me, token, task } = await artistWith(rig, 'ready');
    await rig.ask('POST', `/actions/tasks/${task}/time-spents/2026-11-19/persons/${me}`, token, {
      duration: 90,
    });
    rig.clock.now = new Date('2026-11-24T10:00:00Z');
    await rig.studio.startOver();
    const before = await rig.ask('GET', '/data/user/time-spents/2026-11-19', token);
    expect(before.list.some((entry) => entry['task_id'] === task)).toBe(false);
    const today = await rig.ask('GET', '/data/user/time-spents/2026-11-24', token);
    expect(today.list.map((entry) => entry['duration'])).toEqual([45]);
  });

  it('is made anew where its file cannot be read, with the old one put aside', async () => {
    const rig = await openStudio();
    await rig.studio.close();
    writeFileSync(`${rig.folder}/practice.db`, 'not a database at all, by no means'.repeat(200));
    rig.studio = await startPracticeStudio({ folder: rig.folder });
    expect((await rig.signIn('artist')).status).toBe(200);
    expect(readdirSync(rig.folder)).toContain('practice.db.damaged');
  });

  it('has work of the artist in every state and for every group of her list', async () => {
    const rig = await openStudio();
    const token = await rig.tokenOf('artist');
    const todo = (await rig.ask('GET', '/data/user/tasks', token)).list;
    const done = (await rig.ask('GET', '/data/user/done-tasks', token)).list;
    expect(todo.length + done.length).toBeGreaterThanOrEqual(40);
    const statuses = [...todo, ...done].map((item) => item['task_status_short_name']);
    expect(new Set(statuses)).toEqual(new Set(['todo', 'ready', 'wip', 'wfa', 'retake', 'done']));
    const dues = todo.map((item) => (item['due_date'] as string | null)?.slice(0, 10) ?? 'none');
    expect(dues).toContain('none');
    expect(dues).toContain('2026-11-20');
    for (const [from, to] of [
      ['2026-11-01', '2026-11-19'],
      ['2026-11-21', '2026-11-22'],
      ['2026-11-23', '2026-12-31'],
    ] as const) {
      expect(dues.some((due) => due >= from && due <= to)).toBe(true);
    }
    expect(new Set(todo.map((item) => item['project_name'])).size).toBe(2);
  });

  it('makes as many tasks as are asked for', async () => {
    const rig = await openStudio({ tasks: 200 });
    const token = await rig.tokenOf('artist');
    expect((await rig.ask('GET', '/data/user/tasks', token)).list).toHaveLength(200);
  });

  it('shows a picture to who may see its production, the same each time', async () => {
    const rig = await openStudio();
    const token = await rig.tokenOf('artist');
    const todo = (await rig.ask('GET', '/data/user/tasks', token)).list;
    const preview = todo.map((item) => item['entity_preview_file_id']).find((id) => id !== '');
    const url = `${rig.studio.url}/api/pictures/thumbnails/preview-files/${String(preview)}.png`;
    const seen = async () => {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return Buffer.from(await answer.arrayBuffer());
    };
    const first = await seen();
    expect(first.subarray(0, 8).toString('hex')).toBe(PNG);
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([150, 100]);
    expect(await seen()).toEqual(first);
    expect(readdirSync(`${rig.folder}/pictures`)).toHaveLength(1);
    expect((await fetch(url)).status).toBe(401);
    const stranger = await rig.tokenOf('empty');
    const refused = await fetch(url, { headers: { authorization: `Bearer ${stranger}` } });
    expect(refused.status).toBe(403);
  });
});

describe('the studio on the network', () => {
  it('answers on loopback, to its own name and its own pages only', async () => {
    const rig = await openStudio();
    const { port, hostname } = new URL(rig.studio.url);
    expect(hostname).toBe('127.0.0.1');
    const status = (headers: { [name: string]: string }) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path: '/api', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.once('error', reject);
        asked.end();
      });
    expect(await status({ host: `127.0.0.1:${port}` })).toBe(200);
    expect(await status({ host: `studio.example.com:${port}` })).toBe(421);
    expect(await status({ origin: 'https://example.com' })).toBe(403);
    expect(await status({ origin: rig.studio.url })).toBe(200);
  });

  it('is found under /api, as behind a studio’s proxy; the rest is a web page', async () => {
    const rig = await openStudio();
    const site = await fetch(rig.studio.url);
    expect(site.headers.get('content-type')).toContain('text/html');
    expect((await rig.ask('GET', '')).body).toEqual({ api: 'Zou', version: '1.0.97' });
    const token = await rig.tokenOf('artist');
    expect((await rig.ask('GET', '/nothing', token)).status).toBe(404);
    expect((await rig.ask('POST', '/data/user/tasks', token)).status).toBe(405);
    const { body } = await rig.ask('POST', '/auth/login');
    expect(body['data']).toEqual({ errors: [{ field: 'email', message: 'Field required' }] });
  });
});
