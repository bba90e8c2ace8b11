import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import { FigureSum } from '../read/figure-sum.tsx'
import type { CheckedText } from './check-store.ts'
import { VerdictWord } from './verdict-word.tsx'
import type { Finding } from './findings.ts'
import { arithmeticOf } from './report.ts'
import { checkWords } from './words.ts'

type Props = { finding: Finding; texts: readonly CheckedText[]; onPlace: (text: number, place: number) => void }

/** The claim in hand: the arithmetic in words and as a column sum; or the place in another text that says otherwise. */
export function FindingCard({ finding, texts, onPlace }: Props) {
  const t = useWords(checkWords)
  const { language } = useLanguage()
  const { number, figure } = finding
  const { other } = figure
  const text = texts[finding.text]
  return (
    <div className={figure.verdict === 'inconsistent' ? 'read-card read-card-wrong' : 'read-card'} aria-current="true" tabIndex={-1}>
      <h2>
        <span>
          <span className="read-card-number">{number}</span>
          {figure.claimed.text}
        </span>
        <VerdictWord verdict={figure.verdict} />
      </h2>
      {texts.length > 1 && <p className="ink-3 small">{t('inText', { name: text?.name ?? '' })}</p>}
      <p className="read-card-line">{arithmeticOf(figure, language)}</p>
      {other ? (
        <div className="actions">
          <Button small onClick={() => onPlace(finding.text, figure.at.start)}>{t('seeHere')}</Button>
          <Button small onClick={() => onPlace(other.text, other.at.start)}>{t('seeOther', { name: texts[other.text]?.name ?? '' })}</Button>
        </div>
      ) : (
        <FigureSum figure={figure} text={text?.text ?? ''} said={figure.verdict === 'inconsistent' ? t('yours') : ''} />
      )}
    </div>
  )
}
