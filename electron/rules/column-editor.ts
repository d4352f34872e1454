import { readValue } from '../kitsu/production/metadata-values.ts';
import type { StudioConfig } from './studio-rules.ts';
import { isDay } from '../shared/day.ts';
import type { MetadataDescriptor } from '../shared/production.ts';
import type { FactEditor } from '../shared/task-facts.ts';

/** A longer text is edited in Kitsu: a box of a narrow room is no place for it. */
const LONGEST_EDITED = 10_000;

/** How a column is edited, with what Kitsu keeps in it; `null` where it is edited in Kitsu alone. */
export function editorOf(
  column: MetadataDescriptor,
  kept: unknown,
  studio: StudioConfig,
  projectId: string,
): FactEditor | null {
  const value = readValue({ [column.fieldName]: kept }, column);
  switch (column.dataType) {
    case 'number':
      return { kind: 'number', value: typeof value === 'number' ? value : null };
    case 'boolean':
      return { kind: 'yes-no', value: value === true };
    case 'list':
      return choice(
        value,
        column.choices.map((one) => ({ value: one, label: one })),
      );
    case 'person':
      return choice(value, teamOf(studio, projectId));
    case 'taglist': {
      const tags = Array.isArray(value)
        ? value.flatMap((one) => (typeof one === 'string' ? [one] : []))
        : [];
      return { kind: 'tags', value: tags, options: [...new Set([...column.choices, ...tags])] };
    }
    case 'checklist': {
      const items = Array.isArray(value)
        ? value.flatMap((one) => (typeof one === 'string' ? [] : [one]))
        : [];
      return items.length > 0 && column.choices.length > 0 ? { kind: 'checklist', items } : null;
    }
    case 'date':
      return { kind: 'date', value: typeof value === 'string' && isDay(value) ? value : '' };
    default: {
      const text = typeof value === 'string' ? value : '';
      if (text.length > LONGEST_EDITED) return null;
      const isLong = column.dataType === 'textarea' || text.includes('\n');
      return { kind: column.dataType === 'url' ? 'url' : isLong ? 'lines' : 'text', value: text };
    }
  }
}

/** What stands there and is no choice any more can be seen, and is left by choosing another. */
function choice(value: unknown, options: { value: string; label: string }[]): FactEditor {
  const now = typeof value === 'string' ? value : '';
  const isKnown = now === '' || options.some((one) => one.value === now);
  return {
    kind: 'choice',
    value: now,
    options: isKnown ? options : [{ value: now, label: `${now} (no longer a choice)` }, ...options],
  };
}

function teamOf({ context }: StudioConfig, projectId: string): { value: string; label: string }[] {
  const team = context?.projects.find(({ id }) => id === projectId)?.team ?? [];
  return team
    .flatMap((id) => {
      const label = context?.people[id];
      return label ? [{ value: id, label }] : [];
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}
