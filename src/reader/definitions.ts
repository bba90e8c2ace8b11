import { partsOf } from './clauses.ts'
import type { DocumentPart } from './documents.ts'
import { spanOf } from './flow.ts'
import type { Flow } from './flow.ts'
import type { Definition } from './reading.ts'

/** “六张清单”：…… and “链长制”是指……, with 本办法所称……是指……. */
const QUOTED = /(?:^|[，,。；;、.．])(?<term>[^“”，,。；;：:]{0,20}“[^“”]{1,20}”(?:“[^“”]{1,20}”)?[^“”，,。；;：:]{0,12}?)(?:[：:]|是指|，?即是?|指的是)(?<meaning>[^。]{4,400})/
const CALLED = /本(?:办法|方案|规定|细则|意见|条例|计划)所称(?<term>[^，,。；;：:]{2,24})[，,]?(?:是指|指|包括)(?<meaning>[^。]{4,400})/

/** Terms the text explains itself. */
export function definitionsOf(flow: Flow, documents: readonly DocumentPart[]): Definition[] {
  const found: Definition[] = []
  for (const { document, first, last } of documents) {
    for (const block of flow.blocks.slice(first, last)) {
      const text = flow.clean.slice(block.from, block.to)
      if (!/[”称]/.test(text) || !/[：:即指]/.test(text)) continue
      for (const sentence of partsOf(text, block.from, 'stops')) {
        const match = CALLED.exec(sentence.text) ?? QUOTED.exec(sentence.text)
        const { term = '', meaning = '' } = match?.groups ?? {}
        if (!match || term === '' || /责任单位|牵头单位/.test(term)) continue
        const from = sentence.at + match.index + match[0].indexOf(term)
        found.push({
          document: document.id, term: term.replace(/^\d{1,3}[.．、]/, ''), meaning, items: itemsOf(meaning), at: spanOf(flow, from, sentence.at + match.index + match[0].length),
        })
      }
    }
  }
  return found
}

function itemsOf(meaning: string): string[] {
  const items = meaning.split(/[、；;]/).map((item) => item.replace(/[。，,]$/, ''))
  return items.length > 1 && items.every((item) => item.length > 0 && item.length <= 40) ? items : []
}
