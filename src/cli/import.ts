import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'

import { applyImport } from '../app/exchange/import/apply-import.ts'
import { cancelImport } from '../app/exchange/import/decide-import.ts'
import { getImport } from '../app/exchange/import/get-import.ts'
import { startImport } from '../app/exchange/import/start-import.ts'
import { newCommandId } from '../app/ids.ts'
import { refuseTooLarge } from '../files/index.ts'
import { fill } from '../kernel/words/fill.ts'
import { importProblemWords } from '../kernel/words/import-problems.ts'
import { actingAs } from './acting-as.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian import --file FILE --ledger ID --as USERNAME [--apply] [--city ID]'

/**
 * `lingxian import`: says what a table would change, row by row where something is wrong; with `--apply` what is plain is written. Conflicts and
 * formulas are for a person, in the web app.
 *
 * @returns exit code 1 when it is refused, or rows have mistakes or conflicts; 2 for wrong words
 */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--file', '--ledger', '--as', '--city'], flags: ['--apply'] }, USAGE)
  if (!given) return 2
  const [file, ledger, username] = ['--file', '--ledger', '--as'].map((name) => given.values.get(name))
  if (file === undefined || ledger === undefined || username === undefined) {
    process.stderr.write(`lingxian: --file, --ledger and --as are needed. ${USAGE}\n`)
    return 2
  }
  return withDeps(async (deps) => {
    refuseTooLarge((await stat(file)).size)
    const call = await actingAs(deps, username, given.values.get('--city'))
    const read = await startImport(call, { ledger, command: newCommandId(deps.now()), name: basename(file), bytes: await readFile(file) })
    if (read.state === 'mapping') {
      process.stdout.write(`栏目还没有对应好，请在网页上对应一次 · Match its columns once in the web app: ${read.columns.filter(({ show }) => show === null).map(({ name }) => name).join('、')}\n`)
      await cancelImport(call, { import: read.id })
      return 1
    }
    const { new: added, changed, unchanged, conflict, error } = read.counts
    process.stdout.write(`新增 ${added} · 变更 ${changed} · 未变 ${unchanged} · 冲突 ${conflict} · 有误 ${error} (new, changed, unchanged, conflicts, mistakes)\n`)
    const { rows } = await getImport(call, { import: read.id, kind: 'error', limit: 200 })
    for (const { row, problems } of rows) {
      for (const { code, params, at } of problems) process.stdout.write(`  ${row}${at === null ? '' : ` ${read.columns.find((one) => one.at === at)?.name ?? ''}`}：${fill(importProblemWords[code].zh, { ...params, said: params.zh ?? '' })}\n`)
    }
    if (given.flags.has('--apply')) {
      const { opened, amended, failed } = (await applyImport(call, { import: read.id, command: newCommandId(deps.now()) })).counts
      process.stdout.write(`已导入：新增 ${opened}，变更 ${amended}，未写入 ${failed} · imported: ${opened} new, ${amended} changed, ${failed} not written\n`)
    } else await cancelImport(call, { import: read.id })
    return error + conflict > 0 ? 1 : 0
  })
}
