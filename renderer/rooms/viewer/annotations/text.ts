import type { AnnotatedFrame } from '../../../../electron/shared/annotations/shown.ts';

const things = (many: number): string => (many === 1 ? '1 drawing' : `${many} drawings`);

/** Who has drawn on a frame: `2 drawings by You, Ingrid Sørensen`. */
export function markText({
  drawings,
  others,
}: Pick<AnnotatedFrame, 'drawings' | 'others'>): string {
  const names = [...new Set(drawings.flatMap(({ by }) => by ?? []))];
  const by = names.length > 0 ? ` by ${names.join(', ')}` : '';
  return `${things(drawings.length + others)}${by}`;
}

/** What of a frame is in Kitsu and cannot be seen here; `null` for nothing. */
export const othersText = (many: number): string | null =>
  many === 0 ? null : `${things(many)} that cannot be shown here`;
