import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { UnitForm } from './unit-form.tsx'
import { OrganisationWaiting } from './waiting.tsx'
import { organisationWords } from './words.ts'
import './organisation.css'

type UnitRow = Answer<'listUnits'>['rows'][number]
const UNIT_KINDS = ['office', 'department', 'vertical', 'place', 'body', 'group', 'company'] as const

/** 机构与人员: the units of the city; each opens with its posts and who holds them. */
export default function OrganisationPage() {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const [search, setSearch] = useSearchParams()
  const [adding, add] = useState(false)
  usePage({ title: t('title'), crumbs: [{ text: t('title') }] })
  const units = useAnswer('listUnits', {})
  const text = search.get('q') ?? ''
  const kind = search.get('kind') ?? ''
  const ended = search.get('ended') === 'true'
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next, { replace: true })
  }
  const rows = (units.data?.rows ?? [])
    .filter((row) => (ended || !row.ended) && (!kind || row.kind === kind) && matches(row, text))
    .sort((a, b) => a.order - b.order)
  const columns: Column<UnitRow>[] = [
    { key: 'name', head: t('unit'), names: true, cell: (row) => <Name row={row} today={today} /> },
    {
      key: 'aliases',
      head: t('aliases.head'),
      cell: ({ aliases }) => (aliases.length > 0 ? <span className="ink-3">{aliases.join('、')}</span> : null),
    },
    { key: 'kind', head: t('kind'), width: 160, cell: ({ kind }) => <span className="ink-2">{t(`kind.${kind}`)}</span> },
    {
      key: 'posts',
      head: t('posts'),
      num: true,
      width: 80,
      cell: ({ id, posts }) => <Link to={`/organisation/units/${id}`}>{posts}</Link>,
    },
    {
      key: 'duties',
      head: t('duties'),
      num: true,
      width: 104,
      cell: ({ id, duties }) => <Link to={`/organisation/units/${id}`}>{duties}</Link>,
    },
  ]
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="sub">{t('lead')}</p>
      <div className="filters">
        <input
          className="input"
          type="search"
          aria-label={t('filter')}
          placeholder={t('filter')}
          value={text}
          onChange={(event) => change('q', event.target.value)}
        />
        <select className="input" aria-label={t('kind')} value={kind} onChange={(event) => change('kind', event.target.value)}>
          <option value="">{t('kind.all')}</option>
          {UNIT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </select>
        <label className="check">
          <input type="checkbox" checked={ended} onChange={(event) => change('ended', event.target.checked ? 'true' : '')} />
          <span>{t('ended.show')}</span>
        </label>
        {may('requestErasure') ? <Link className="link right" to="/erasures">{t('erasures')}</Link> : null}
        {may('createUnit') ? (
          <Button className={may('requestErasure') ? '' : 'right'} aria-expanded={adding} onClick={() => add(!adding)}>
            {t('unit.add')}
          </Button>
        ) : null}
      </div>
      {adding ? <UnitForm onClose={() => add(false)} /> : null}
      {text || kind ? null : <OrganisationWaiting />}
      <ErrorNote error={units.error} retry={() => void units.refetch()} />
      {units.isPending ? <Loading rows={10} /> : null}
      {units.data ? (
        <Section title={t('units.list')} aside={t('units', { count: rows.length })} first>
          {rows.length === 0 ? (
            <Empty to="/organisation" begin={t('units.begin')}>
              {t('units.none')}
            </Empty>
          ) : (
            <Table3 stack labelled caption={t('units.list')} columns={columns} rows={rows} keyOf={({ id }) => id} />
          )}
        </Section>
      ) : null}
    </>
  )
}

function Name({ row, today }: { row: UnitRow; today: string }) {
  const t = useWords(organisationWords)
  return (
    <>
      <Link to={`/organisation/units/${row.id}`}>{row.name}</Link>
      {row.ended ? (
        <div className="small ink-3">
          {t('unit.ended', { day: shortDay(row.ended.on, today) })}
          {row.ended.successors.length > 0
            ? `　${t('unit.successors', { names: row.ended.successors.map(({ name }) => name).join('、') })}`
            : ''}
        </div>
      ) : null}
    </>
  )
}

function matches({ name, aliases }: UnitRow, text: string): boolean {
  const wanted = text.trim()
  return !wanted || [name, ...aliases].some((one) => one.includes(wanted))
}
