import type { CheckedReceipt, HeadFile } from '../receipt.ts'
import { hashNames } from './log.ts'
import { recordWords } from './records.ts'

/** A line of what an office files: what it is, and its value, the same in both languages. */
export type FiledLine = { label: { zh: string; en: string }; value: string }

const algorithmNames = { ed25519: 'Ed25519', sm2: 'SM2' } as const

/**
 * The first eight bytes of a root in groups of four digits, to be read out over a telephone. It tells quickly that two heads differ; that they are the same, only the
 * whole root and its signature tell.
 *
 * @param root in hexadecimal
 */
export function checkCode(root: string): string {
  return root.slice(0, 16).toUpperCase().match(/.{4}/g)?.join('-') ?? ''
}

/** A signed head as it is filed on paper: all that is needed to verify the log against it. */
export function headLines({ city, head, key }: Pick<HeadFile, 'city' | 'head' | 'key'>): FiledLine[] {
  return [
    { label: { zh: '地区', en: 'City' }, value: `${city.name}（${city.id}）` },
    { label: { zh: '记录数', en: 'Facts' }, value: String(head.size) },
    { label: { zh: '根', en: 'Root' }, value: head.root },
    { label: { zh: '校验短码', en: 'Check code' }, value: checkCode(head.root) },
    { label: { zh: '校验算法', en: 'Hash' }, value: hashNames[head.hash] },
    { label: { zh: '签署时间', en: 'Signed at' }, value: head.signedAt },
    { label: { zh: '密钥编号', en: 'Key' }, value: `${key.id} (${algorithmNames[key.algorithm]})` },
    { label: { zh: '公钥', en: 'Public key' }, value: key.publicKey },
    { label: { zh: '签名', en: 'Signature' }, value: head.signature },
  ]
}

/** The facts of a receipt that was checked, without their content: what, of which day, recorded when, which leaf. */
export function receiptLines({ facts }: Pick<CheckedReceipt, 'facts'>): FiledLine[] {
  return facts.map(({ id, kind, occurredOn, recordedAt, leaf }) => ({
    label: { zh: `记录（${recordWords[kind]?.label.zh ?? kind}）`, en: `Fact (${recordWords[kind]?.label.en ?? kind})` },
    value: `${id} · ${occurredOn} · ${recordedAt} · ${leaf}`,
  }))
}

/** The same as a text file. */
export function filedText(title: string, lines: readonly FiledLine[], language: 'zh' | 'en'): string {
  const colon = language === 'zh' ? '：' : ': '
  return `${[title, '', ...lines.map(({ label, value }) => `${label[language]}${colon}${value}`)].join('\n')}\n`
}
