import { memo, useEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, Empty, Kbd, Note } from '../../ui/index.ts'
import type { Checked } from './check-store.ts'
import { FindingCard } from './finding-card.tsx'
import { countsOf, VERDICTS, type Finding, type Verdict } from './findings.ts'
import { arithmeticOf } from './report.ts'
import { KnownFigures } from './known-figures.tsx'
import { TakeAway } from './take-away.tsx'
import { VerdictWord } from './verdict-word.tsx'
import { checkWords } from './words.ts'

type Props = {
  checked: Checked
  where: 'here' | 'server'
  findings: readonly Finding[]
  /** those of the kind one looks at */
  shown: readonly Finding[]
  filter: Verdict | 'all'
  current: string | null
  onFilter: (filter: Verdict | 'all') => void
  onChoose: (id: string, scroll: boolean) => void
  onPlace: (text: number, place: number) => void
  onChange: () => void
  onAnother: () => void
}

/** The list of what was checked; the current one is the box in hand, with its sum. */
export function FindingPanel(props: Props) {
  const { checked, where, findings, shown, current, onChoose } = props
  const t = useWords(checkWords)
  const list = useRef<HTMLOListElement>(null)
  const first = useRef(true)
  const [sent, setSent] = useState(false)
  useEffect(() => {
    const card = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    // Not on arrival: the page's own heading is where reading begins.
    const arriving = first.current
    first.current = false
    if (!card || arriving) return
    card.scrollIntoView({ block: 'nearest' })
    if (!card.contains(document.activeElement)) card.focus({ preventScroll: true })
  }, [current, shown])
  return (
    <aside className="read-panel" aria-labelledby="check-result">
      <header className="read-panel-head">
        <h1 id="check-result">{t('result')}</h1>
        <div className="check-again">
          <Button small onClick={props.onChange}>{t('change')}</Button>
          <Button small onClick={props.onAnother}>{t('another')}</Button>
        </div>
      </header>
      <p className="read-counts" role="status">
        <span>{t('checkedN', { n: findings.length })}</span>
        <span>{t(where === 'server' ? 'readThere' : sent ? 'readHereSent' : 'readHere')}</span>
      </p>
      <Filter {...props} />
      <div className="read-panel-list">
        <Unread checked={checked} />
        {findings.length === 0 && checked.texts.length > 0 && <Empty>{t('noneFound')}</Empty>}
        {findings.length > 0 && shown.length === 0 && <Empty>{t('noneShown')}</Empty>}
        {shown.length > 0 && (
          <ol ref={list} className="proposals">
            {shown.map((finding) =>
              finding.id === current ? (
                <li key={finding.id} className="in-hand">
                  <FindingCard finding={finding} texts={checked.texts} onPlace={props.onPlace} />
                </li>
              ) : (
                <Row key={finding.id} finding={finding} onChoose={onChoose} />
              ),
            )}
          </ol>
        )}
        {findings.length > 0 && <p className="check-silent">{t('silent')}</p>}
        <KnownFigures texts={checked.texts} where={where} onPlace={props.onPlace} onSend={() => setSent(true)} />
      </div>
      <TakeAway checked={checked} findings={findings} />
      <p className="read-keys">
        <span><Kbd>J</Kbd><Kbd>K</Kbd>{t('keyMove')}</span>
      </p>
    </aside>
  )
}

function Filter({ findings, filter, onFilter }: Pick<Props, 'findings' | 'filter' | 'onFilter'>) {
  const t = useWords(checkWords)
  const counts = countsOf(findings)
  if (findings.length === 0) return null
  return (
    <fieldset className="check-filter">
      <legend className="unseen">{t('filter')}</legend>
      <div className="segments">
        {(['all', ...VERDICTS] as const).map((kind) => (
          <label key={kind}>
            <input type="radio" name="verdict" checked={filter === kind} onChange={() => onFilter(kind)} />
            <span>
              {t(kind)} {kind === 'all' ? findings.length : counts[kind]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** What of the files was not read, and why: nobody takes the part for the whole. */
function Unread({ checked: { texts, refused } }: { checked: Checked }) {
  const t = useWords(checkWords)
  const { language } = useLanguage()
  return (
    <>
      {refused.map(({ name, detail, detailEn }, index) => (
        <Note key={index} tone="wrong" live>
          <b>{name}</b>　{t('refused')}
          {'　'}
          {language === 'zh' ? detail : detailEn}
        </Note>
      ))}
      {texts.map(
        ({ name, notes }, index) =>
          notes.length > 0 && (
            <Note key={index} tone="due">
              <b>{name}</b>　{t('notes')}
              <ul>{notes.map((note) => <li key={note.zh}>{note[language]}</li>)}</ul>
            </Note>
          ),
      )}
    </>
  )
}

const Row = memo(function Row({ finding, onChoose }: { finding: Finding; onChoose: Props['onChoose'] }) {
  const { language } = useLanguage()
  return (
    <li>
      <button type="button" className="proposal" onClick={() => onChoose(finding.id, true)}>
        <i>{finding.number}</i>
        <span className="proposal-text">{arithmeticOf(finding.figure, language)}</span>
        <VerdictWord verdict={finding.figure.verdict} />
      </button>
    </li>
  )
})
