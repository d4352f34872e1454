import { describe, expect, it } from 'vitest';
import { failure } from '../../../../../../electron/shared/result.ts';
import {
  eachText,
  pickedText,
  refusalTexts,
} from '../../../../../../renderer/rooms/today/picking/many-text.ts';
import { Picked } from '../../../../../../renderer/rooms/today/picking/picked.svelte.ts';
import { statusLines } from '../../../../../../renderer/rooms/today/picking/status-menu.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

describe('selecting rows', () => {
  it('grows and shrinks a range from where it began', () => {
    const picked = new Picked();
    picked.extend(ORDER, 'b', 'c');
    picked.extend(ORDER, 'c', 'd');
    expect([...picked.ids]).toEqual(['b', 'c', 'd']);
    picked.extend(ORDER, 'd', 'a');
    expect([...picked.ids].sort()).toEqual(['a', 'b']);
  });

  it('adds a range to what was selected before it', () => {
    const picked = new Picked();
    picked.toggle('e');
    picked.extend(ORDER, 'a', 'b');
    expect([...picked.ids].sort()).toEqual(['a', 'b', 'e']);
  });

  it('takes a row out again, and closes the form with the last one', () => {
    const picked = new Picked();
    picked.toggle('a');
    picked.asking = 'time';
    picked.toggle('a');
    expect(picked.size).toBe(0);
    expect(picked.asking).toBeNull();
  });

  it('leaves out what left the list', () => {
    const picked = new Picked();
    picked.only(ORDER);
    picked.keepListed(['b', 'e', 'x']);
    expect([...picked.ids]).toEqual(['b', 'e']);
  });

  it('adds all of another search to what was selected', () => {
    const picked = new Picked();
    picked.toggle('e');
    picked.add(['a', 'e']);
    expect([...picked.ids]).toEqual(['e', 'a']);
  });
});

describe('the words of several tasks', () => {
  it.each([
    [30, 3, '30 min each, 1 h 30 in all'],
    [90, 2, '1 h 30 each, 3 h in all'],
    [30, 1, '30 min'],
  ])('%i minutes on %i tasks are %s', (minutes, count, words) =>
    expect(eachText(minutes, count)).toBe(words),
  );

  it.each([
    [1, 0, '1 task'],
    [3, 0, '3 tasks'],
    [3, 1, '3 selected, 1 not shown'],
  ])('%i selected, of which %i are hidden, are %s', (count, hidden, words) =>
    expect(pickedText(count, hidden)).toBe(words),
  );

  it('names those that were refused, once for each reason', () => {
    const locked = failure('rule', 'The day is locked.');
    const gone = failure('rule', 'You are not assigned.', 'Ask a lead.');
    expect(
      refusalTexts([
        { taskId: 'a', title: 'SH010', refusal: locked },
        { taskId: 'b', title: 'SH020', refusal: gone },
        { taskId: 'c', title: 'SH030', refusal: locked },
      ]),
    ).toEqual([
      'Not on SH010, SH030: The day is locked.',
      'Not on SH020: You are not assigned. Ask a lead.',
    ]);
  });

  it('says of a status how many of the tasks may have it, and what Kitsu posts with it', () => {
    const status = { id: 'wfa', name: 'Waiting', shortName: 'wfa', color: '#fff' };
    const hints = (taskIds: string[]) =>
      statusLines([{ ...status, taskIds, triggers: [] }], 2, () => undefined).map((line) =>
        line.kind === 'item' ? line.hint : null,
      );
    expect(hints(['a'])).toEqual(['1 of 2']);
    expect(hints(['a', 'b'])).toEqual([undefined]);
    const trigger = {
      ...{ statusId: 'wfa', taskType: 'Lighting', sets: 'wip', copiesRevision: false },
    };
    const [, note] = statusLines(
      [{ ...status, taskIds: ['a', 'b'], triggers: [trigger, trigger] }],
      2,
      () => undefined,
    );
    expect(note).toEqual({
      ...{ kind: 'note', title: 'Waiting' },
      detail: 'Kitsu also comments in your name on Lighting: wip.',
    });
  });
});
