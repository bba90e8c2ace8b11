import { cpus, loadavg, totalmem } from 'node:os'

/** `load`: how many processes wanted to run, on average of the last minute; more than `cores` means that figures are too slow. */
export type Machine = { cpu: string; cores: number; memoryGb: number; node: string; platform: string; load: number }
export type Goal = { what: string; value: number; goal: string; met: boolean }
export type BenchResult = { name: string; machine: Machine; figures: Record<string, number>; goals: Goal[] }

/** What the figures were measured on. */
export function machine(): Machine {
  const all = cpus()
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

/**
 * The value below which `percent` of the values lie, by the nearest rank.
 *
 * @param percent above 0, up to 100
 * @throws RangeError without values: a bench that measured nothing has no figures
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.ceil((percent / 100) * sorted.length) - 1]
  if (value === undefined) throw new RangeError(`no percentile ${percent} of ${values.length} values`)
  return value
}

/** A goal with its verdict: `goal('p99 of a page, ms', 41, '<=', 100)`. */
export function goal(what: string, value: number, compare: '<=' | '>=' | '<' | '>', limit: number): Goal {
  const met = { '<=': value <= limit, '>=': value >= limit, '<': value < limit, '>': value > limit }[compare]
  return { what, value, goal: `${compare} ${limit}`, met }
}

/** Milliseconds that `work` took, with its result. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const startedAt = performance.now()
  const result = await work()
  return { ms: performance.now() - startedAt, result }
}

/** Prints a result: for people, or with `--json` as one object on the last line. */
export function report(result: BenchResult, args: readonly string[] = process.argv.slice(2)): void {
  if (args.includes('--json')) console.log(JSON.stringify(result))
  else console.log(lines(result).join('\n'))
}

function lines({ name, machine: on, figures, goals }: BenchResult): string[] {
  const width = Math.max(0, ...Object.keys(figures).map((key) => key.length))
  return [
    `${name}: ${on.cpu}, ${on.cores} cores, ${on.memoryGb} GB, Node ${on.node}, ${on.platform}, load ${on.load}`,
    ...Object.entries(figures).map(([key, value]) => `  ${key.padEnd(width)}  ${value}`),
    ...goals.map(({ what, value, goal: wanted, met }) => `  ${met ? 'met   ' : 'MISSED'} ${what}: ${value} (goal ${wanted})`),
  ]
}
