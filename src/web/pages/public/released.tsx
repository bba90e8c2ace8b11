import { standingWords } from '../../../kernel/words/sources.ts'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { fullDay } from '../../ui/index.ts'
import type { Commitment, PublicDocument } from './groups.ts'
import { publicWords } from './words.ts'

/** A document that was released, with what it promises; also what the office sees before it releases it. */
export function Released({ document }: { document: PublicDocument }) {
  const t = useWords(publicWords)
  const { language } = useLanguage()
  const { id, title, summary, on, commitments } = document
  const done = commitments.filter(({ standing }) => standing === 'done').length
  return (
    <section className="public-document" aria-labelledby={`d-${id}`}>
      <h2 id={`d-${id}`}>{title}</h2>
      <p className="public-about">
        {t('published', { day: fullDay(on, language) })}
        {commitments.length > 0 && <>　{t('promises', { n: commitments.length, done })}</>}
      </p>
      {summary && <p className="public-summary">{summary}</p>}
      <Promises commitments={commitments} from={(at) => commitments[at]?.topic ?? null} />
    </section>
  )
}

/** `from`: under each, the topic or the document it is from */
export function Promises({ commitments, from }: { commitments: readonly Commitment[]; from: (at: number) => string | null }) {
  return (
    <ol className="public-promises">
      {commitments.map((one, at) => <Promised key={at} {...one} from={from(at)} />)}
    </ol>
  )
}

/** One promise: the words, where it stands with its day, what came of it. */
function Promised({ promise, outcome, standing, on, from }: Commitment & { from: string | null }) {
  const t = useWords(publicWords)
  const pick = usePick()
  const { language } = useLanguage()
  return (
    <li>
      <div>
        <p className="public-promise">{promise}</p>
        {outcome && <p className="public-outcome">{outcome}</p>}
        {from && <p className="public-from">{from}</p>}
      </div>
      <p className="public-standing" data-standing={standing}>
        <b>{pick(standingWords[standing])}</b>
        <span>{t(`since.${standing}`, { day: fullDay(on, language) })}</span>
      </p>
    </li>
  )
}
