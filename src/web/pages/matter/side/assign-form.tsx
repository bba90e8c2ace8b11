import { useState } from 'react'
import type { Answer } from '../../../../api/contract/endpoints.ts'
import { call } from '../../../api/call.ts'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { Button, Combobox, DayInput, Field, type Choice, InPlace } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { matterWords } from '../words.ts'

type Holder = Matter['duties'][number]['holder']
type Role = Answer<'listLedgers'>['rows'][number]['roles'][number]

const FOUND = 20

/** Puts a duty on a unit, on one of its posts or on a seat: first the unit, then who in it. */
export function AssignForm({ matter, role, onClose }: { matter: Matter; role: string | null; onClose: () => void }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { today } = useSession()
  const ledgers = useAnswer('listLedgers', {})
  const roles = ledgers.data?.rows.find(({ id }) => id === matter.ledger)?.roles ?? []
  const [chosen, setChosen] = useState(role)
  const [unit, setUnit] = useState<Choice | null>(null)
  const [holder, setHolder] = useState<Holder | null>(null)
  const [territory, setTerritory] = useState('')
  const [from, setFrom] = useState(today)
  const [waiting, setWaiting] = useState(false)
  const assign = useCommand('assignDuty')
  const of = roles.find(({ id }) => id === chosen) ?? roles[0]
  const lead = matter.duties.find((duty) => duty.holder.type === 'unit')
  const asks = of?.holder.length === 1 && of.holder[0] === 'post'
  // Who leads is proposed by the division of work; a person chooses.
  const proposed = useAnswer('suggestLeaders', { query: { unit: lead?.holder.id ?? '', words: matter.title } }, { when: asks && lead !== undefined }).data?.rows ?? []
  const inside = useAnswer('getUnit', { params: { unit: unit?.value ?? '' } }, { when: unit !== null })
  const holders = unit && of && inside.data ? holdersOf(of, unit, inside.data, t('holderUnit')) : []
  const who = theOne(holders, holder)
  const send = async () => {
    if (!unit || !of) return
    setWaiting(true)
    // Pressed before the unit's posts have come: the press waits for them instead of doing nothing.
    const { data } = inside.data ? inside : await inside.refetch({ cancelRefetch: false })
    setWaiting(false)
    const found = data && theOne(holdersOf(of, unit, data, t('holderUnit')), holder)
    if (found) sendThen(assign, { params: { matter: matter.id }, body: { role: of.id, holder: found, territory: territory.trim() || null, from } }, onClose)
  }
  const find = async (text: string, signal: AbortSignal) => {
    const { rows } = await call('listUnits', { query: text ? { q: text } : {}, signal })
    return rows.filter(({ ended }) => ended === null).slice(0, FOUND).map(({ id, name }) => ({ value: id, name }))
  }
  return (
    <InPlace className="matter-form" action={t('assignDo')} busy={waiting || assign.isPending} error={assign.error ?? inside.error ?? ledgers.error} onSend={() => void send()} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('assignRole')}>
            {(bound) => (
              <select {...bound} className="input" value={of?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
                {roles.map((one) => <option key={one.id} value={one.id}>{pick(one.name)}</option>)}
              </select>
            )}
          </Field>
          {proposed.length > 0 && (
            <div className="matter-proposed">
              <span className="ink-3">{t('assignProposed')}</span>
              {proposed.map((leader) => (
                <Button
                  key={leader.id}
                  link
                  onClick={() => {
                    setUnit({ value: leader.unit.id, name: leader.unit.name })
                    setHolder({ type: 'post', id: leader.id })
                  }}
                >
                  {leader.name}
                  <span className="ink-3">（{leader.because.map(({ kind, name }) => t(`because.${kind}`, { name })).join('；')}）</span>
                </Button>
              ))}
            </div>
          )}
          <Field label={t('assignUnit')} wrong={tried && !unit ? t('holderMissing') : null}>
            {(bound) => (
              <Combobox
                {...bound}
                chosen={unit}
                find={find}
                onChoose={(next) => {
                  setUnit(next)
                  setHolder(null)
                }}
              />
            )}
          </Field>
          {unit && holders.length > 1 && (
            <Field label={t('assignHolder')} wrong={tried && !who ? t('holderMissing') : null}>
              {(bound) => (
                <select {...bound} className="input" value={who?.id ?? ''} onChange={(event) => setHolder(holders.find(({ value }) => value.id === event.target.value)?.value ?? null)}>
                  <option value="" disabled>{t('holderMissing')}</option>
                  {holders.map(({ value, name }) => <option key={value.id} value={value.id}>{name}</option>)}
                </select>
              )}
            </Field>
          )}
          {unit && inside.data && holders.length === 0 && <p className="note note-due">{t('holderMissing')}</p>}
          <div className="matter-pair">
            <Field label={t('assignTerritory')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={60} value={territory} onChange={(event) => setTerritory(event.target.value)} />}</Field>
            <Field label={t('assignFrom')}>{(bound) => <DayInput {...bound} value={from} onChange={setFrom} />}</Field>
          </div>
        </>
      )}
    </InPlace>
  )
}

type Offer = { value: Holder; name: string }

/** Who was chosen, or the only one there is. */
function theOne(holders: readonly Offer[], chosen: Holder | null): Holder | undefined {
  return holders.find(({ value }) => value.id === chosen?.id)?.value ?? (holders.length === 1 ? holders[0]?.value : undefined)
}

function holdersOf(role: Role, unit: Choice, inside: Answer<'getUnit'>, itself: string): Offer[] {
  return [
    ...(role.holder.includes('unit') ? [{ value: { type: 'unit' as const, id: unit.value }, name: itself }] : []),
    ...(role.holder.includes('post') ? inside.postList.map(({ id, name }) => ({ value: { type: 'post' as const, id }, name })) : []),
    ...(role.holder.includes('seat') ? inside.seats.map(({ id, designation, body }) => ({ value: { type: 'seat' as const, id }, name: `${body.name}　${designation}` })) : []),
  ]
}
