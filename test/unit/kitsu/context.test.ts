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
