import type { Job } from '../api/watch-job.ts'
import { useWords } from '../i18n/language.tsx'
import { jobWords } from './job-words.ts'

/** How far long work is: a bar where it can be counted, and always in words. `null`: nothing is known of it yet. */
export function JobProgress({ job, label }: { job: Job | null; label: string }) {
  const t = useWords(jobWords)
  const counted = job !== null && job.total > 0 && job.unit !== 'character'
  return (
    <span className="job-progress">
      <progress max={1} value={counted ? job.done / job.total : undefined} aria-label={label} />
      <span>{words(job, t)}</span>
    </span>
  )
}

function words(job: Job | null, t: (key: keyof typeof jobWords, values?: Record<string, string | number>) => string): string {
  if (job === null) return t('handed')
  const { state, unit, done, total } = job
  if ((state === 'comparing' || state === 'writing') && total > 0) return t(`${state}.row`, { n: done.toLocaleString('zh-CN'), total: total.toLocaleString('zh-CN') })
  if (state === 'extracting' && unit !== null && unit !== 'character' && unit !== 'row' && total > 0) return t(`extracting.${unit}`, { n: Math.min(done + (unit === 'file' ? 1 : 0), total), total })
  if (state === 'reading' && unit === 'character') return t('reading.long', { total: total.toLocaleString('zh-CN') })
  return t(state)
}
