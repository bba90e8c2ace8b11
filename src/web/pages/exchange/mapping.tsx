import { useState } from 'react'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Note, Section, Table3 } from '../../ui/index.ts'
import type { Import } from './import-view.tsx'
import { exchangeWords } from './words.ts'

type Words = Record<string, Record<string, string>>
type FileColumn = Import['columns'][number]
type Props = { shown: Import; onCompare: (columns: { at: number; show: string | null }[], words: Words) => void; onCancel: () => void }

/** More columns than this that have no place are folded away; that they are left aside is said all the same. */
const MOST_OPEN = 12

/** Which column of the file is which of the ledger. What has no place there is left aside, and said. */
export function Mapping({ shown, onCompare, onCancel }: Props) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const [chosen, setChosen] = useState<Readonly<Record<number, string | null>>>(() => Object.fromEntries(shown.columns.map(({ at, show }) => [at, show])))
  const extra = shown.columns.filter(({ at }) => (chosen[at] ?? null) === null)
  const [each, setEach] = useState(extra.length <= MOST_OPEN)
  const [words, setWords] = useState<Words>(() => Object.fromEntries(shown.words.map((one) => [one.show, Object.fromEntries(one.words.map(({ ours, theirs }) => [ours, theirs]))])))
  const given = Object.values(chosen).filter((show) => show !== null)
  const twice = given.find((show, index) => given.indexOf(show) !== index)
  const nameOf = (show: string) => {
    const target = shown.targets.find((one) => one.show === show)
    return target ? pick(target.name) : show
  }
  const marked = given.includes('title') || given.includes('mark:matter')
  const listed = each ? shown.columns : shown.columns.filter((column) => !extra.includes(column))
  return (
    <Section title={t('mapping')} aside={t('mappingAside')}>
      <Table3<FileColumn>
        caption={t('mappingTable')}
        className="exchange-mapping"
        keyOf={({ at }) => String(at)}
        rows={listed}
        stack
        columns={[
          { key: 'place', head: t('place'), cell: ({ letter }) => <span className="ink-3">{letter}</span>, width: 48 },
          { key: 'name', head: t('inFile'), names: true, cell: ({ name, group }) => <>{group && <span className="ink-3">{group}　</span>}{name}</> },
          { key: 'samples', head: t('samples'), cell: ({ samples }) => <span className="ink-2 exchange-samples">{samples.join('　')}</span> },
          { key: 'show', head: t('becomes'), width: 240, cell: (column) => <Target column={column} shown={shown} chosen={chosen[column.at] ?? null} onChoose={(show) => setChosen({ ...chosen, [column.at]: show })} /> },
          { key: 'sure', head: '', quiet: true, width: 144, cell: ({ at, show, sure }) => <span className={sure === 'alike' || sure === 'contained' ? 'exchange-unsure' : 'ink-3'}>{chosen[at] === show && sure !== 'none' ? t(`sure.${sure}`) : ''}</span> },
        ]}
      />
      {shown.matchedBy && <p className="small ink-2">{t('matchedBy', { name: pick(shown.matchedBy) })}</p>}
      {shown.words.filter(({ show }) => given.includes(show)).map(({ show }) => <TheirWords key={show} name={nameOf(show)} words={words[show] ?? {}} onChange={(changed) => setWords({ ...words, [show]: changed })} />)}
      {extra.length > 0 && (
        <p className="exchange-extra">
          {t('extra', { n: extra.length })}{extra.slice(0, 20).map(({ letter, name }) => `${letter} ${name}`).join('、')}{extra.length > 20 ? ' …' : ''}
          {!each && <>{'　'}<Button link onClick={() => setEach(true)}>{t('showExtra')}</Button></>}
        </p>
      )}
      {shown.missing.length > 0 && <Note tone="due">{t('missing', { names: shown.missing.map(({ name }) => pick(name)).join('、') })}</Note>}
      {!marked && <Note tone="wrong">{t('titleMissing', { name: nameOf('title') })}</Note>}
      {twice !== undefined && <Note tone="wrong">{t('twice', { name: nameOf(twice) })}</Note>}
      <div className="actions">
        <Button primary disabled={!marked || twice !== undefined} onClick={() => onCompare(shown.columns.map(({ at }) => ({ at, show: chosen[at] ?? null })), Object.fromEntries(Object.entries(words).filter(([show]) => given.includes(show))))}>{t('compare')}</Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </Section>
  )
}

/** What the other system calls what we say in a column of few words. */
function TheirWords({ name, words, onChange }: { name: string; words: Readonly<Record<string, string>>; onChange: (words: Record<string, string>) => void }) {
  const t = useWords(exchangeWords)
  return (
    <details className="exchange-words" open={Object.values(words).some((one) => one !== '')}>
      <summary>{t('otherWords', { column: name })}</summary>
      <p className="small ink-3">{t('otherWordsAside')}</p>
      <Table3<[string, string]>
        caption={t('otherWords', { column: name })}
        keyOf={([ours]) => ours}
        rows={Object.entries(words)}
        columns={[
          { key: 'ours', head: t('ourWord'), names: true, width: 160, cell: ([ours]) => ours },
          { key: 'theirs', head: t('theirWord'), cell: ([ours, theirs]) => <input className="input" aria-label={t('theirWordFor', { word: ours })} value={theirs} maxLength={200} onChange={(event) => onChange({ ...words, [ours]: event.target.value })} /> },
        ]}
      />
    </details>
  )
}

function Target({ column, shown, chosen, onChoose }: { column: FileColumn; shown: Import; chosen: string | null; onChoose: (show: string | null) => void }) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const options = (writable: boolean) => shown.targets.filter((one) => one.writable === writable).map(({ show, name, mark }) => <option key={show} value={show}>{pick(name)}{mark ? `（${show === 'mark:matter' ? 'ID' : 'V'}）` : ''}</option>)
  return (
    <select className="input" aria-label={t('chooseColumn', { name: column.name })} value={chosen ?? ''} onChange={(event) => onChoose(event.target.value || null)}>
      <option value="">{t('notImported')}</option>
      <optgroup label={t('writable')}>{options(true)}</optgroup>
      <optgroup label={t('computed')}>{options(false)}</optgroup>
    </select>
  )
}
