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

function linesOf({ city, name, hash, leaves, waiting, heads, keys, wrong, sentences, erased, erasedCount, held }: CityVerified): string[] {
  return [
    `${name}（${city}）：已封存 ${leaves} 条，待封存 ${waiting} 条，树头 ${heads} 个，${hashNames[hash]} · ${leaves} facts sealed, ${waiting} waiting, ${heads} signed heads`,
    ...keys.map(({ id, algorithm }) => `  密钥 key ${id} (${algorithm}) · ${held.keys === null ? '未经库外核对 not held against anything outside' : held.keys.includes(id) ? '可信 trusted' : '不可信 not trusted'}`),
    ...heldLines(held),
    ...erased.slice(0, MOST_SAID).map(({ fact, by, on }) => `  记录 ${fact} 的内容已于 ${on} 依法删除（由记录 ${by}） · erased by ${by} on ${on}`),
    ...(erasedCount > MOST_SAID ? [`  …依法删除共 ${erasedCount} 条 · ${erasedCount} erased in all`] : []),
    ...(wrong === 0 ? ['  核验通过：没有发现改动、缺失或插入 · Sound: nothing changed, missing or inserted'] : [`  发现 ${wrong} 处问题，第一处如下 · ${wrong} found, the first of them:`]),
    ...sentences.slice(0, MOST_SAID).flatMap(({ zh, en }) => [`  ✗ ${zh}`, `    ${en}`]),
  ]
}

/** What it was held against outside of the database, and what it was not: a database that agrees with itself proves little. */
function heldLines({ keys, heads, audit }: CityVerified['held']): string[] {
  return [
    ...(keys === null ? ['  ⚠ 数据目录里没有本系统用过的密钥，也没有指定 --key：只核对了数据库自身 · no key is kept in the data folder and none was named: the database was only held against itself'] : []),
    heads.length === 0
      ? '  ⚠ 没有留存在库外的树头（数据目录或 --since）：整本重写查不出来 · no head kept outside (data folder or --since): a log written anew as a whole would not be found'
      : `  已与库外留存的树头核对 · held against heads kept outside: ${heads.join(', ')}`,
    ...(audit.city === null && audit.installation === null ? ['  ⚠ 审计日志没有库外留存 · nothing of the audit log is kept outside'] : [`  审计日志核对至 · audit log held up to: ${audit.city ?? '—'} / ${audit.installation ?? '—'}`]),
  ]
}
