/** One line of the report: the measurement, what it is compared with, and its limit. */
export interface Figure {
  part: string;
  what: string;
  measured: string;
  against: string;
  /** `measured` as a share of `against`, if they are comparable. */
  ratio: number | null;
  /** The limit, such as `≤ 1.25 ×`; empty for a line that is only for comparison. */
  target: string;
  /** `null` if there is no limit. */
  met: boolean | null;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The percentile: `share` (0 to 1) of all values do not exceed it. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

/** `1.23 ×` of what it is compared with. */
export function ratioOf(
  part: string,
  what: string,
  [measured, against]: [number, number],
  show: (value: number) => string,
  most: number | null,
): Figure {
  const ratio = measured / against;
  return {
    part,
    what,
    measured: show(measured),
    against: show(against),
    ratio,
    target: most === null ? '' : `≤ ${most} ×`,
    met: most === null ? null : ratio <= most,
  };
}

/** A value with a limit of its own. */
export const limited = (
  part: string,
  what: string,
  measured: number,
  show: (value: number) => string,
  most: number | null,
): Figure => ({
  part,
  what,
  measured: show(measured),
  against: '',
  ratio: null,
  target: most === null ? '' : `≤ ${show(most)}`,
  met: most === null ? null : measured <= most,
});

const HEAD = ['part', 'what', 'measured', 'against', 'ratio', 'wanted', ''];

/** The report as one table, one line per figure. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.part,
    one.what,
    one.measured,
    one.against,
    one.ratio === null ? '' : `${one.ratio.toFixed(3)} ×`,
    one.target,
    one.met === null ? '' : one.met ? 'met' : 'MISSED',
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [HEAD, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
