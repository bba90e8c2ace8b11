import { writeFile } from 'node:fs/promises'

import { exportLedger } from '../app/exchange/export-ledger.ts'
import { actingAs } from './acting-as.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian export --ledger ID --as USERNAME [--out FILE] [--city ID]'

/** `lingxian export`: a ledger as .xlsx, as that account sees it. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--ledger', '--as', '--out', '--city'] }, USAGE)
  const ledger = given?.values.get('--ledger')
  const username = given?.values.get('--as')
  if (!given) return 2
  if (ledger === undefined || username === undefined) {
    process.stderr.write(`lingxian: --ledger and --as are needed. ${USAGE}\n`)
    return 2
  }
  return withDeps(async (deps) => {
    const call = await actingAs(deps, username, given.values.get('--city'))
    const { bytes, name } = await exportLedger(call, { ledger })
    const file = given.values.get('--out') ?? name
    await writeFile(file, bytes)
    process.stdout.write(`${file}\n`)
    return 0
  })
}
