import { describe, expect, it } from 'vitest';
import { openStudio } from './studio.ts';
import type { Rig } from './studio.ts';

const names = (rows: { [key: string]: unknown }[]) => rows.map((row) => row['name']);

describe('a list of the studio', () => {
  const adminOf = async (rig: Rig) => rig.tokenOf('admin');

  it('compares a name by wildcards, whatever its case, and ignores what is no column', async () => {
    const rig = await openStudio();
    const token = await adminOf(rig);
    const named = async (query: string) =>
      names((await rig.ask('GET', `/data/task-types?${query}`, token)).list);
    expect(await named('name=anim%25')).toEqual(['Animation']);
    expect(await named('name=l_yout')).toEqual(['Layout']);
    expect(await named('name=LAYOUT&nothing=1')).toEqual(['Layout']);
    expect(await named('name=Layo')).toEqual([]);
    expect(await named('for_entity=Asset&name=FX')).toEqual([]);
  });

  it('names who is assigned only where the word is true', async () => {
    const rig = await openStudio();
    const token = await adminOf(rig);
    const first = async (query: string) =>
      (await rig.ask('GET', `/data/tasks?name=main${query}`, token)).list[0];
    expect(await first('')).not.toHaveProperty('assignees');
    expect(await first('&relations=1')).not.toHaveProperty('assignees');
    expect(await first('&relations=True')).toHaveProperty('assignees');
    expect(Object.keys((await first('&fields=name,wrong')) ?? {}).sort()).toEqual([
      'id',
      'name',
      'type',
    ]);
  });

  it('comes in an envelope with a page, empty for page 0', async () => {
    const rig = await openStudio();
    const token = await adminOf(rig);
    const page = async (query: string) => rig.ask('GET', `/data/tasks?${query}`, token);
    const whole = (await page('limit=3')).list.length;
    expect(whole).toBeGreaterThan(3);
    expect((await page('page=2&limit=3')).body).toMatchObject({
      total: whole,
      nb_pages: Math.ceil(whole / 3),
      limit: 3,
      offset: 3,
      page: 2,
    });
    expect((await page('page=0')).body).toMatchObject({ data: [], offset: -100, limit: 100 });
    expect((await page('page=1&limit=-1')).status).toBe(400);
    expect((await page('page=first')).body['message']).toBe('page must be an integer.');
  });

  it('refuses what a column cannot hold, each in its own words', async () => {
    const rig = await openStudio();
    const token = await adminOf(rig);
    const refused = async (query: string) => {
      const { status, body } = await rig.ask('GET', `/data/projects?${query}`, token);
      expect(status).toBe(400);
      return body['message'];
    };
    expect(await refused('id=x')).toBe('Invalid UUID value: x');
    expect(await refused('id=["x"]')).toBe('Invalid UUID value: x');
    expect(await refused('id=[')).toBe('Malformed list filter for field id.');
    expect(await refused('has_avatar=maybe')).toBe('Invalid boolean value: maybe');
    expect(await refused('nb_episodes=many')).toBe(
      'One of the provided values has an invalid format.',
    );
  });

  it('finds a person by an address, but not by a column that is hidden from who asks', async () => {
    const rig = await openStudio();
    const token = await rig.tokenOf('artist');
    const found = await rig.ask('GET', '/data/persons?email=admin@example.com&is_bot=False', token);
    expect(found.list).toHaveLength(1);
    expect(found.list[0]).not.toHaveProperty('email');
    const phone = await rig.ask('GET', '/data/persons?phone=1', token);
    expect(phone.body['message']).toBe('Filtering on phone is not allowed.');
    expect((await rig.ask('GET', '/data/persons?phone=1', await adminOf(rig))).list).toEqual([]);
  });
});
