import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Light, Note, Section, shortDay, Table3, useOpened, type Column } from '../../ui/index.ts'
import { Files } from './files.tsx'
import { FindingForm, LookForm } from './finding-forms.tsx'
import type { Inspection } from './one-page.tsx'
import { inspectionWords } from './words.ts'

type Finding = Inspection['findings'][number]

/** What was found: each a matter of its own, with its stage and light, photographs where there are any, and second looks. */
export function Findings({ inspection, rows, title, own }: { inspection: Inspection; rows: readonly Finding[]; title: string; /** of this inspection: more may be noted */ own?: boolean }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const { today } = useSession()
  const adding = useOpened<'find'>()
  const [noted, setNoted] = useState(false)
  const looking = useOpened<string>()
  const open = inspection.status === 'under-way' || inspection.status === 'reported'
  const untold = inspection.inspected.filter(({ id }) => !inspection.opinions.some(({ unit }) => unit.id === id))
  const mayAdd = own && open && untold.length > 0 && inspection.may.includes('makeFinding')
  const columns: Column<Finding>[] = [
    {
      key: 'what', head: t('finding'), names: true, cell: (row) => (
        <>
          <Link to={`/matters/${row.id}`}>{row.title}</Link>
          <p className="small ink-3">{row.code}{row.note && `　${row.note}`}</p>
          <Files files={row.photos} />
          {row.looks.map((look, index) => (
            <div key={index} className="small ink-2">{t(look.held ? 'looked.held' : 'looked.failed')}　{shortDay(look.on, today)}　{look.words}<Files files={look.attachments} /></div>
          ))}
        </>
      ),
    },
    { key: 'unit', head: t('unit'), width: 112, cell: ({ unit }) => unit.name },
    { key: 'due', head: t('due'), width: 84, cell: ({ due }) => due && <time dateTime={due}>{shortDay(due, today)}</time> },
    { key: 'stage', head: t('stage'), width: 104, cell: ({ stageName, closedOn }) => <>{pick(stageName)}{closedOn && <p className="small ink-3">{t('closedOn', { day: shortDay(closedOn, today) })}</p>}</> },
    { key: 'light', head: t('light'), width: 76, cell: ({ light, reasons, until }) => <Light light={light} reasons={reasons} until={until} /> },
    { key: 'acts', head: t('acts'), quiet: true, width: 64, cell: (row) => row.mayLook && <Button link {...looking.link(row.id)}>{t('look')}</Button> },
  ]
  const inside = (row: Finding) => looking.form(row.id, (close) => <LookForm inspection={inspection.id} finding={row.id} onClose={close} />)
  return (
    <Section title={title} aside={rows.length > 0 ? rows.length : undefined} more={mayAdd && <Button link {...adding.link('find')}>{t('find')}</Button>}>
      {adding.form('find', (close) => <FindingForm inspection={inspection.id} units={untold} onDone={() => (close(), setNoted(true))} onClose={close} />)}
      {noted && !adding.what && <Note tone="done" live>{t('noted')}</Note>}
      {rows.length > 0 ? (
        <Table3 className="inspect-findings" caption={title} columns={columns} rows={rows} keyOf={({ id }) => id} inside={inside} chosen={({ id }) => id === looking.what} stack labelled />
      ) : (
        <p className="mid ink-3">{t(inspection.part === 'inspected' ? 'noFindingsUnit' : 'noFindings')}</p>
      )}
    </Section>
  )
}
