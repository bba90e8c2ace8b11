import { useCallback, useEffect, useMemo, useRef, useState, type Ref } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { chunksOf } from '../read/paper/chunks.ts'
import { Paper, type PaperHandle } from '../read/paper/paper.tsx'
import type { Numbered } from '../read/paper/paper-chunk.tsx'
import { paragraphsOf } from '../read/paper/paragraphs.ts'
import { useReadKeys } from '../read/use-read-keys.ts'
import type { Checked, CheckedText } from './check-store.ts'
import { FindingPanel } from './finding-panel.tsx'
import { findingsOf, kindOf, marksOfText, standsIn, stepTo, type Finding, type Verdict } from './findings.ts'
import { PrintedReport } from './printed-report.tsx'
import { checkWords } from './words.ts'

type Props = { checked: Checked; where: 'here' | 'server'; onChange: () => void; onAnother: () => void }

/** Left the text with every checked claim marked, right the list with the arithmetic, what is wrong first. */
export function Result({ checked, where, onChange, onAnother }: Props) {
  const t = useWords(checkWords)
  const { language } = useLanguage()
  const findings = useMemo(() => findingsOf(checked.texts), [checked])
  const [filter, setFilter] = useState<Verdict | 'all'>('all')
  const shown = useMemo(() => (filter === 'all' ? findings : findings.filter(({ figure }) => figure.verdict === filter)), [findings, filter])
  const [current, setCurrent] = useState<string | null>(findings[0]?.id ?? null)
  const [textShown, setTextShown] = useState(findings[0]?.text ?? 0)
  const paper = useRef<PaperHandle>(null)

  const choose = useCallback(
    (id: string | null, scroll: boolean) => {
      const finding = findings.find((one) => one.id === id)
      setCurrent(id)
      if (!finding) return
      setTextShown(finding.text)
      // The paper of another text is there only after it was drawn.
      if (scroll) requestAnimationFrame(() => paper.current?.goTo(finding.figure.at.start, finding.id))
    },
    [findings],
  )
  const arrived = useRef(findings[0])
  useEffect(() => {
    if (arrived.current) paper.current?.goTo(arrived.current.figure.at.start, arrived.current.id)
  }, [])
  const pick = useCallback((id: string) => choose(id, false), [choose])
  const goTo = (text: number, place: number) => {
    setTextShown(text)
    requestAnimationFrame(() => paper.current?.goTo(place))
  }
  const narrow = (next: Verdict | 'all') => {
    setFilter(next)
    const first = next === 'all' ? findings[0] : findings.find(({ figure }) => figure.verdict === next)
    if (first) choose(first.id, true)
  }
  useReadKeys((action) => {
    if (action === 'next' || action === 'previous') choose(stepTo(shown, current, action === 'next' ? 1 : -1), true)
  })
  const text = checked.texts[textShown]
  return (
    <>
      <div className="read-page check-page">
        <div className="read-left" tabIndex={0} role="region" aria-label={t('paper')}>
          <Legend texts={checked.texts} shown={textShown} onShow={setTextShown} />
          {text && <TextPaper key={textShown} text={text} findings={findings} index={textShown} current={current} onPick={pick} handle={paper} />}
        </div>
        <FindingPanel checked={checked} where={where} findings={findings} shown={shown} filter={filter} current={current} onFilter={narrow} onChoose={choose} onPlace={goTo} onChange={onChange} onAnother={onAnother} />
      </div>
      <PrintedReport report={{ checked, findings, language, t }} />
    </>
  )
}

type PaperProps = { text: CheckedText; findings: readonly Finding[]; index: number; current: string | null; onPick: (id: string) => void; handle: Ref<PaperHandle> }

function TextPaper({ text, findings, index, current, onPick, handle }: PaperProps) {
  const t = useWords(checkWords)
  const chunks = useMemo(() => chunksOf(paragraphsOf(text.text, text.documents, text.sections), marksOfText(findings, index)), [text, findings, index])
  const numbers = useMemo(() => new Map(findings.filter((one) => standsIn(one, index)).map((one): [string, Numbered] => [one.id, { number: one.number, standing: kindOf(one) }])), [findings, index])
  return (
    <Paper
      text={text.text}
      chunks={chunks}
      current={current}
      numbers={numbers}
      onPick={onPick}
      handle={handle}
      words={{ wrong: t('wrongMark'), rounded: t('roundedMark'), right: t('rightMark'), skipped: '', known: '', label: text.name }}
    />
  )
}

function Legend({ texts, shown, onShow }: { texts: readonly CheckedText[]; shown: number; onShow: (text: number) => void }) {
  const t = useWords(checkWords)
  return (
    <div className="read-legend">
      <span className="mark-wrong">{t('legendWrong')} {t('wrongMark')}</span>
      <span className="mark-rounded">{t('legendRounded')} {t('roundedMark')}</span>
      <span className="mark-right">{t('legendRight')} {t('rightMark')}</span>
      {texts.length > 1 && (
        <label className="read-legend-right">
          {t('whichText')}
          {'　'}
          <select className="input" value={shown} onChange={(event) => onShow(Number(event.target.value))}>
            {texts.map(({ name }, index) => (
              <option key={index} value={index}>{index + 1}　{name}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
