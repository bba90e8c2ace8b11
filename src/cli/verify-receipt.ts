import { checkByItself, readReceipt } from '../app/log/check-receipt.ts'
import type { CheckedReceipt } from '../kernel/receipt.ts'
import { checkCode } from '../kernel/words/filed.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { textOf } from './receipt-file.ts'
import { refusing } from './refusing.ts'

const USAGE = 'lingxian verify-receipt FILE [--key ID] [--json]'

/** `lingxian verify-receipt`: checks a receipt by itself, without database or network; exit code 1 when it does not hold. */
export const command: Command = async ([file, ...rest]) => {
  const given = optionsIn(rest, { values: ['--key'], flags: ['--json'] }, USAGE)
  if (!given) return 2
  if (file === undefined || file.startsWith('--')) {
    process.stderr.write(`lingxian: name the receipt's file. ${USAGE}\n`)
    return 2
  }
  return refusing(async () => {
    const checked = await checkByItself(readReceipt(await textOf(file)))
    const key = given.values.get('--key')
    const trusted = key === undefined || checked.key.id === key
    const sound = checked.sound && trusted
    process.stdout.write(given.flags.has('--json') ? `${JSON.stringify({ ...checked, sound, trusted })}\n` : `${linesOf(checked, sound, trusted).join('\n')}\n`)
    return sound ? 0 : 1
  })
}

function linesOf({ city, head, key, signature, facts }: CheckedReceipt, sound: boolean, trusted: boolean): string[] {
  return [
    `${city.name}（${city.id}）· ${head.size} · ${head.signedAt} · ${head.root} · ${checkCode(head.root)}`,
    `${mark(signature)} 签名 signature (${key.algorithm}, ${key.id})`,
    ...(trusted ? [] : ['✗ 不是您指定的密钥 · not the key you named']),
    ...facts.flatMap(({ id, kind, recordedAt, leaf, envelope, content, included }) => [
      `  ${id} · ${kind} · ${recordedAt}`,
      `  ${mark(envelope)} 要素 envelope   ${mark(content !== 'changed')} ${CONTENT[content]}   ${mark(included)} 在记录链第 ${leaf} 号 leaf ${leaf}`,
    ]),
    sound ? '回执有效 · The receipt holds' : '回执无效 · The receipt does not hold',
    ...(sound ? ['请与单位留存的密钥编号核对 · Compare the key’s id with the one you keep'] : []),
  ]
}

const mark = (good: boolean): string => (good ? '✓' : '✗')
const CONTENT = { good: '内容相符 content', changed: '内容被改动 content changed', absent: '内容已依法删除 content erased' } as const
