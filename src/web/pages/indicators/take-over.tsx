import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, InPlace, Table3, useOpened, type Choice } from '../../ui/index.ts'
import { UnitField } from '../organisation/pick.tsx'
import type { List } from './model.ts'
import { indicatorWords } from './words.ts'

type Offered = List['offered'][number]
const keyOf = ({ pack, indicator }: Offered) => `${pack}.${indicator}`

/** Definitions that the installed packs bring: taken over one by one, as each needs a unit that answers for it. */
export function TakeOver({ offered, onClose }: { offered: readonly Offered[]; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const taking = useOpened<string>()
  return (
    <section className="indicator-panel" aria-label={t('takeOver')}>
      <p className="small ink-2">{t('takeOverNote')}　<Button link onClick={onClose}>{t('close')}</Button></p>
      <Table3<Offered>
        caption={t('takeOver')}
        rows={offered}
        keyOf={keyOf}
        stack
        labelled
        columns={[
          { key: 'name', head: t('name'), names: true, cell: ({ name }) => pick(name) },
          { key: 'measure', head: t('measure'), width: 88, cell: ({ measure }) => pick(measure) },
          { key: 'kind', head: t('kind'), width: 88, cell: ({ binding }) => t(binding ? 'binding' : 'expected') },
          { key: 'levels', head: t('target'), width: 160, cell: ({ levels }) => levels.map((level) => t(`level.${level}`)).join('、') },
          { key: 'take', head: t('takeOverDo'), quiet: true, num: true, width: 72, cell: (row) => <Button link {...taking.link(keyOf(row))}>{t('takeOverDo')}</Button> },
        ]}
        inside={(row) => taking.form(keyOf(row), (close) => <TakeForm offered={row} onClose={close} />)}
      />
    </section>
  )
}

function TakeForm({ offered, onClose }: { offered: Offered; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const pick = usePick()
  const { city } = useSession()
  const [owner, choose] = useState<Choice | null>(null)
  const define = useCommand('defineIndicator')
  const { pack, indicator, name, measure, direction, course, binding } = offered
  const send = () => {
    if (!owner || !city) return
    // What is kept is in the language of the city's papers, whatever language the page is read in.
    const body = { name: name.zh, measure: measure.zh, direction, course, binding, definition: null, source: null, owner: owner.value, adds: false, decimals: 2, from: { pack, indicator } }
    sendThen(define, { body }, onClose)
  }
  return (
    <InPlace className="indicator-form" label={`${t('takeOverDo')} ${pick(name)}`} action={t('takeOverDo')} busy={define.isPending} error={define.error} onSend={send} onClose={onClose}>
      {(tried) => <UnitField label={t('owner')} chosen={owner} onChoose={choose} wrong={tried && !owner ? t('missing') : null} />}
    </InPlace>
  )
}
