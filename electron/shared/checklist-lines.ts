import type { ChecklistItem } from './comment.ts';

const ITEM = /^\s*[-*]\s\[([ xX])\]\s+(\S.*)$/;

/**
 * A text as it was typed, with its lines `- [ ] …` taken out as the checklist that they mean: Kitsu keeps one
 * beside the text of a comment.
 */
export function takeChecklist(typed: string): { text: string; checklist: ChecklistItem[] } {
  const checklist: ChecklistItem[] = [];
  const rest: string[] = [];
  for (const line of typed.split('\n')) {
    const found = ITEM.exec(line);
    if (found) checklist.push({ text: (found[2] ?? '').trim(), checked: found[1] !== ' ' });
    else rest.push(line);
  }
  if (checklist.length === 0) return { text: typed, checklist };
  return {
    text: rest
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    checklist,
  };
}

/** The same the other way round: the text with its checklist as lines below it, to be typed on. */
export function withChecklistLines(text: string, checklist: readonly ChecklistItem[]): string {
  const lines = checklist.map((item) => `- [${item.checked ? 'x' : ' '}] ${item.text}`);
  return [...(text === '' ? [] : [text]), ...lines].join('\n');
}
