import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Combobox, Field, Section } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { Findings, NOTHING, WordsInput } from './inputs.tsx'
import { newId, withOne, type Scheme } from './model.ts'
import { schemeWords } from './words.ts'

type Group = Scheme['groups'][number]

const KINDS = ['department', 'place', 'vertical', 'company'] as const
const MOST_SHOWN = 20

/** Classes that are ranked within themselves, and who is in each. */
export function Groups() {
  const t = useWords(schemeWords)
  const { content, set } = useEditing()
  const { groups } = content
  const add = () => set({ groups: [...groups, { id: newId('group', groups), name: NOTHING, of: { kinds: [], assessed: false, names: [], units: [], butNames: [] }, points: {}, apart: false }] })
  return (
    <Section title={t('groups')} aside={groups.length > 0 ? groups.length : undefined}>
      {groups.length === 0 && <p className="small ink-3">{t('groupsNone', { of: t(content.of === 'place' ? 'all.place' : 'all.unit') })}</p>}
      <ul className="scheme-groups">
        {groups.map((group, at) => <li key={group.id}><OneGroup group={group} at={at} /></li>)}
      </ul>
      <Findings at={['groups']} exact />
      <p className="scheme-add"><Button link onClick={add}>{t('addGroup')}</Button></p>
    </Section>
  )
}

function OneGroup({ group, at }: { group: Group; at: number }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const wrong = useWrong()
  const { content, set, members } = useEditing()
  const { of } = group
  const change = (next: Partial<Group>) => set({ groups: withOne(content.groups, at, { ...group, ...next }) })
  const setOf = (next: Partial<Group['of']>) => change({ of: { ...of, ...next } })
  const count = members.find((one) => one.group === group.id)?.units.length ?? 0
  return (
    <fieldset>
      <legend className="unseen">{pick(group.name) || t('groupName')}</legend>
      <div className="scheme-fields">
        <Field label={t('groupName')} aside={t('membersCount', { n: count })}>{(bound) => <WordsInput {...bound} max={40} wrong={wrong('groups', at, 'name')} value={group.name} onChange={(name) => change({ name: name ?? NOTHING })} />}</Field>
        <Field label={t('kinds')} optional>
          {(bound) => (
            <select {...bound} className="input" value={of.kinds.length > 1 ? 'several' : (of.kinds[0] ?? '')} onChange={(event) => event.target.value !== 'several' && setOf({ kinds: KINDS.filter((kind) => kind === event.target.value) })}>
              <option value="">{t('none')}</option>
              {of.kinds.length > 1 && <option value="several">{of.kinds.map((kind) => t(`kind.${kind}`)).join(t('comma'))}</option>}
              {KINDS.map((kind) => <option key={kind} value={kind}>{t(`kind.${kind}`)}</option>)}
            </select>
          )}
        </Field>
        <div className="scheme-check">
          <label className="check"><input type="checkbox" checked={of.assessed} onChange={(event) => setOf({ assessed: event.target.checked })} /> {t('onlyAssessed')}</label>
          <label className="check"><input type="checkbox" checked={group.apart} onChange={(event) => change({ apart: event.target.checked })} /> {t('apart')}</label>
        </div>
      </div>
      <Members group={group} setOf={setOf} />
      <Findings at={['groups', at]} />
    </fieldset>
  )
}

/** Units one by one; a name of a template that no unit bears stays until somebody takes it out. */
function Members({ group: { of }, setOf }: { group: Group; setOf: (next: Partial<Group['of']>) => void }) {
  const t = useWords(schemeWords)
  const { content, options } = useEditing()
  const taken = new Set(content.groups.flatMap((group) => group.of.units))
  const fits = (kind: string) => (content.of === 'place' ? kind === 'place' : kind !== 'place')
  const find = (text: string) =>
    options.units
      .filter(({ id, name, kind }) => !taken.has(id) && fits(kind) && name.includes(text))
      .slice(0, MOST_SHOWN)
      .map(({ id, name }) => ({ value: id, name }))
  return (
    <Field label={t('members')} optional>
      {(bound) => (
        <>
          {(of.units.length > 0 || of.names.length > 0) && (
            <ul className="scheme-members">
              {of.units.map((id) => {
                const name = options.units.find((unit) => unit.id === id)?.name ?? t('notFound')
                return <li key={id}>{name}<Button link aria-label={t('removeOf', { name })} onClick={() => setOf({ units: of.units.filter((one) => one !== id) })}>×</Button></li>
              })}
              {of.names.map((name) => (
                <li key={name} className="unfound">{name}（{t('notFound')}）<Button link aria-label={t('removeOf', { name })} onClick={() => setOf({ names: of.names.filter((one) => one !== name) })}>×</Button></li>
              ))}
            </ul>
          )}
          <Combobox {...bound} chosen={null} placeholder={t('membersHint')} find={find} onChoose={(unit) => unit && setOf({ units: [...of.units, unit.value] })} />
        </>
      )}
    </Field>
  )
}
