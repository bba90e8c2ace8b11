import type { Answer } from '../../../api/contract/endpoints.ts'
import { paths } from '../../../api/contract/paths.ts'
import { addressOf } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Empty, ErrorNote, Loading, Section, Table3, type Column } from '../../ui/index.ts'
import { inspectionWords } from './words.ts'

type Counts = Answer<'getInspectionStatistics'>['total']
type Line = Counts & { key: string; name: string }

const COUNTED = ['inspections', 'workdays', 'findings', 'inTime', 'late', 'open', 'withdrawn', 'failedLooks'] as const

/** What the year's inspections came to, by place and by kind; the sum stands below. */
export function Numbers({ year }: { year: number }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const answer = useAnswer('getInspectionStatistics', { query: { year } }, { keep: true })
  if (!answer.data) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={6} />
  const { places, kinds, total } = answer.data
  if (total.inspections === 0) return <Empty>{t('noNumbers')}</Empty>
  const sum: Line = { ...total, key: 'total', name: t('total') }
  return (
    <>
      <Section title={t('byPlace')} more={<a className="link" download href={addressOf(paths.exportInspectionStatistics.slice('GET '.length), {}, { year })}>{t('export')}</a>}>
        <CountTable head={t('place')} lines={[...places.map(({ unit, ...counts }) => ({ ...counts, key: unit.id, name: unit.name })), sum]} />
      </Section>
      <Section title={t('byKind')}>
        <CountTable head={t('kind')} lines={[...kinds.map(({ pack, kind, name, ...counts }) => ({ ...counts, key: `${pack}/${kind}`, name: pick(name) })), sum]} />
      </Section>
      <p className="small ink-3">{t('numbersNote')}</p>
    </>
  )
}

function CountTable({ head, lines }: { head: string; lines: readonly Line[] }) {
  const t = useWords(inspectionWords)
  const columns: Column<Line>[] = [
    { key: 'name', head, names: true, cell: ({ key, name }) => (key === 'total' ? <b>{name}</b> : name) },
    ...COUNTED.map((one): Column<Line> => ({ key: one, head: t(`n.${one}`), num: true, cell: (line) => line[one] })),
  ]
  return <Table3 className="inspect-numbers" caption={head} columns={columns} rows={lines} keyOf={({ key }) => key} stack labelled />
}
