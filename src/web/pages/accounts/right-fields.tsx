import { roleNames, roles, type Role } from '../../../kernel/permission.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Field, type Choice } from '../../ui/index.ts'
import { PersonField, PostField } from '../organisation/pick.tsx'
import { accountsWords } from './words.ts'

/** A right as it is being written down: for the holder of a post, or for someone of the directory. */
export type RightDraft = { by: 'post' | 'person'; post: Choice | null; person: Choice | null; role: Role }
export const noRight: RightDraft = { by: 'post', post: null, person: null, role: 'handler' }

/** Roles that are acted in without a post. */
const POSTLESS: readonly Role[] = ['observer', 'office', 'admin', 'security', 'auditor']

export const rightGiven = ({ by, post, person }: RightDraft) => (by === 'post' ? post !== null : person !== null)
export const rightSent = ({ by, post, person, role }: RightDraft) => ({ role, post: by === 'post' ? (post?.value ?? null) : null, person: by === 'person' ? (person?.value ?? null) : null })

export function RightFields({ draft, onChange, tried }: { draft: RightDraft; onChange: (draft: RightDraft) => void; tried: boolean }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const offered = draft.by === 'person' ? POSTLESS : roles
  return (
    <>
      <Field label={t('for')}>
        {(bound) => (
          <select {...bound} className="input" value={draft.by} onChange={(event) => onChange(event.target.value === 'person' ? { ...draft, by: 'person', role: POSTLESS.includes(draft.role) ? draft.role : 'observer' } : { ...draft, by: 'post' })}>
            <option value="post">{t('for.post')}</option>
            <option value="person">{t('for.person')}</option>
          </select>
        )}
      </Field>
      {draft.by === 'post' ? (
        <PostField label={t('post')} unit={null} chosen={draft.post} onChoose={(post) => onChange({ ...draft, post })} wrong={tried && !draft.post ? t('post.missing') : null} />
      ) : (
        <PersonField label={t('person')} chosen={draft.person} onChoose={(person) => onChange({ ...draft, person })} wrong={tried && !draft.person ? t('person.missing') : null} />
      )}
      <Field label={t('role')}>
        {(bound) => (
          <select {...bound} className="input" value={draft.role} onChange={(event) => onChange({ ...draft, role: offered.find((role) => role === event.target.value) ?? 'observer' })}>
            {offered.map((role) => <option key={role} value={role}>{pick(roleNames[role])}</option>)}
          </select>
        )}
      </Field>
    </>
  )
}
