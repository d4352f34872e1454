import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import { expect, test } from '../fixtures/artist.ts';
import { command } from '../fixtures/command-as.ts';
import { filmInKitsu, type FoundEntity } from '../fixtures/film-in-kitsu.ts';
import {
  clipName,
  emptyFilm,
  madeFilm,
  SHOT_TYPES,
  type MadeEntity,
} from '../fixtures/made-film.ts';
import { SetupPage } from '../fixtures/setup-page.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

/** A thousand requests on a busy machine. */
const APPLIED = { timeout: 240_000 };
const SOON = { timeout: 30_000 };
const said = (count: number): string => count.toLocaleString('en');

/** What Kitsu must have of an entity. */
function wanted(one: MadeEntity, frames: number | null): FoundEntity {
  const { type: _, ...rest } = one;
  const data = { ...one.data, ...(one.kind === 'Shot' ? { Stunt: '' } : {}) };
  if (one.kind === 'Shot') data['Stunt'] = one.data['Stunt'] === 'yes' ? 'true' : 'false';
  const casting = one.casting.split(', ').sort().join(', ');
  const range = frames === null ? '' : `1001–${1000 + frames}`;
  return { ...rest, data, casting, frames, range };
}

test('a series comes from one sheet and one cut, goes out as YAML, and back in', async ({
  launch,
  studio,
  desktop,
  place,
}, info) => {
  test.setTimeout(600_000);
  const manager = accountOf(studio, 'manager');
  const api = await signInToApi(studio, manager);
  const people = [];
  for (const role of ['artist', 'supervisor'])
    people.push((await signInToApi(studio, accountOf(studio, role))).user.full_name);
  people.push(api.user.full_name);
  const name = `Agent 327 ${Math.random().toString(16).slice(2, 8)}`;
  const empty = await emptyFilm(studio, name);
  const film = madeFilm(people, empty.type);
  const { episodes, sequences, shots, assets, tasks } = film.counts;
  // Kitsu makes the first episode itself.
  const made = said(episodes - 1 + sequences + shots + assets + tasks);
  const began = Date.now();
  const took: string[] = [];
  const lap = (what: string): void =>
    void took.push(`${what} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  try {
    const sheet = info.outputPath('agent-327.xlsx');
    const cells = film.rows.map((row) => row.map((value) => ({ value, type: String })));
    await writeWorkbook(cells).toFile(sheet);
    const cut = info.outputPath('agent-327.edl');
    writeFileSync(cut, film.edl);
    const { page } = await launch({ args: ['--server', studio.url] });
    await page.getByRole('textbox', { name: 'Email' }).fill(manager.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(manager.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status', { name: 'Sync' })).toContainText('All in Kitsu', SOON);
    const setup = new SetupPage(page);
    await setup.open();
    await setup.choose(name);
    lap('signed in');

    await test.step('the sheet is planned and applied', async () => {
      await setup.file.setInputFiles(sheet);
      await expect(setup.main).toContainText(`${shots + assets} rows`, SOON);
      await page.getByRole('button', { name: 'Plan', exact: true }).press('Enter');
      await setup.planned();
      await expect(setup.problems).toHaveCount(0);
      await expect(setup.questions).toHaveCount(0);
      // And two join the team.
      const counts = setup.plan.getByRole('status').first();
      await expect(counts).toHaveText(`${made} to make · 2 cells to change · 1 as they are`);
      lap('planned');
      await setup.apply.press('Enter');
      await expect(setup.progress).toContainText('Applied', APPLIED);
      await expect(setup.progress).toContainText(`${made} made`);
      await expect(setup.progress.getByRole('list')).toHaveCount(0);
      await expect(setup.plan).toContainText('Nothing to do: Kitsu has all of it.');
      lap('sheet applied');
    });
    const first = await filmInKitsu(api, empty.id);
    expect(first).toMatchObject({ episodes, sequences });
    expect(first.entities.size).toBe(shots + assets);
    const key = ({ sequence, name: of }: MadeEntity) => `${sequence} ${of}`.trim();
    for (const one of film.entities)
      expect({ ...first.entities.get(key(one)), frames: null }).toEqual(wanted(one, null));

    await test.step('the cut gives the shots their lengths', async () => {
      await page.getByRole('button', { name: 'The sheet' }).click();
      await page.getByRole('menuitem', { name: /^Put the sheet away/ }).click();
      await page.getByRole('button', { name: 'Put it away' }).click();
      await setup.file.setInputFiles(cut);
      await expect(setup.step('Cut')).toBeChecked();
      const tried = page.getByRole('region', { name: 'Clips' });
      await page
        .getByRole('textbox', { name: 'Names of the clips' })
        .fill('{episode}_{sequence}_{shot}');
      await expect(tried.getByRole('status')).toContainText(`${shots} shots`);
      await page.getByRole('radio', { name: /All begin at one frame/ }).check();
      await page.getByRole('button', { name: 'Make rows of the clips' }).press('Enter');
      await expect(setup.main).toContainText(`${shots} rows`);
      await page.getByRole('button', { name: 'Plan', exact: true }).press('Enter');
      await setup.planned();
      await expect(setup.problems).toHaveCount(0);
      await expect(setup.plan.getByRole('status').first()).toContainText(
        `${3 * shots} cells to change`,
      );
      await expect(setup.plan.getByRole('status').first()).not.toContainText('to make');
      await setup.apply.press('Enter');
      await expect(setup.progress).toContainText(`${3 * shots} cells changed`, APPLIED);
      lap('cut applied');
    });
    const second = await filmInKitsu(api, empty.id);
    for (const one of film.entities) {
      const frames = film.frames.get(clipName(one)) ?? null;
      expect(second.entities.get(key(one))).toEqual(wanted(one, frames));
    }

    const file = join(place.home, 'agent-327.yaml');
    const of = (verb: string, ...more: string[]) =>
      command({ desktop, place }, [verb, file, '--production', name, ...more]);
    await test.step('the command exports it, and plans three changes as three', async () => {
      expect(await of('export')).toMatchObject({ code: 0, answer: { shots, assets } });
      const same = await of('plan');
      expect(same).toMatchObject({ code: 0, answer: { ok: true, steps: [], questions: [] } });
      lap('exported');
      const text = readFileSync(file, 'utf8');
      const changed = text
        .replace('description: Shot number 1\n', 'description: The hall by day\n')
        .replace('Polygons: 2000\n', 'Polygons: 2500\n')
        .replace(/due: 2027-01-08/, 'due: 2027-01-07');
      writeFileSync(file, changed);
      const planned = await of('plan');
      expect(planned).toMatchObject({ code: 4, answer: { creates: 0, changes: 3, problems: [] } });
      expect(planned.answer['steps']).toHaveLength(3);
      expect(await of('apply')).toMatchObject({ code: 0, answer: { ok: true, changes: 3 } });
      expect(await of('plan')).toMatchObject({ code: 0, answer: { steps: [] } });
      lap('three changes applied');
      expect(text).not.toBe(changed);
    });
    const third = await filmInKitsu(api, empty.id);
    const differing = [...third.entities].filter(
      ([at, one]) => JSON.stringify(one) !== JSON.stringify(second.entities.get(at)),
    );
    expect(third.entities.get('SQ01 SH0010')?.description).toBe('The hall by day');
    expect(third.entities.get('Thing 02')?.data['Polygons']).toBe('2500');
    const moved = differing.flatMap(([, one]) =>
      one.tasks.filter(({ due }) => due === '2027-01-07').map((task) => ({ ...task, of: one })),
    );
    expect(moved).toHaveLength(1);
    // Nothing else: with these three set back it is as before.
    const known = new Set([
      'SQ01 SH0010',
      'Thing 02',
      ...moved.map(({ of: one }) => key({ ...one, type: '' })),
    ]);
    expect(new Set(differing.map(([at]) => at))).toEqual(known);

    await test.step('the structure room shows it so', async () => {
      const inShots = SHOT_TYPES.length * shots;
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+P');
      const item = page.getByRole('list', { name: 'Productions' }).getByRole('listitem', { name });
      await item.getByRole('button').first().click();
      const age = page.getByRole('status', { name: 'Age' });
      await expect(age).toContainText(`${shots} shots, ${inShots} tasks`, SOON);
      const row = (name: string | RegExp) => page.getByRole('row', { name });
      const inFirst = film.entities.filter(({ episode }) => episode === 'E01');
      const its = inFirst.reduce((sum, one) => sum + one.tasks.length, 0);
      const heading = `E01, episode, ${inFirst.length} shots, ${its} tasks`;
      await expect(row(new RegExp(`^${heading}`))).toBeVisible();
      await page.getByRole('textbox', { name: 'Search this production' }).fill('SH0010');
      await expect(row(/^SH0010, shot, 24 frames, 1001–1024/)).toBeVisible(SOON);
      const [task] = moved;
      await page.getByRole('textbox', { name: 'Search this production' }).fill('');
      if (task?.of.kind === 'Asset') await page.getByRole('radio', { name: 'Assets' }).check();
      await page
        .getByRole('textbox', { name: 'Search this production' })
        .fill(`${task?.of.name} ${task?.taskType}`);
      await expect(
        page.getByRole('row', { name: new RegExp(`^${task?.taskType}, task, .*due Thu 7 Jan`) }),
      ).toBeVisible(SOON);
      lap('shown');
    });
  } finally {
    info.annotations.push({ type: 'took', description: took.join(', ') });
    console.log(took.join(', '));
    await empty.remove();
  }
});
