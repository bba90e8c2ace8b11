import { useState } from 'react'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { Field, InPlace } from '../../../ui/index.ts'
import { EMPTY_MATTER, fieldsSent } from '../../ledger/new-matter.ts'
import type { FieldValue } from '../../record/content.ts'
import { KindFieldInput } from '../../record/kind-field.tsx'
import type { Matter } from '../page.tsx'
import { ReasonForm } from '../reason-form.tsx'
import { listingWords } from './listing-words.ts'

/** Lists a matter in a further ledger, with what that ledger asks besides; what it has at home is not typed again. */
export function ListForm({ matter, onClose, onListed }: { matter: Matter; onClose: () => void; onListed: (ledger: string) => void }) {
  const t = useWords(listingWords)
  const pick = usePick()
  const ledgers = useAnswer('listLedgers', {})
  const others = ledgers.data?.rows.filter(({ id }) => id !== matter.ledger && !matter.listedIn.some(({ ledger }) => ledger === id)) ?? []
  const [ledger, setLedger] = useState('')
  const into = others.find(({ id }) => id === ledger) ?? others[0]
  const { value, set, clear } = useDraft<{ fields: Record<string, FieldValue> }>(`list:${matter.id}:${into?.id ?? ''}`, { fields: {} })
  const list = useCommand('listMatter')
  const send = () => {
    if (!into) return
    const body = { ledger: into.id, fields: fieldsSent({ ...EMPTY_MATTER, fields: value.fields }, into) }
    sendThen(list, { params: { matter: matter.id }, body }, () => (clear(), onListed(pick(into.name))))
  }
  return (
    <InPlace className="matter-form" action={t('listDo')} busy={list.isPending} error={list.error ?? ledgers.error} onSend={send} onClose={onClose}>
      {() => (
        <>
          <Field label={t('listInto')}>
            {(bound) => (
              <select {...bound} className="input" value={into?.id ?? ''} onChange={(event) => setLedger(event.target.value)}>
                {others.map((one) => <option key={one.id} value={one.id}>{pick(one.name)}</option>)}
              </select>
            )}
          </Field>
          {into && into.fields.length > 0 && (
            <details>
              <summary>{t('moreFields', { n: into.fields.length })}</summary>
              {into.fields.map((field) => (
                <KindFieldInput key={field.id} field={{ ...field, required: false }} value={value.fields[field.id]} wrong={null} onChange={(next) => set({ fields: { ...value.fields, [field.id]: next } })} />
              ))}
            </details>
          )}
        </>
      )}
    </InPlace>
  )
}

/** Takes a matter off a further ledger, with the reason. */
export function UnlistForm({ matter, ledger, onClose }: { matter: string; ledger: { ledger: string; name: { zh: string; en: string } }; onClose: () => void }) {
  const t = useWords(listingWords)
  const pick = usePick()
  const unlist = useCommand('unlistMatter')
  return (
    <ReasonForm
      draft={`unlist:${matter}:${ledger.ledger}`}
      label={t('unlistWhy', { ledger: pick(ledger.name) })}
      action={t('unlistDo')}
      command={unlist}
      given={(reason) => ({ params: { matter }, body: { ledger: ledger.ledger, reason } })}
      onClose={onClose}
    />
  )
}
