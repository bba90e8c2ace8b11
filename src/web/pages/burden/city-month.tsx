import { Link } from 'react-router'
import { useWords } from '../../i18n/language.tsx'
import { Empty, Section, Table3, type Column } from '../../ui/index.ts'
import { Bar } from './bar.tsx'
import type { Burden } from './model.ts'
import { How } from './unit-month.tsx'
import { burdenWords } from './words.ts'

type Unit = Burden['units'][number]
const COUNTED = ['requests', 'fields', 'texts', 'files', 'meetings', 'inspections', 'letters', 'known'] as const

/** All units in the order of the directory, and what would lighten it: for the office. */
export function CityMonth({ data }: { data: Burden }) {
  const t = useWords(burdenWords)
  const asked = data.units.filter(({ minutes, parts }) => minutes > 0 || parts > 0)
  const columns: Column<Unit>[] = [
    { key: 'unit', head: t('unit'), names: true, cell: ({ unit }) => <Link to={`/burden?month=${data.month}&unit=${unit.id}`}>{unit.name}</Link> },
    { key: 'minutes', head: t('n.minutes'), num: true, width: 84, cell: ({ minutes }) => minutes },
    ...COUNTED.map((one): Column<Unit> => ({ key: one, head: t(`n.${one}`), num: true, width: 64, cell: (row) => (row[one] > 0 ? row[one] : <span className="ink-3">0</span>) })),
    { key: 'over', head: t('n.over'), width: 132, cell: ({ over }) => (over.length > 0 ? <span className="burden-over">{t('room.over')}：{over.map((ceiling) => t(`short.${ceiling}`)).join('、')}</span> : <span className="ink-3">{t('room.within')}</span>) },
  ]
  return (
    <>
      <Section title={t('city')} aside={asked.length} first>
        {asked.length > 0 ? <Table3 className="burden-city" caption={t('city')} columns={columns} rows={asked} keyOf={({ unit }) => unit.id} stack labelled /> : <Empty>{t('cityNone')}</Empty>}
        <p className="small ink-3 burden-after">{t('cityNote')}</p>
      </Section>
      <Lighten data={data} />
      <How rules={data.rules} />
    </>
  )
}

function Lighten({ data: { lighten } }: { data: Burden }) {
  const t = useWords(burdenWords)
  const most = Math.max(1, ...lighten.byKind.map(({ minutes }) => minutes))
  if (lighten.byKind.length === 0) return null
  return (
    <Section title={t('lighten')}>
      <ul className="list">
        <li>{t('lighten.known', { parts: lighten.parts, known: lighten.known, share: lighten.parts === 0 ? 0 : Math.round((lighten.known / lighten.parts) * 100) })}</li>
        {lighten.twice.map(({ name, request, title, units }) => (
          <li key={`${request} ${name}`}>
            <Link to={`/requests/${request}`}>{t('lighten.twice', { name, title, units })}</Link>
          </li>
        ))}
        {lighten.twice.length === 0 && <li>{t('lighten.noTwice')}</li>}
      </ul>
      <h3 className="burden-sub">{t('lighten.kinds')}</h3>
      <ul className="burden-kinds">
        {lighten.byKind.map(({ kind, n, minutes }) => (
          <li key={kind}>
            <span>{t(`kind.${kind}`)}</span>
            <Bar share={minutes / most} />
            <span className="small ink-2">{t('lighten.kind', { n, minutes })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
