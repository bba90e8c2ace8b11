import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, useOpened } from '../../ui/index.ts'
import { AmendForm } from './forms.tsx'
import type { Matter } from './page.tsx'
import { matterWords } from './words.ts'

/** Code, ledger and lead above the title; amending and printing beside it. */
export function Head({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { city } = useSession()
  const forms = useOpened<'amend'>()
  const leads = matter.duties.filter(({ role }) => role === 'lead').map(({ name }) => name)
  return (
    <>
      {city.demonstration && <p className="matter-on-paper">{t('printed', { city: city.name })}</p>}
      <header className="matter-head">
        <div>
          <p className="matter-number">
            {matter.code}　{t('year', { year: matter.year, ledger: pick(matter.ledgerName) })}
            {leads.length > 0 && `　${t('leadOf', { names: leads.join('、') })}`}
          </p>
          <h1>{matter.title}</h1>
        </div>
        <div className="matter-acts">
          {matter.may.includes('amendMatter') && <Button {...forms.link('amend')}>{t('amend')}</Button>}
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </div>
      </header>
      {forms.form('amend', (close) => <AmendForm matter={matter} onClose={close} />)}
    </>
  )
}
