import { read } from '../reader/index.ts'
import type { Figure } from '../reader/index.ts'
import type { Command } from './command.ts'
import { argumentsIn, extractNamed } from './input.ts'

const USAGE = 'lingxian check FILE… [--json]'

/** `lingxian check`: exit code 1 when a figure is inconsistent, 2 when a file could not be read, else 0. */
export const command: Command = async (words) => {
  const given = argumentsIn(words, ['--json'], USAGE)
  if (!given) return 2
  const figures: (Figure & { file: string })[] = []
  let unread = false
  for (const path of given.files) {
    const extracted = await extractNamed(path)
    if (extracted) figures.push(...read(extracted.text).figures.map((figure) => ({ ...figure, file: path })))
    else unread = true
  }
  if (given.flags.has('--json')) process.stdout.write(`${JSON.stringify({ figures })}\n`)
  else process.stdout.write(pageOf(figures))
  if (unread) return 2
  return figures.some(({ verdict }) => verdict === 'inconsistent') ? 1 : 0
}

const VERDICT = { consistent: '一致', rounding: '四舍五入内一致', inconsistent: '不一致' } as const

function pageOf(figures: readonly (Figure & { file: string })[]): string {
  const wrong = figures.filter(({ verdict }) => verdict === 'inconsistent')
  const lines = wrong.map(({ file, verdict, explanation }) => `${file}：${VERDICT[verdict]}：${explanation}`)
  return `${[...lines, `核对 ${figures.length} 处，不一致 ${wrong.length} 处`].join('\n')}\n`
}
