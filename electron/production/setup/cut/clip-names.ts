import type { FileNote } from '../sheet.ts';

/** What a clip's name says. */
export interface ShotName {
  episode: string | null;
  sequence: string;
  shot: string;
}

/** Patterns that are tried where none is given: the first that gives the most shots is taken. */
const USUAL = [
  ...['{sequence}_{shot}', '{sequence}-{shot}', '{sequence} {shot}', '{sequence}/{shot}'],
  ...['{any}_{sequence}_{shot}', '{any}_{sequence}-{shot}', '{any}-{sequence}-{shot}'],
  ...['{episode}_{sequence}_{shot}'],
];
const TOKENS = { episode: 'episode', sequence: 'sequence', shot: 'shot', any: '' } as const;

/**
 * Reads names by a pattern such as `{sequence}_{shot}` or `{any}_{sequence}-{shot}`: each part is letters and digits, the
 * rest stands as it is. What follows the shot after `_`, `-`, `.` or a space is a version or a step, and no part of it.
 * `null` if the pattern has no `{sequence}` and `{shot}`.
 */
export function nameReader(pattern: string): ((name: string) => ShotName | null) | null {
  const parts = pattern.split(/(\{\w+\})/);
  const known = parts.every((part) => !part.startsWith('{') || part.slice(1, -1) in TOKENS);
  if (!known || !pattern.includes('{shot}') || !pattern.includes('{sequence}')) return null;
  const source = parts.map((part) => {
    if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const group = TOKENS[part.slice(1, -1) as keyof typeof TOKENS];
    return group === '' ? '(?:[\\p{L}\\p{N}]+)' : `(?<${group}>[\\p{L}\\p{N}]+)`;
  });
  const expression = new RegExp(`^${source.join('')}(?:[_. -].*)?$`, 'u');
  return (name) => {
    const { episode = null, sequence, shot } = expression.exec(name.trim())?.groups ?? {};
    return sequence === undefined || shot === undefined ? null : { episode, sequence, shot };
  };
}

/** The usual pattern that gives the most shots of these names, and a question about it. */
export function likelyPattern(names: readonly string[]): { pattern: string; question: FileNote } {
  const counted = USUAL.map((pattern) => {
    const read = nameReader(pattern);
    // A part that all clips share is the film's: a pattern that takes it for more gives fewer shots.
    const shots = names.flatMap((name) => {
      const shot = read?.(name);
      return shot ? [JSON.stringify(shot)] : [];
    });
    return { pattern, count: new Set(shots).size };
  });
  counted.sort((a, b) => b.count - a.count);
  const pattern = counted[0]?.pattern ?? '{sequence}_{shot}';
  const example = names.find((name) => nameReader(pattern)?.(name));
  const read = nameReader(pattern)?.(example ?? '');
  const shown =
    read && example !== undefined
      ? { clip: example, shot: `${read.sequence} / ${read.shot}` }
      : null;
  const said = { code: 'pattern', pattern, example: shown } as const;
  return { pattern, question: { row: null, column: 'clip', said } };
}
