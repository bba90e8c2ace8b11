import { checkTogether, read } from '../reader/index.ts'
import type { CheckedFigure, NamedReading } from '../reader/index.ts'
import type { Command } from './command.ts'
import { argumentsIn, extractNamed } from './input.ts'

const USAGE = 'lingxian check FILE… [--json]'

/**
 * `lingxian check`: whether the figures of several files agree, each within itself and with the others.
 *
 * @returns exit code 1 when a figure is inconsistent, 2 when a file could not be read, else 0
 */
export const command: Command = async (words) => {
  const given = argumentsIn(words, ['--json'], USAGE)
  if (!given) return 2
  const readings: NamedReading[] = []
  for (const path of given.files) {
    const extracted = await extractNamed(path)
    if (extracted) readings.push({ name: path, text: extracted.text, reading: read(extracted.text) })
  }
  const { figures } = checkTogether(readings)
  if (given.flags.has('--json')) process.stdout.write(`${JSON.stringify({ figures })}\n`)
  else process.stdout.write(pageOf(readings, figures))
  if (readings.length < given.files.length) return 2
  return figures.some(({ verdict }) => verdict === 'inconsistent') ? 1 : 0
}

/** What a person reads on a terminal: each figure that does not come out, with its place, its arithmetic and its words; then how many were checked. */
function pageOf(readings: readonly NamedReading[], figures: readonly CheckedFigure[]): string {
  const count = (verdict: CheckedFigure['verdict']): number => figures.filter((figure) => figure.verdict === verdict).length
  const lines = figures.filter(({ verdict }) => verdict === 'inconsistent').flatMap((figure) => {
    const text = readings.find(({ name }) => name === figure.file)?.text ?? ''
    return [`✗ ${figure.file} 第${lineAt(text, figure.at.start)}行：${figure.sentence}`, `    原文：${quote(text, figure.at.start, figure.at.end)}`]
  })
  const sum = `核对 ${figures.length} 处：一致 ${count('consistent')} 处，四舍五入后一致 ${count('rounding')} 处，不一致 ${count('inconsistent')} 处`
  return `${[...lines, sum].join('\n')}\n`
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

const LONGEST_QUOTE = 120

function quote(text: string, start: number, end: number): string {
  const words = text.slice(start, end).replace(/\s+/g, '')
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words
}
