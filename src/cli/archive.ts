import { archivePayloads, listPieces, type PayloadPiece } from '../app/system/archive.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian archive [--before YYYY-MM-DD [--tablespace NAME]]'

/** `lingxian archive`: in which pieces the payloads of the log lie; with `--before` all older ones become a piece of their own. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--before', '--tablespace'] }, USAGE)
  if (!given) return 2
  const before = given.values.get('--before')
  const tablespace = given.values.get('--tablespace') ?? null
  if (before === undefined && tablespace !== null) {
    process.stderr.write(`lingxian: --tablespace goes with --before. ${USAGE}\n`)
    return 2
  }
  return withDeps(async (deps) => {
    const pieces = before === undefined ? await listPieces(deps) : await archivePayloads(deps, before, tablespace)
    process.stdout.write(`${pieces.map(lineOf).join('\n')}\n`)
    return 0
  })
}

function lineOf({ before, facts, bytes, tablespace }: PayloadPiece): string {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`
  const place = tablespace === null ? '' : `，表空间 in tablespace ${tablespace}`
  return before === null ? `其余 the rest：约 about ${facts}，${size}${place}` : `${before} 之前 before：约 about ${facts}，${size}${place}`
}
