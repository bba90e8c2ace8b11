import { readFile } from 'node:fs/promises'
import { lintPacks, type Linted } from '../app/city/lint-packs.ts'
import type { Command } from './command.ts'
import { argumentsIn, refusalLine } from './input.ts'

const USAGE = 'lingxian lint-pack FILE… [--json]'

/**
 * `lingxian lint-pack`: whether packs hold together, ask nothing of people that the rules forbid, and do what their cases say; schemes of assessment
 * with their weights, groups, formulas and points among it. Each is read beside those that come with the product and those named before it.
 *
 * @returns exit code 1 when there is a mistake or a case fails, 2 when a file could not be read, else 0; warnings alone leave it 0
 */
export const command: Command = async (words) => {
  const given = argumentsIn(words, ['--json'], USAGE)
  if (!given) return 2
  const texts: { file: string; text: string }[] = []
  for (const file of given.files) {
    const text = await textOf(file)
    if (text !== null) texts.push({ file, text })
  }
  const linted = lintPacks(texts)
  if (given.flags.has('--json')) process.stdout.write(`${JSON.stringify({ files: linted })}\n`)
  else process.stdout.write(linted.map(pageOf).join(''))
  if (linted.length < given.files.length) return 2
  return linted.some(({ mistakes, failed }) => mistakes.length + failed.length > 0) ? 1 : 0
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const line = refusalLine(error)
    if (line === null) throw error
    process.stderr.write(`${file}: ${line}\n`)
    return null
  }
}

function pageOf({ file, mistakes, warnings, failed }: Linted): string {
  const line = (mark: string, { line: at, column, path, zh, en }: Linted['mistakes'][number]) => `${mark} ${file}:${at}:${column} ${path}\n    ${zh}\n    ${en}`
  const lines = [
    ...mistakes.map((one) => line('✗', one)),
    ...warnings.map((one) => line('!', one)),
    ...failed.map(({ name, expected, actual }) => `✗ ${file} ${name ?? ''}\n    应为 expected ${JSON.stringify(expected)}\n    实为 actual   ${JSON.stringify(actual)}`),
  ]
  const sum = mistakes.length + failed.length === 0 ? `✓ ${file}：没有错误，提醒 ${warnings.length} 条 / no mistakes, ${warnings.length} warnings` : `${file}：错误 ${mistakes.length} 处，用例不符 ${failed.length} 个 / ${mistakes.length} mistakes, ${failed.length} failing cases`
  return `${[...lines, sum].join('\n')}\n`
}
