import { fill } from '../../../kernel/words/fill.ts'
import { findingWords } from '../../../kernel/words/log.ts'
import type { Finding } from './finding.ts'

/** A finding in a sentence that says which fact. Leaves are counted from 0, as in receipts. */
export function findingSentence(found: Finding): { zh: string; en: string } {
  const { what, leaf, past, subject, version, head } = found
  const numbers = { leaf, last: past === null ? null : Math.max(past - 1, 0), subject, version, size: head?.size }
  const said = findingWords[what]
  return {
    zh: fill(said.zh, { ...numbers, which: whichZh(found), head: head ? `${head.signedAt} 签署的树头（${head.size} 条，密钥 ${head.key}）` : '' }),
    en: capital(fill(said.en, { ...numbers, which: whichEn(found), head: head ? `the head of ${head.signedAt} (${head.size} facts, key ${head.key})` : '' })),
  }
}

function whichZh({ fact, subject, version, kind, on, leaf }: Finding): string {
  const place = leaf === null ? '' : `第 ${leaf} 号`
  if (fact === null) return subject === null ? `${place}记录` : `${place}记录（${subject} 第 ${version} 条）`
  return subject === null ? `${place}记录 ${fact}` : `${place}记录 ${fact}（${on}，${kind}，${subject} 第 ${version} 条）`
}

function whichEn({ fact, subject, version, kind, on, leaf }: Finding): string {
  const place = leaf === null ? '' : ` at leaf ${leaf}`
  if (fact === null) return subject === null ? `the fact${place}` : `the fact${place} (number ${version} of ${subject})`
  return subject === null ? `fact ${fact}${place}` : `fact ${fact}${place} (${on}, ${kind}, number ${version} of ${subject})`
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
