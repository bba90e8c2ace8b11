import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Section, Table3, type Choice, type Column } from '../../ui/index.ts'
import { UnitField } from './pick.tsx'
import { organisationWords } from './words.ts'

type Unit = Answer<'getUnit'>
type Held = Unit['dutyList'][number]

/** 明确承接: for each duty of a unit that was split or closed, which unit goes on with it. */
export function HandOver({ unit, onDone }: { unit: Unit; onDone: (done: string) => void }) {
  const t = useWords(organisationWords)
  const pick = usePick()
  const [chosen, choose] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const hand = useCommand('handOverDuties')
  const rows = unit.dutyList.filter(({ holder, open }) => holder === unit.id && open)
  const ready = rows.flatMap(({ matter, duty }) => (chosen[duty] ? [{ matter, duty, to: chosen[duty] }] : []))
  if (rows.length === 0) return null
  const send = () => {
    setTried(true)
    if (ready.length === 0) return
    hand.mutate({ params: { unit: unit.id }, body: { duties: ready } }, { onSuccess: () => onDone(t('handOver.done', { count: ready.length })) })
  }
  const columns: Column<Held>[] = [
    { key: 'role', head: t('role'), width: 96, cell: ({ roleName }) => <span className="ink-2">{pick(roleName)}</span> },
    { key: 'matter', head: t('matter'), names: true, cell: ({ matter, title }) => <Link to={`/matters/${matter}`}>{title}</Link> },
    { key: 'code', head: t('code'), width: 88, cell: ({ code }) => <span className="ink-3 nowrap">{code}</span> },
    { key: 'to', head: t('handOver.to'), width: 240, cell: ({ duty, title }) => <To unit={unit} title={title} value={chosen[duty] ?? ''} onChange={(to) => choose({ ...chosen, [duty]: to })} /> },
  ]
  return (
    <Section title={t('handOver')} aside={t('duties.count', { count: rows.length })}>
      <Table3 stack labelled caption={t('handOver')} columns={columns} rows={rows} keyOf={({ duty }) => duty} />
      <p className="small ink-3 list-top">{t('handOver.note')}</p>
      {tried && ready.length === 0 ? <p className="field"><span className="wrong" role="alert">{t('handOver.none')}</span></p> : null}
      <ErrorNote error={hand.error} />
      <div className="actions">
        <Button primary busy={hand.isPending} onClick={send}>
          {t('handOver.do', { count: ready.length })}
        </Button>
      </div>
    </Section>
  )
}

/** The successors to choose from; where nobody continues the unit, any other. */
function To({ unit, title, value, onChange }: { unit: Unit; title: string; value: string; onChange: (to: string) => void }) {
  const t = useWords(organisationWords)
  const [other, setOther] = useState<Choice | null>(null)
  const successors = unit.ended?.successors ?? []
  if (successors.length === 0) {
    return (
      <UnitField
        label={t('handOver.to')}
        chosen={other}
        onChoose={(next) => {
          setOther(next)
          onChange(next?.value ?? '')
        }}
        fits={(row) => row.id !== unit.id}
      />
    )
  }
  return (
    <select className="input" aria-label={`${title} ${t('handOver.to')}`} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('handOver.to.choose')}</option>
      {successors.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
