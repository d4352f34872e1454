import { expect, it } from 'vitest';
import { notifying } from '../../../electron/rules/comment-rules.ts';
import { alsoText, withAlso } from '../../../electron/shared/status-trigger.ts';
import { startTriggers, statusTriggers } from '../../../electron/rules/status-automations.ts';
import { aProject, aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const automation = {
  id: 'auto',
  entityType: 'shot',
  inTaskTypeId: 'anim',
  inStatusId: 'wfa',
  outTaskTypeId: 'light',
  outStatusId: 'wip',
  copiesRevision: false,
};
const TASK = aTask({ taskTypeId: 'anim', forEntity: 'Shot' });
const studioWith = (more: Partial<typeof automation> = {}, ranks = { anim: 1, light: 2 }) =>
  aStudio({
    context: {
      taskTypes: [
        { id: 'anim', name: 'Animation', departmentId: null },
        { id: 'light', name: 'Lighting', departmentId: null },
      ],
      projects: [aProject({ automationIds: ['auto'], taskTypeRanks: ranks })],
      automations: [{ ...automation, ...more }],
    },
  });

it('says what Kitsu posts on another task with a status', () => {
  expect(statusTriggers(TASK, studioWith())).toEqual([
    { statusId: 'wfa', taskType: 'Lighting', sets: 'wip', copiesRevision: false },
  ]);
});

it('says nothing of what Kitsu does not run', () => {
  expect(statusTriggers(TASK, studioWith({ id: 'not used here' }))).toEqual([]);
  expect(statusTriggers(TASK, studioWith({ entityType: 'asset' }))).toEqual([]);
  expect(statusTriggers(TASK, studioWith({ inTaskTypeId: 'light' }))).toEqual([]);
  expect(statusTriggers(TASK, studioWith({}, { anim: 3, light: 2 }))).toEqual([]);
});

it('says what a start sets off, where it sends a status at all', () => {
  const starts = studioWith({ inStatusId: 'wip' });
  expect(startTriggers(TASK, starts)).toMatchObject([{ taskType: 'Lighting' }]);
  expect(startTriggers({ ...TASK, statusId: 'wip' }, starts)).toEqual([]);
  expect(startTriggers(TASK, studioWith())).toEqual([]);
});

it('has one sentence for what several tasks set off alike', () => {
  const one = statusTriggers(TASK, studioWith());
  const also = 'Kitsu also comments in your name on Lighting: wip.';
  expect(alsoText([...one, ...one])).toBe(also);
  expect(withAlso('Retake: 2 tasks', one)).toBe(`Retake: 2 tasks. ${also}`);
  expect(withAlso('Retake: 2 tasks', [])).toBe('Retake: 2 tasks');
});

it('puts the space after a name without which Kitsu notifies nobody', () => {
  const context = {
    people: { ana: 'Ana', lima: 'Ana Lima' },
    projects: [aProject({ team: ['ana', 'lima'] })],
    departments: [{ id: 'd', name: 'FX' }],
  };
  const said = (text: string) => notifying(text, TASK, aStudio({ context }));
  expect(said('@Ana Lima, see\n@FX\nand @Ana.')).toBe('@Ana Lima , see\n@FX \nand @Ana .');
  expect(said('@Ana Lima and @Ana')).toBe('@Ana Lima and @Ana');
  expect(said('@Anabel, no')).toBe('@Anabel, no');
});
