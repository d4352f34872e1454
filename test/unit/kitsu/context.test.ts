import { expect, it } from 'vitest';
import { readContext, studioContext } from '../../../electron/kitsu/context.ts';

it('has the short names that the studio gave its task types', () => {
  const types = [
    { id: 'a', name: 'Animation', short_name: '' },
    { id: 'l', name: 'Lighting', short_name: 'lgt' },
    { id: 'c', name: 'Compositing', short_name: null },
    { id: 'f', name: 'FX', short_name: 7 },
  ];
  expect(readContext({ task_types: types })).toMatchObject({
    taskTypeShortNames: { l: 'lgt' },
    taskTypeNames: ['Animation', 'Lighting', 'Compositing', 'FX'],
  });
});

it('is read where an older version kept it without them', () => {
  const { taskTypeShortNames: _, ...older } = readContext({});
  expect(studioContext.parse(older).taskTypeShortNames).toEqual({});
});

it('has what a production’s statuses set off, and who can be named in it', () => {
  const automation = {
    id: 'auto',
    entity_type: 'Shot',
    in_task_type_id: 'anim',
    in_task_status_id: 'wfa',
    out_field_type: 'status',
    out_task_type_id: 'light',
    out_task_status_id: 'ready',
  };
  const context = readContext({
    projects: [
      {
        id: 'p',
        name: 'Lantern Road',
        team: ['me'],
        status_automations: ['auto'],
        task_types_priority: { anim: 1, light: null },
      },
    ],
    departments: [
      { id: 'd', name: 'Animation' },
      { id: 'gone', name: 'Old', archived: true },
    ],
    status_automations: [
      automation,
      { ...automation, id: 'asset', out_field_type: 'ready_for' },
      { ...automation, id: 'kept', archived: true },
      { id: 'broken' },
    ],
  });
  expect(context.projects).toMatchObject([
    { team: ['me'], automationIds: ['auto'], taskTypeRanks: { anim: 1, light: 0 } },
  ]);
  expect(context.departments).toEqual([{ id: 'd', name: 'Animation' }]);
  expect(context.automations).toMatchObject([
    { id: 'auto', entityType: 'shot', outStatusId: 'ready', copiesRevision: false },
    { id: 'asset', outStatusId: null },
  ]);
});

it('is read where an older version kept it without the conversation’s parts', () => {
  const {
    departments: _,
    automations: __,
    ...older
  } = readContext({
    projects: [{ id: 'p', name: 'P' }],
  });
  const projects = older.projects.map(({ team: ___, automationIds: ____, ...rest }) => rest);
  expect(studioContext.parse({ ...older, projects })).toMatchObject({
    departments: [],
    automations: [],
    projects: [{ team: [], automationIds: [] }],
  });
});
