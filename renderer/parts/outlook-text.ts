import type { ShortOutlook } from '../../electron/shared/task-facts.ts';

/** The answer to "will I make it". */
export function outlookText({ level }: Pick<ShortOutlook, 'level'>): string {
  switch (level) {
    case 'done':
      return 'Done';
    case 'fine':
      return 'Yes';
    case 'tight':
      return 'Just about';
    case 'late':
      return 'Not at this pace';
    case 'overdue':
      return 'Overdue';
    case 'unknown':
      return 'Cannot be said';
  }
}
