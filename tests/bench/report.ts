import type { Figures } from './load';

export type ReportRow = {
  work: string;
  /** What was measured, ready to print. */
  measured: string;
  spread?: string;
  processor?: string;
  floor?: string;
  ratio?: string;
  budget?: string;
  verdict?: 'OK' | 'over' | 'failed';
};

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;

export function timeRow(
  work: string,
  figures: Figures | { refused: string },
  against: { floor?: Figures | { refused: string }; budgetMs?: number | undefined } = {},
): ReportRow {
  const { floor, budgetMs } = against;
  if ('refused' in figures) return { work, measured: figures.refused, verdict: 'failed' };
  const { processor } = figures;
  if (figures.failures > 0)
    return { work, measured: `${figures.failures} of ${figures.count} failed`, verdict: 'failed' };
  return {
    work,
    measured: ms(figures.p50),
    spread: `min ${ms(figures.min)}, p99 ${ms(figures.p99)}, ${figures.perSecond.toFixed(0)}/s, n=${figures.count}`,
    ...(processor
      ? {
          processor:
            processor.database === null
              ? ms(processor.server)
              : `${ms(processor.server)} + ${ms(processor.database)} db`,
        }
      : {}),
    ...(floor && !('refused' in floor) && floor.failures === 0
      ? { floor: ms(floor.p50), ratio: `${(figures.p50 / floor.p50).toFixed(1)} ×` }
      : {}),
    ...judge(figures.p50, budgetMs, ms),
  };
}

export function sizeRow(work: string, bytes: number, budgetBytes?: number): ReportRow {
  return { work, measured: kB(bytes), ...judge(bytes, budgetBytes, kB) };
}

export function memoryRow(work: string, mb: number | null, budgetMb?: number): ReportRow {
  if (mb === null) return { work, measured: '–' };
  return {
    work,
    measured: `${mb.toFixed(0)} MB`,
    ...judge(mb, budgetMb, (value) => `${value} MB`),
  };
}

export function singleTimeRow(
  work: string,
  value: number,
  budgetMs?: number,
  spread?: string,
): ReportRow {
  return {
    work,
    measured: ms(value),
    ...(spread ? { spread } : {}),
    ...judge(value, budgetMs, ms),
  };
}

function judge(value: number, budget: number | undefined, show: (value: number) => string) {
  if (budget === undefined) return {};
  const verdict: ReportRow['verdict'] = value <= budget ? 'OK' : 'over';
  return { budget: `≤ ${show(budget)}`, verdict };
}

const columns = [
  'work',
  'measured',
  'spread',
  'processor',
  'floor',
  'ratio',
  'budget',
  'verdict',
] as const;
const titles: Record<(typeof columns)[number], string> = {
  work: 'work',
  measured: 'p50',
  spread: '',
  processor: 'CPU each',
  floor: 'floor',
  ratio: 'ratio',
  budget: 'budget',
  verdict: '',
};

export function renderReport(title: string, rows: readonly ReportRow[]): string {
  const shown = [titles, ...rows];
  const widths = columns.map((column) =>
    Math.max(...shown.map((row) => [...(row[column] ?? '')].length)),
  );
  const line = (row: Partial<Record<(typeof columns)[number], string>>) =>
    columns
      .map((column, index) => (row[column] ?? '').padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return ['', title, rule, line(titles), rule, ...rows.map(line), rule, ''].join('\n');
}
