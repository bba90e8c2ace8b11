import { nextPeriod, periodByKey, periodLabel, periodOf, previousPeriod, type Period, type PeriodKind } from '../../../../kernel/time/period.ts'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { Button, Field, Section, InPlace, useOpened } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { matterWords } from '../words.ts'

type Rhythm = { id: string; name: { zh: string; en: string }; period: PeriodKind }

/** Periods in which a required practice is not asked for, and who allowed it; the office grants one here. */
export function Exemptions({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const forms = useOpened<'grant'>()
  const ledgers = useAnswer('listLedgers', {})
  const all = ledgers.data?.rows.flatMap(({ rhythms }) => rhythms) ?? []
  const rhythms = ledgers.data?.rows.filter(({ id }) => id === matter.ledger || matter.listedIn.some(({ ledger }) => ledger === id)).flatMap((one) => one.rhythms) ?? []
  const mayGrant = matter.may.includes('grantExemption') && rhythms.length > 0
  if (matter.exemptions.length === 0 && !mayGrant) return null
  const more = mayGrant && <Button link className="matter-no-paper" {...forms.link('grant')}>{t('exempt')}</Button>
  return (
    <Section title={t('exemptions')} aside={matter.exemptions.length || undefined} more={more}>
      {forms.form('grant', (close) => <ExemptForm matter={matter.id} rhythms={rhythms} onClose={close} />)}
      {matter.exemptions.length === 0 ? (
        <p className="empty">{t('exemptionsNone')}</p>
      ) : (
        <ul className="list">
          {matter.exemptions.map((one) => {
            const rhythm = all.find(({ id }) => id === one.rhythm)
            return (
              <li key={`${one.rhythm}-${one.period}`}>
                <div>{pick(labelOf(one.period))}　{rhythm ? pick(rhythm.name) : one.rhythm}</div>
                <div className="ink-2">{one.reason}</div>
                <div className="ink-3 small">{t('exemptBy', { basis: one.basis })}</div>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

function ExemptForm({ matter, rhythms, onClose }: { matter: string; rhythms: readonly Rhythm[]; onClose: () => void }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { today } = useSession()
  const { value, set, clear } = useDraft(`exempt:${matter}`, { rhythm: '', period: '', reason: '', basis: '' })
  const grant = useCommand('grantExemption')
  const rhythm = rhythms.find(({ id }) => id === value.rhythm) ?? rhythms[0]
  const periods = rhythm ? around(today, rhythm.period) : []
  const period = periods.find(({ key }) => key === value.period) ?? periods[1]
  const reason = value.reason.trim()
  const basis = value.basis.trim()
  const send = () => {
    if (!rhythm || !period || reason === '' || basis === '') return
    sendThen(grant, { params: { matter }, body: { rhythm: rhythm.id, period: period.key, reason, basis } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={t('exemptDo')} busy={grant.isPending} error={grant.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('exemptFrom')}>
            {(bound) => (
              <select {...bound} className="input" value={rhythm?.id} onChange={(event) => set({ rhythm: event.target.value })}>
                {rhythms.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('exemptPeriod')}>
            {(bound) => (
              <select {...bound} className="input" value={period?.key} onChange={(event) => set({ period: event.target.value })}>
                {periods.map((one) => <option key={one.key} value={one.key}>{pick(periodLabel(one))}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('exemptReason')} wrong={tried && reason === '' ? t('reasonMissing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
          <Field label={t('exemptApprover')} aside={t('exemptApproverHint')} wrong={tried && basis === '' ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.basis} onChange={(event) => set({ basis: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

/** The period before, the present one and the two to come: what is exempted is about to be asked for or has just been missed. */
function around(today: string, kind: PeriodKind): Period[] {
  const now = periodOf(today, kind)
  const next = nextPeriod(now)
  return [previousPeriod(now), now, next, nextPeriod(next)]
}

/** The period's name; a key written through the API in another form stands as it is. */
function labelOf(key: string): { zh: string; en: string } {
  try {
    return periodLabel(periodByKey(key))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { zh: key, en: key }
  }
}
