import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { Bar } from './bar.tsx'
import { monthText, type Burden } from './model.ts'
import { burdenWords } from './words.ts'

type OfUnit = NonNullable<Burden['burden']>
type Line = OfUnit['lines'][number]
type Ceiling = OfUnit['ceilings'][number]
type Past = Burden['trend'][number]

/** One unit's month: how much, how near the ceilings, line by line with its source, and how it was before. */
export function UnitMonth({ data, unit, burden }: { data: Burden; unit: { id: string; name: string }; burden: OfUnit }) {
  const t = useWords(burdenWords)
  const pick = usePick()
  const { today } = useSession()
  const columns: Column<Line>[] = [
    { key: 'on', head: t('on'), width: 76, cell: ({ on }) => <span className="nowrap">{shortDay(on, today)}</span> },
    { key: 'what', head: t('what'), width: 188, cell: ({ kind, what }) => <>{pick(what)}{SAYS_ITSELF.includes(kind) ? null : <div className="small ink-3">{t(`kind.${kind}`)}</div>}</> },
    {
      key: 'source', head: t('source'), names: true, cell: ({ source, twice }) => (
        <>
          <Link to={source.path}>{source.title}</Link>
          {twice.length > 0 && <div className="small burden-twice">{t('twice', { names: twice.join('、') })}</div>}
        </>
      ),
    },
    { key: 'parts', head: t('parts'), width: 176, cell: (line) => partsText(line, t) },
    { key: 'known', head: t('known'), num: true, width: 76, cell: ({ known }) => (known > 0 ? known : <span className="ink-3">0</span>) },
    { key: 'minutes', head: t('min'), num: true, width: 64, cell: ({ minutes }) => minutes },
  ]
  return (
    <>
      <p className="burden-lead">
        {burden.lines.length === 0 ? (
          t('lead.none', { unit: unit.name })
        ) : (
          <>
            {t('lead.things', { unit: unit.name })}<b>{burden.lines.length}</b>{t('lead.minutes')}<b>{duration(burden.minutes, t)}</b>{t('lead.end')}
            {burden.parts > 0 && <span className="burden-known">{t('lead.known', { parts: burden.parts, known: burden.known })}</span>}
          </>
        )}
      </p>
      <div className="columns">
        <div>
          {burden.lines.length > 0 && (
            <Section title={t('lines')} aside={burden.lines.length}>
              <Table3 className="burden-lines" caption={t('lines')} columns={columns} rows={burden.lines} keyOf={(line) => `${line.kind} ${line.source.id} ${line.what.zh} ${line.on}`} stack labelled />
            </Section>
          )}
        </div>
        <div className="beside">
          <Section title={t('ceilings')}>
            <Ceilings ceilings={burden.ceilings} />
          </Section>
          <Section title={t('trend')}>
            <Trend past={data.trend} month={data.month} />
            <p className="small ink-3 burden-after">{t('trendNote')}</p>
          </Section>
          <How rules={data.rules} />
        </div>
      </div>
    </>
  )
}

/** Kinds whose own words say which they are. */
const SAYS_ITSELF: readonly Line['kind'][] = ['request', 'reading', 'opinion', 'update']

function Ceilings({ ceilings }: { ceilings: readonly Ceiling[] }) {
  const t = useWords(burdenWords)
  return (
    <ul className="burden-ceilings">
      {ceilings.map(({ ceiling, used, most }) => {
        const room = roomOf(used, most)
        return (
          <li key={ceiling}>
            <span>{t(`ceiling.${ceiling}`)}</span>
            <span className="num">{t('of', { used, most })}</span>
            <Bar share={used / Math.max(1, most)} over={room === 'over'} />
            <span className={`small burden-${room}`}>{t(`room.${room}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}

const NEAR = 0.8

export function roomOf(used: number, most: number): 'within' | 'near' | 'at' | 'over' {
  if (used > most) return 'over'
  if (used === most) return 'at'
  return used >= most * NEAR ? 'near' : 'within'
}

/** A unit beside its own past: bars against the largest of its own months. */
function Trend({ past, month }: { past: readonly Past[]; month: string }) {
  const t = useWords(burdenWords)
  const largest = Math.max(1, ...past.map(({ minutes }) => minutes))
  const columns: Column<Past>[] = [
    { key: 'month', head: t('trendMonth'), names: true, cell: (row) => (row.month === month ? <b>{monthText(row.month, t)}</b> : monthText(row.month, t)) },
    { key: 'bar', head: t('n.minutes'), quiet: true, width: 96, cell: ({ minutes }) => <Bar share={minutes / largest} /> },
    { key: 'minutes', head: t('n.minutes'), num: true, width: 72, cell: ({ minutes }) => minutes },
    { key: 'parts', head: t('trendThings'), num: true, width: 72, cell: ({ parts }) => parts },
  ]
  return <Table3 className="burden-trend" caption={t('trend')} columns={columns} rows={past} keyOf={(row) => row.month} />
}

export function How({ rules: { minutes, prefilledShare } }: { rules: Burden['rules'] }) {
  const t = useWords(burdenWords)
  return (
    <details className="burden-how">
      <summary>{t('how')}</summary>
      <ul>
        <li>{t('how.what')}</li>
        <li>{t('how.minutes', { ...minutes, share: Math.round(prefilledShare * 100) })}</li>
        <li>{t('how.day')}</li>
        <li>{t('how.ceiling')}</li>
      </ul>
    </details>
  )
}

function partsText({ fields, texts, files, meetings, kind }: Line, t: (key: keyof typeof burdenWords, values?: Record<string, number>) => string): string {
  const counted = [fields > 0 && t('part.fields', { n: fields }), texts > 0 && t('part.texts', { n: texts }), files > 0 && t('part.files', { n: files }), meetings > 0 && t('part.meetings'), kind === 'inspection' && t('part.inspections')]
  return counted.filter((one) => one !== false).join('　')
}

const HOUR = 60

/** 3 小时 20 分. */
export function duration(minutes: number, t: (key: 'minutes' | 'hours' | 'hoursOnly', values: Record<string, number>) => string): string {
  const h = Math.floor(minutes / HOUR)
  if (h === 0) return t('minutes', { n: minutes })
  return minutes % HOUR === 0 ? t('hoursOnly', { h }) : t('hours', { h, m: minutes % HOUR })
}
