import { Link } from 'react-router'
import { useWords } from '../../../i18n/language.tsx'
import { ROLE_WORD } from '../names.ts'
import { readWords } from '../words.ts'
import { matterBefore, matterToGoOn, takeOf, type Change, type Take } from './changes.ts'
import { changesWords } from './words.ts'

const ROLE = { lead: 'lead', responsible: 'responsible', support: 'support', leaders: 'leader', local: 'local' } as const
const TAKEN = { title: 'takeTitle', due: 'takeDue', units: 'takeUnits' } as const

type Props = { change: Change; take: Partial<Take> | undefined; editable: boolean; onTake: (take: Take) => void }

/** What a re-issued task says otherwise than before, and what its matter is to take over. */
export function ChangeView({ change, take, editable, onTake }: Props) {
  const t = useWords(changesWords)
  const read = useWords(readWords)
  const matter = matterBefore(change)
  const taken = takeOf(change, take)
  const parts = (['title', 'due', 'units'] as const).filter((part) => takeOf(change)[part])
  return (
    <div className="read-change">
      <h3>{t('changeTitle')}</h3>
      {change.kind === 'added' && change.stands && <p className="ink-2">{t('addedStands')}</p>}
      {change.kind === 'same' && <p className="ink-2">{t('stateSame')}</p>}
      {change.after.length > 1 && <p className="ink-2">{t('split', { n: change.after.length })}</p>}
      {change.before.length > 1 && <p className="ink-2">{t('merged', { n: change.before.length })}</p>}
      <dl className="pairs">
        {change.words.length > 0 && (
          <>
            <dt>{t('wording')}</dt>
            <dd className="read-wording" lang="zh-CN">{change.words.map((piece, index) => <Words key={index} {...piece} />)}</dd>
          </>
        )}
        {change.due && (
          <>
            <dt>{t('duration')}</dt>
            <dd>
              <Words op="gone" text={change.due.before?.text ?? t('noDue')} />{' '}
              <Words op="new" text={change.due.after?.text ?? t('noDue')} />
            </dd>
          </>
        )}
        {change.units.map(({ role, gone, new: added }) => (
          <Units key={role} label={read(ROLE_WORD[ROLE[role]])} gone={gone} added={added} />
        ))}
        {matter && (
          <>
            <dt>{t('matterThere')}</dt>
            <dd>
              <Link to={`/matters/${matter.id}`}>{matter.code}</Link>
              {matter.ended && <span className="ink-3">　{t('ended')}</span>}
            </dd>
          </>
        )}
      </dl>
      {editable && matter && !matterToGoOn(change) && <p className="small ink-2">{t('endedNew')}</p>}
      {editable && matterToGoOn(change) && parts.length > 0 && (
        <fieldset className="read-take">
          <legend className="unseen">{t('takeLegend')}</legend>
          {parts.map((part) => (
            <label key={part}>
              <input type="checkbox" checked={taken[part]} onChange={(event) => onTake({ ...taken, [part]: event.target.checked })} />
              {t(TAKEN[part])}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function Units({ label, gone, added }: { label: string; gone: readonly string[]; added: readonly string[] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="read-change-units">
        {gone.map((name) => <Words key={`gone-${name}`} op="gone" text={name} />)}
        {added.map((name) => <Words key={`new-${name}`} op="new" text={name} />)}
      </dd>
    </>
  )
}

/** Colour never stands alone: what is gone is struck through, what is new underlined, and both are said to a screen reader. */
function Words({ op, text }: Change['words'][number]) {
  const t = useWords(changesWords)
  if (op === 'gone') return <del><span className="unseen">{t('gone')} </span>{text}</del>
  if (op === 'new') return <ins><span className="unseen">{t('added')} </span>{text}</ins>
  return text
}
