import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { LetterStatus } from '../../../kernel/facts/letter.ts'
import { statusWords } from '../../../kernel/words/letters.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Combobox, Empty, ErrorNote, Loading } from '../../ui/index.ts'
import { Apart } from '../readers/apart.tsx'
import { LetterTable } from './letter-table.tsx'
import { kindKey, type LetterList } from './model.ts'
import { Register } from './register.tsx'
import { useLetters } from './use-letters.ts'
import { letterWords } from './words.ts'
import './letters.css'

const BOXES = ['asked', 'received', 'mine', 'awaiting', 'all', 'register'] as const
type Box = (typeof BOXES)[number]
const STATUSES = Object.keys(statusWords) as LetterStatus[]
const OFFERED = 60
/** Fewer rows than this are no page. */
const ENOUGH = 10

/** 公文: by what is to be done with them. Box and filter live in the address. */
export default function LettersPage() {
  const t = useWords(letterWords)
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('box')
  const boxes = BOXES.filter((one) => one !== 'register' || may('listLetterNumbers'))
  const box: Box = boxes.find((one) => one === wanted) ?? 'asked'
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const change = (values: Record<string, string>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [key, value] of Object.entries(values)) if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <>
      <header className="letters-head">
        <h1>{t('title')}</h1>
        <div>
          {may('getLetterTemplates') && <Link to="/letters/templates">{t('templates')}</Link>}
          {may('draftReminders') && <Link className="button" to="/letters/batch">{t('batch')}</Link>}
          {may('draftLetter') && <Link className="button button-primary" to="/letters/new">{t('new')}</Link>}
        </div>
      </header>
      <Apart />
      <nav className="letters-tabs" aria-label={t('boxes')}>
        {boxes.map((one) => <button key={one} type="button" aria-pressed={box === one} onClick={() => change({ box: one === 'asked' ? '' : one })}>{t(`box.${one}`)}</button>)}
      </nav>
      {box === 'register' ? <Register year={search.get('year')} onYear={(year) => change({ year })} /> : <List key={box} box={box} search={search} onChange={change} />}
    </>
  )
}

type ListProps = { box: Exclude<Box, 'register'>; search: URLSearchParams; onChange: (values: Record<string, string>) => void }

function List({ box, search, onChange }: ListProps) {
  const t = useWords(letterWords)
  const q = search.get('q') ?? ''
  const kind = search.get('kind') ?? ''
  const issuer = search.get('issuer') ?? ''
  const matter = search.get('matter') ?? ''
  const status = STATUSES.find((one) => one === search.get('status'))
  const list = useLetters({ ...(matter ? { matter } : {}), ...(box === 'all' ? {} : { box }), ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(issuer ? { issuer } : {}), ...(status ? { status } : {}) }, true)
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  // What is asked or owed is picked out of each page: one may hold none of it, and the next some.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const thin = (box === 'asked' || box === 'awaiting') && rows.length < ENOUGH && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (thin) void fetchNextPage()
  }, [thin, fetchNextPage])
  const filtered = matter !== '' || q !== '' || kind !== '' || issuer !== '' || status !== undefined
  if (!first) return list.error ? <ErrorNote error={list.error} retry={() => void list.refetch()} /> : <Loading rows={8} />
  return (
    <>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {(filtered || rows.length > 0) && <Filters list={first} {...{ q, kind, issuer, matter, box }} status={status ?? ''} onChange={onChange} />}
      {rows.length > 0 ? (
        <LetterTable caption={t(`box.${box}`)} rows={rows} />
      ) : (
        <Empty {...(box === 'asked' && !filtered ? { to: '/letters?box=all', begin: t('box.all') } : first.may.includes('draft') && !filtered ? { to: '/letters/new', begin: t('new') } : {})}>{t(filtered ? 'emptyFilter' : `empty.${box}`)}</Empty>
      )}
      {list.hasNextPage && <p><Button link busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('more')}</Button></p>}
    </>
  )
}

type FilterProps = { list: LetterList; q: string; kind: string; issuer: string; matter: string; status: LetterStatus | ''; box: Box; onChange: (values: Record<string, string>) => void }

function Filters({ list, q, kind, issuer, matter, status, box, onChange }: FilterProps) {
  const t = useWords(letterWords)
  const pick = usePick()
  return (
    <form className="letters-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Words value={q} onWords={(words) => onChange({ q: words })} />
      <select className="input" aria-label={t('kind')} value={kind} onChange={(event) => onChange({ kind: event.target.value })}>
        <option value="">{t('anyKind')}</option>
        {list.kinds.map((one) => <option key={kindKey(one)} value={kindKey(one)}>{pick(one.name)}</option>)}
      </select>
      {(box === 'all' || box === 'mine') && (
        <select className="input" aria-label={t('status')} value={status} onChange={(event) => onChange({ status: event.target.value })}>
          <option value="">{t('anyStatus')}</option>
          {STATUSES.map((one) => <option key={one} value={one}>{pick(statusWords[one])}</option>)}
        </select>
      )}
      {(box === 'all' || box === 'received') && <IssuerFilter issuer={issuer} onIssuer={(unit) => onChange({ issuer: unit })} />}
      {matter && <span className="small ink-2">{t('ofOne')}</span>}
      {(q || kind || issuer || status || matter) && <Button link onClick={() => onChange({ q: '', kind: '', issuer: '', status: '', matter: '' })}>{t('clear')}</Button>}
    </form>
  )
}

/** Looked for on Enter or when one leaves the field: nothing is asked while one still types. */
function Words({ value, onWords }: { value: string; onWords: (words: string) => void }) {
  const t = useWords(letterWords)
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState(value)
  if (asked !== value) {
    setAsked(value)
    setText(value)
  }
  const ask = () => text.trim() !== value && onWords(text.trim())
  return <input className="input" type="search" aria-label={t('search')} placeholder={t('search')} maxLength={100} value={text} onChange={(event) => setText(event.target.value)} onBlur={ask} onKeyDown={(event) => event.key === 'Enter' && ask()} />
}

function IssuerFilter({ issuer, onIssuer }: { issuer: string; onIssuer: (unit: string) => void }) {
  const t = useWords(letterWords)
  const units = useAnswer('listUnits', {})
  const rows = units.data?.rows ?? []
  const chosen = rows.find(({ id }) => id === issuer)
  return (
    <Combobox
      aria-label={t('issuer')}
      placeholder={t('anyIssuer')}
      chosen={chosen ? { value: chosen.id, name: chosen.name } : null}
      onChoose={(choice) => onIssuer(choice?.value ?? '')}
      find={(text) => rows.filter(({ name, aliases }) => name.includes(text) || aliases.some((alias) => alias.includes(text))).slice(0, OFFERED).map(({ id, name }) => ({ value: id, name }))}
    />
  )
}
