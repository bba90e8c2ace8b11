import { apart } from '../text/apart.ts'
import { partsOf } from '../text/clauses.ts'
import type { DocumentPart } from '../documents/documents.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import type { Periodic } from '../reading.ts'
import { eachIn } from './each.ts'
import type { Obligation } from './obligation.ts'
import { passedOn } from './onward.ts'
import { HAS_SERIES, seriesIn } from './series.ts'
import { yearlyIn } from './yearly.ts'

const MAY_RETURN = new RegExp(`每|[按逐][半季月年周旬日]|年度|周期|${HAS_SERIES.source}`)

/** Obligations that return with a definite period. What comes 定期, 不定期 or 常态化 has none. */
export function periodicOf(flow: Flow, documents: readonly DocumentPart[]): Periodic[] {
  const found: Omit<Periodic, 'id'>[] = []
  for (const { document, first, last } of documents) {
    for (let index = first; index < last; index += 1) {
      const block = flow.blocks[index]
      if (!block) continue
      const text = flow.clean.slice(block.from, block.to)
      if (!MAY_RETURN.test(text)) continue
      for (const sentence of partsOf(text, block.from, 'sentences')) {
        if (!MAY_RETURN.test(sentence.text)) continue
        for (const { from, to, ...rest } of obligationsIn(sentence.text)) {
          found.push({ document: document.id, at: spanOf(flow, sentence.at + from, sentence.at + to), ...rest })
        }
      }
    }
  }
  return found.map((one, index) => ({ id: `p${index + 1}`, ...one }))
}

/** The obligations of one sentence, in order; where two readings overlap the surer one stays. */
export function obligationsIn(sentence: string): Obligation[] {
  const each = eachIn(sentence)
  const onward = each.flatMap((one) => passedOn(sentence, one) ?? [])
  return apart(seriesIn(sentence), each, onward, yearlyIn(sentence))
}
