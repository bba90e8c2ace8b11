import { useState } from 'react'
import { useNavigate } from 'react-router'
import { addDays } from '../../../kernel/time/day.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, Field, InPlace, type Choice } from '../../ui/index.ts'
import { PostField } from '../organisation/pick.tsx'
import type { ToOpen } from './model.ts'
import { assessmentWords } from './words.ts'

/** Days after a period's end until its figures are usually in. */
const USUAL_DAYS = 10

type Draft = { scheme: string; period: string; cutoff: string; title: string; juries: { item: string; posts: Choice[] }[] }

/** Opens a run: which scheme, which period, up to which day, and who scores what is not computed. */
export function OpenForm({ toOpen, onClose }: { toOpen: readonly ToOpen[]; onClose: () => void }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const navigate = useNavigate()
  const { value, set, clear } = useDraft<Draft>('assessment-open', { scheme: '', period: '', cutoff: '', title: '', juries: [] })
  const open = useCommand('openAssessment')
  const of = toOpen.find(({ scheme }) => scheme.id === value.scheme) ?? toOpen.find(({ periods }) => periods.length > 0) ?? toOpen[0]
  const period = of?.periods.find(({ key }) => key === value.period) ?? of?.periods[0]
  const cutoff = value.cutoff || (period ? addDays(period.end, USUAL_DAYS) : '')
  const byHand = of?.byHand ?? []
  const posts = (item: string) => value.juries.find((one) => one.item === item)?.posts ?? []
  const send = () => {
    if (!of || !period || !cutoff) return
    const juries = byHand.map(({ item }) => ({ item, posts: posts(item).map((post) => post.value) })).filter((one) => one.posts.length > 0)
    const title = value.title.trim()
    sendThen(open, { body: { scheme: of.scheme.id, period: period.key, cutoff, juries, ...(title && { title }) } }, ({ ids }) => {
      clear()
      void navigate(`/assessments/${String(ids.assessment)}`)
    })
  }
  return (
    <InPlace className="assess-form assess-box" label={t('open')} action={t('openDo')} busy={open.isPending} error={open.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <div className="assess-pair">
            <Field label={t('scheme')}>
              {(bound) => (
                <select {...bound} className="input" value={of?.scheme.id ?? ''} onChange={(event) => set({ scheme: event.target.value, period: '', cutoff: '' })}>
                  {toOpen.map(({ scheme }) => <option key={scheme.id} value={scheme.id}>{pick(scheme.name)}</option>)}
                </select>
              )}
            </Field>
            <Field label={t('openPeriod')} wrong={tried && !period ? t('noPeriods') : null}>
              {(bound) => (
                <select {...bound} className="input" value={period?.key ?? ''} onChange={(event) => set({ period: event.target.value, cutoff: '' })}>
                  {of?.periods.map(({ key, label }) => <option key={key} value={key}>{pick(label)}</option>)}
                  {of?.periods.length === 0 && <option value="">{t('noPeriods')}</option>}
                </select>
              )}
            </Field>
          </div>
          <div className="assess-pair">
            <Field label={t('openCutoff')} help={t('openCutoffHint')} wrong={tried && !cutoff ? t('missing') : null}>{(bound) => <DayInput {...bound} value={cutoff} onChange={(next) => set({ cutoff: next })} />}</Field>
            <Field label={t('openTitle')} optional help={t('openTitleHint')}>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value })} />}</Field>
          </div>
          {byHand.map(({ item, name, scorer, jury }) => (
            <Jury
              key={item}
              label={t('openJury', { item: pick(name) })}
              aside={jury ? t('openJuryOf', { scorer: pick(scorer), n: jury }) : pick(scorer)}
              posts={posts(item)}
              onChange={(next) => set({ juries: [...value.juries.filter((one) => one.item !== item), { item, posts: next }] })}
            />
          ))}
        </>
      )}
    </InPlace>
  )
}

/** The posts that score one item; each one chosen goes into the list, the next is asked for when wanted. */
function Jury({ label, aside, posts, onChange }: { label: string; aside: string; posts: readonly Choice[]; onChange: (posts: Choice[]) => void }) {
  const t = useWords(assessmentWords)
  const [adding, setAdding] = useState(false)
  return (
    <fieldset className="field assess-jury">
      <legend><span>{label}</span><span className="aside">{aside}</span></legend>
      {posts.length > 0 ? (
        <ul className="chosen-units">
          {posts.map((post) => (
            <li key={post.value}>
              {post.name}
              <Button link aria-label={t('removeName', { name: post.name })} onClick={() => onChange(posts.filter(({ value }) => value !== post.value))}>{t('remove')}</Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small ink-3">{t('openJuryNone')}</p>
      )}
      {adding ? (
        <PostField
          label={t('openJuryAdd')}
          unit={null}
          chosen={null}
          onChoose={(post) => {
            if (!post) return
            if (!posts.some(({ value }) => value === post.value)) onChange([...posts, post])
            setAdding(false)
          }}
        />
      ) : (
        <p><Button link onClick={() => setAdding(true)}>{t('openJuryAdd')}</Button></p>
      )}
    </fieldset>
  )
}
