import { verifyCities, type CityVerified } from '../app/log/verify-cities.ts'
import { hashNames } from '../kernel/words/log.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { textOf } from './receipt-file.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian verify [--city ID] [--since FILE] [--key ID] [--json]'
const MOST_SAID = 20

/** `lingxian verify`: computes the log anew and says what in it is not as it was sealed; exit code 1 when anything is. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--city', '--since', '--key'], flags: ['--json'] }, USAGE)
  if (!given) return 2
  const since = given.values.get('--since')
  const key = given.values.get('--key')
  const json = given.flags.has('--json')
  return withDeps(async (deps) => {
    const kept = since === undefined ? [] : [await textOf(since)]
    let code = 0
    let said = Date.now()
    const progress = (city: string, done: number, total: number) => {
      if (Date.now() - said < 2_000) return
      said = Date.now()
      process.stderr.write(`${city}：${Math.floor((100 * done) / Math.max(total, 1))} %…\n`)
    }
    for await (const verified of verifyCities(deps, { city: given.values.get('--city'), kept, trusted: key === undefined ? null : [key], progress })) {
      if (verified.wrong > 0) code = 1
      process.stdout.write(json ? `${JSON.stringify(verified)}\n` : `${linesOf(verified).join('\n')}\n`)
    }
    return code
  })
}

function linesOf({ city, name, hash, leaves, waiting, heads, keys, wrong, sentences, erased, erasedCount }: CityVerified): string[] {
  return [
    `${name}（${city}）：已封存 ${leaves} 条，待封存 ${waiting} 条，树头 ${heads} 个，${hashNames[hash]} · ${leaves} facts sealed, ${waiting} waiting, ${heads} signed heads`,
    ...keys.map(({ id, algorithm }) => `  密钥 key ${id} (${algorithm})`),
    ...erased.slice(0, MOST_SAID).map(({ fact, by, on }) => `  记录 ${fact} 的内容已于 ${on} 依法删除（由记录 ${by}） · erased by ${by} on ${on}`),
    ...(erasedCount > MOST_SAID ? [`  …依法删除共 ${erasedCount} 条 · ${erasedCount} erased in all`] : []),
    ...(wrong === 0 ? ['  核验通过：没有发现改动、缺失或插入 · Sound: nothing changed, missing or inserted'] : [`  发现 ${wrong} 处问题，第一处如下 · ${wrong} found, the first of them:`]),
    ...sentences.slice(0, MOST_SAID).flatMap(({ zh, en }) => [`  ✗ ${zh}`, `    ${en}`]),
  ]
}
