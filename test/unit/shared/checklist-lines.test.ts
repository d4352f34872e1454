import { expect, it } from 'vitest';
import { takeChecklist, withChecklistLines } from '../../../electron/shared/checklist-lines.ts';

it('lines of a checklist leave the text, which is otherwise as it was typed', () => {
  expect(takeChecklist('Please:\n- [ ] arms\n* [x]  cape \n\nThanks')).toEqual({
    text: 'Please:\n\nThanks',
    checklist: [
      { text: 'arms', checked: false },
      { text: 'cape', checked: true },
    ],
  });
  const plain = 'a - [ ] b\n- [ ]\n-[ ] c\n\n\n\nd ';
  expect(takeChecklist(plain)).toEqual({ text: plain, checklist: [] });
});

it('comes back as it was typed', () => {
  const { text, checklist } = takeChecklist('Please:\n- [ ] arms\n- [x] cape');
  expect(withChecklistLines(text, checklist)).toBe('Please:\n- [ ] arms\n- [x] cape');
  expect(withChecklistLines('', checklist)).toBe('- [ ] arms\n- [x] cape');
});
