import { useAnswer } from '../../../api/hooks.ts'
import { fileAddress } from '../../../api/call.ts'
import { useSession } from '../../../api/session.tsx'
import { useWords } from '../../../i18n/language.tsx'
import { Section, shortDay } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { ACTIVITIES } from '../timeline/timeline.tsx'
import { matterWords } from '../words.ts'

/** Files that came with records, the newest first; the timeline's own answer, not asked for twice. */
export function Files({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const activities = useAnswer('listActivities', { query: { matter: matter.id, limit: ACTIVITIES } }, { when: matter.shown === null })
  const files = (activities.data?.rows ?? []).flatMap(({ heldOn, attachments }) => attachments.map((file) => ({ ...file, on: heldOn })))
  if (files.length === 0) return null
  return (
    <Section title={t('fileList')} aside={t('files', { n: files.length })}>
      <ul className="list">
        {files.map(({ sha256, name, on }) => (
          <li key={`${sha256}:${on}`} className="matter-line">
            <a href={fileAddress(sha256)} target="_blank" rel="noreferrer">{name}</a>
            <span className="ink-3 nowrap">{shortDay(on, today)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
