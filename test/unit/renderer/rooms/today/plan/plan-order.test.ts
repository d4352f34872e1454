import { describe, expect, it } from 'vitest';
import { NO_PLAN, type TodoPlan } from '../../../../../../electron/shared/plan.ts';
import {
  movedTo,
  offeredAgain,
  planOn,
  putBeside,
  stepOf,
  withoutPlanned,
  withPinned,
  withPlanned,
  zonedRows,
} from '../../../../../../renderer/rooms/today/plan/plan-order.ts';

const FRIDAY = '2026-11-20';
const MONDAY = '2026-11-23';
const planned: TodoPlan = { ...NO_PLAN, day: FRIDAY, planned: ['a', 'b', 'c'] };

describe('the plan of a day', () => {
  it('is empty on the next one, and what was not done is offered again', () => {
    const monday = planOn(planned, MONDAY);
    expect(monday.planned).toEqual([]);
    expect(offeredAgain(monday, (id) => id !== 'b')).toEqual(['a', 'c']);
  });

  it('loses nothing that is left over when something else is planned first', () => {
    const monday = withPlanned(planOn(planned, MONDAY), ['x']);
    expect(monday.planned).toEqual(['x']);
    const tuesday = planOn(monday, '2026-11-24');
    expect(offeredAgain(tuesday, () => true)).toEqual(['a', 'b', 'c', 'x']);
  });

  it('offers nothing twice: planned again is no longer left over', () => {
    const again = withPlanned(planOn(planned, MONDAY), ['a']);
    expect(offeredAgain(again, () => true)).toEqual(['b', 'c']);
    expect(offeredAgain(withoutPlanned(again, ['a']), () => true)).toEqual(['b', 'c']);
  });

  it('stays as it is on its own day', () => expect(planOn(planned, FRIDAY)).toBe(planned));
});

describe('putting rows beside another', () => {
  it.each([
    [['d'], { beside: 'b', side: 'before' }, ['a', 'd', 'b', 'c']],
    [['a'], { beside: 'b', side: 'after' }, ['b', 'a', 'c', 'd']],
    [['d', 'a'], { beside: 'c', side: 'before' }, ['b', 'd', 'a', 'c']],
    [['x'], { beside: null, side: 'after' }, ['a', 'b', 'c', 'd', 'x']],
    [['a'], { beside: 'gone', side: 'before' }, ['b', 'c', 'd', 'a']],
  ] as const)('%j at %j makes %j', (moved, place, order) =>
    expect(putBeside(['a', 'b', 'c', 'd'], moved, place)).toEqual(order),
  );
});

describe('moving a row', () => {
  const plan: TodoPlan = { ...NO_PLAN, day: FRIDAY, planned: ['a', 'b'], pinned: ['p', 'q'] };
  const order = ['a', 'b', 'p', 'q', 'r', 's', 't'];
  const rows = zonedRows(order, plan);

  it.each([
    ['b', -1, { zone: 'planned', beside: 'a', side: 'before' }],
    ['p', 1, { zone: 'pinned', beside: 'q', side: 'after' }],
    ['s', -1, { zone: 'rest', beside: 'r', side: 'before' }],
  ] as const)('%s by %i stays among those it stands with', (id, by, place) =>
    expect(stepOf(rows, [id], by)).toEqual({ moved: [id], place }),
  );

  it.each([
    ['a', -1],
    ['b', 1],
    ['r', -1],
    ['t', 1],
  ] as const)('%s by %i is at an edge', (id, by) => expect(stepOf(rows, [id], by)).toBeNull());

  it('takes several together, in their order', () => {
    const step = stepOf(rows, ['t', 's'], -1);
    expect(step?.moved).toEqual(['s', 't']);
    expect(step?.place).toEqual({ zone: 'rest', beside: 'r', side: 'before' });
  });

  it('into the plan keeps its pin, and out of both takes them away', () => {
    const inPlan = movedTo(plan, ['q'], { zone: 'planned', beside: 'a', side: 'before' }, null);
    expect(inPlan).toMatchObject({ planned: ['q', 'a', 'b'], pinned: ['p', 'q'], order: [] });
    const out = movedTo(inPlan, ['q'], { zone: 'rest', beside: 'r', side: 'before' }, null);
    expect(out).toMatchObject({ planned: ['a', 'b'], pinned: ['p'], order: [] });
  });

  it('within the rest makes an order of the whole list', () => {
    const place = { zone: 'rest', beside: 'r', side: 'before' } as const;
    expect(movedTo(plan, ['t'], place, order).order).toEqual(['a', 'b', 'p', 'q', 't', 'r', 's']);
  });

  it('pins a task once', () =>
    expect(withPinned(plan, ['p', 'z']).pinned).toEqual(['p', 'q', 'z']));
});
