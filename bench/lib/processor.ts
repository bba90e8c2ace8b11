import { readFileSync, readdirSync } from 'node:fs'

/** Ticks of the kernel's clock in a second, as every Linux counts them for programs. */
const TICKS = 100

/**
 * Milliseconds of processor that a PostgreSQL has used since it began: its first process, those that still run and those that have ended.
 * NaN where the system does not tell (there is no /proc).
 *
 * @param backend the process of one of its connections
 */
export function serverProcessorMs(backend: number): number {
  const own = statOf(backend)
  if (!own) return Number.NaN
  const first = statOf(own.parent)
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => statOf(Number(name)) ?? [])
  const running = children.filter(({ parent }) => parent === own.parent).reduce((sum, { ticks }) => sum + ticks, 0)
  return ((running + (first?.ticks ?? 0) + (first?.ended ?? 0)) * 1000) / TICKS
}

function statOf(pid: number): { parent: number; ticks: number; ended: number } | undefined {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    // It has ended since the folder was read, or there is no /proc.
    return undefined
  }
  // After the name, which may hold anything, in its brackets: state, parent …
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const number = (at: number) => Number(fields[at])
  return { parent: number(1), ticks: number(11) + number(12), ended: number(13) + number(14) }
}
