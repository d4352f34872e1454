import { wrongParameter } from '../server/answer.ts';

/** A calendar day `YYYY-MM-DD`, or a refusal; zou also accepts `2026-1-5`. */
export function dayOf(written: string, refusal = 'Wrong date format.'): string {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  const [year, month, day] = (match?.slice(1) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) throw wrongParameter(refusal);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw wrongParameter(refusal);
  return date.toISOString().slice(0, 10);
}
