import type { CastMember, FrameRange } from '../../../../electron/shared/task-facts.ts';

/** `1001 – 1048`, or the one end that is known. */
export function rangeText({ first, last }: FrameRange): string | null {
  if (first === null && last === null) return null;
  return `${first ?? '?'} – ${last ?? '?'}`;
}

/** `48 frames, 2.0 s`; the seconds where the rate is a number. */
export function lengthText({ count, first, last }: FrameRange, fps: string | null): string | null {
  const frames = count ?? (first === null || last === null ? null : last - first + 1);
  if (frames === null || frames <= 0) return null;
  const said = frames === 1 ? '1 frame' : `${frames} frames`;
  const rate = Number(fps);
  return rate > 0 ? `${said}, ${(frames / rate).toFixed(1)} s` : said;
}

/** The range and the number are kept apart in Kitsu: said where they differ. */
export function rangeDiffers({ first, last, count }: FrameRange): boolean {
  if (first === null || last === null || count === null) return false;
  // Some studios count the last frame, some do not.
  const between = last - first;
  return count !== between && count !== between + 1;
}

/** `1920 × 1080` for `1920x1080`. */
export const sizeText = (resolution: string): string => resolution.replace(/\s*[x×]\s*/i, ' × ');

export interface CastGroup {
  name: string;
  members: CastMember[];
}

/** By asset type or sequence, as Kitsu's own page has it. */
export function castGroups(casting: readonly CastMember[]): CastGroup[] {
  const groups = new Map<string, CastMember[]>();
  for (const one of casting) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const byName = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
  return [...groups]
    .sort(([a], [b]) => byName(a, b))
    .map(([name, members]) => ({
      name,
      members: members.sort((a, b) => byName(a.name, b.name)),
    }));
}

/** `Lamp`, `Lamp × 2`, `Lamp × 2 (animate)`. */
export function memberText({ name, count, label }: CastMember): string {
  const often = count > 1 ? `${name} × ${count}` : name;
  return label === '' ? often : `${often} (${label})`;
}
