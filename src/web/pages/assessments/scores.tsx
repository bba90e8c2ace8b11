import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace, Section, shortDay, type Opened, Button } from '../../ui/index.ts'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import { mostByHand, type Assessment } from './model.ts'
import { assessmentWords } from './words.ts'

type Scored = { value: string; ground: string }
type Draft = { item: string; scorer: string; ground: string; scores: Record<string, Scored>; files: Attachment[] }
type Sheet = Pick<Assessment['toScore'][number], 'item' | 'name' | 'ground' | 'units'>

const POINTS = /^\d{1,4}(\.\d{1,4})?$/

/** How far scoring by hand has come: by whom, how many of how many. */
export function Scoring({ assessment, link }: { assessment: Assessment; link: ReturnType<Opened<string>['link']> | null }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  if (assessment.byHand.length === 0) return null
  return (
    <Section title={t('scoring')} more={link && <Button link {...link}>{t('enter')}</Button>}>
      {assessment.byHand.map(({ item, name, scorer, jury, trimmed, units, given, of, on, scorers }) => (
        <div key={item} className="assess-scoring mid">
          <p className="ink-2">
            {t('scoringSays', { item: pick(name), units, scorer: pick(scorer) })}{jury !== null && t('scoringSeats', { n: jury })}{trimmed && t('scoringTrimmed')}{t('scoringEnd')}
          </p>
          <p><b>{t('scoringGiven', { given, of })}</b>{on && t('scoringOn', { day: shortDay(on, assessment.today) })}</p>
          {scorers.length > 0 && <p className="small ink-3">{scorers.map((one) => t('scoringOne', { name: one.name, given: `${one.given}/${units}` })).join('　')}</p>}
        </div>
      ))}
    </Section>
  )
}

/** The sheets that the office may enter for a jury: who is on the board, and what the item gives. */
export function officeSheets({ byHand, rows, columns }: Pick<Assessment, 'byHand' | 'rows' | 'columns'>): Sheet[] {
  return byHand.map(({ item, name, ground }) => ({
    item,
    name,
    ground,
    units: rows.flatMap((row) => {
      const most = mostByHand(row, columns.find((column) => column.item === item))
      return most === null ? [] : [{ unit: row.unit, most, value: null, ground: null, attachments: [] }]
    }),
  }))
}

/** A sheet of scores as a table: one unit a line, its points and, where it differs, its own ground. What is left empty is not changed. */
export function ScoreForm({ assessment, sheets, office, onDone, onClose }: { assessment: Assessment; sheets: readonly Sheet[]; office: boolean; onDone: () => void; onClose: () => void }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const { value, set, clear } = useDraft<Draft>(`scores:${assessment.id}${office ? ':office' : ''}`, { item: '', scorer: '', ground: '', scores: {}, files: [] })
  const give = useCommand('giveScores')
  const sheet = sheets.find(({ item }) => item === value.item) ?? sheets[0]
  const scorers = assessment.byHand.find(({ item }) => item === sheet?.item)?.scorers ?? []
  const key = (unit: string) => `${sheet?.item ?? ''} ${value.scorer} ${unit}`
  const scoreOf = (unit: Sheet['units'][number]): Scored => value.scores[key(unit.unit.id)] ?? { value: unit.value ?? '', ground: unit.ground ?? '' }
  const put = (unit: Sheet['units'][number], change: Partial<Scored>) => set({ scores: { ...value.scores, [key(unit.unit.id)]: { ...scoreOf(unit), ...change } } })
  const changed = (sheet?.units ?? []).filter((unit) => {
    const { value: points, ground } = scoreOf(unit)
    return points.trim() !== '' && (points.trim() !== unit.value || ground.trim() !== (unit.ground ?? ''))
  })
  const wrong = changed.filter((unit) => !POINTS.test(scoreOf(unit).value.trim()) || Number(scoreOf(unit).value) > Number(unit.most))
  const noGround = changed.some((unit) => (scoreOf(unit).ground.trim() || value.ground.trim()) === '')
  const send = () => {
    if (!sheet || changed.length === 0 || wrong.length > 0 || noGround) return
    const scores = changed.map((unit) => {
      const { value: points, ground } = scoreOf(unit)
      const attachments = [...unit.attachments, ...value.files].map(({ sha256 }) => ({ sha256 }))
      return { item: sheet.item, unit: unit.unit.id, value: points.trim(), ground: ground.trim() || value.ground.trim(), attachments, ...(office && value.scorer && { scorer: value.scorer }) }
    })
    sendThen(give, { params: { assessment: assessment.id }, body: { scores } }, () => (clear(), onDone()))
  }
  if (!sheet) return null
  return (
    <InPlace className="assess-form assess-box assess-sheet" label={t(office ? 'enter' : 'enterMine')} action={t('enterDo', { n: changed.length })} busy={give.isPending} error={give.error} onSend={send} onClose={onClose} note={t('enterNote')}>
      {(tried) => (
        <>
          <div className="assess-pair">
            <Field label={t('enterItem')}>
              {(bound) => (
                <select {...bound} className="input" value={sheet.item} onChange={(event) => set({ item: event.target.value, scorer: '' })}>
                  {sheets.map(({ item, name }) => <option key={item} value={item}>{pick(name)}</option>)}
                </select>
              )}
            </Field>
            {office && (
              <Field label={t('enterScorer')}>
                {(bound) => (
                  <select {...bound} className="input" value={value.scorer} onChange={(event) => set({ scorer: event.target.value })}>
                    <option value="">{t('enterNobody')}</option>
                    {scorers.map(({ post, name }) => <option key={post} value={post}>{name}</option>)}
                  </select>
                )}
              </Field>
            )}
          </div>
          <Field label={t('enterGround')} aside={pick(sheet.ground)} help={t('enterGroundHint')} wrong={tried && noGround ? t('enterNoGround') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={500} value={value.ground} onChange={(event) => set({ ground: event.target.value })} />}
          </Field>
          <table className="t3">
            <caption className="unseen">{pick(sheet.name)}</caption>
            <thead>
              <tr>
                <th scope="col">{t('adjustUnit')}</th>
                <th scope="col" className="num">{t('enterMost')}</th>
                <th scope="col">{t('enterValue')}</th>
                <th scope="col">{t('enterOwn')}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.units.map((unit) => {
                const { value: points, ground } = scoreOf(unit)
                const label = (what: string) => t('enterFor', { unit: unit.unit.name, what })
                return (
                  <tr key={unit.unit.id}>
                    <th scope="row">{unit.unit.name}</th>
                    <td className="num ink-3">{unit.most}</td>
                    <td><input className="input assess-points" type="text" inputMode="decimal" maxLength={9} aria-label={label(t('enterValue'))} aria-invalid={tried && wrong.includes(unit) ? true : undefined} value={points} onChange={(event) => put(unit, { value: event.target.value })} /></td>
                    <td><input className="input" type="text" maxLength={500} aria-label={label(t('enterOwn'))} value={ground} onChange={(event) => put(unit, { ground: event.target.value })} /></td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <FilesField files={value.files} onChange={(files) => set({ files })} />
          {tried && changed.length === 0 && <p className="assess-wrong">{t('enterNone')}</p>}
          {tried && wrong.length > 0 && <p className="assess-wrong">{t('enterWrong', { units: wrong.map(({ unit }) => unit.name).join(t('between')) })}</p>}
        </>
      )}
    </InPlace>
  )
}
