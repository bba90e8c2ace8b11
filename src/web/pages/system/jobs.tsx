import { useCommand } from '../../api/hooks.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, Note, Section, Table3, type Column } from '../../ui/index.ts'
import { momentText, spanOf } from './model.ts'
import type { Job } from './system.ts'
import { systemWords } from './words.ts'

/** What the program does by itself: when it last did, what came of it, when it is next; and letting it be done now. */
export function Jobs({ jobs, now }: { jobs: readonly Job[]; now: string }) {
  const t = useWords(systemWords)
  const { language } = useLanguage()
  const run = useCommand('runJob')
  const nameOf = ({ name, words }: Job) => words?.[language] ?? name
  const asked = jobs.find(({ name }) => name === run.variables?.params.job)
  const columns: Column<Job>[] = [
    { key: 'job', head: t('job'), names: true, width: 200, cell: nameOf },
    { key: 'every', head: t('every'), num: true, width: 88, cell: ({ everySeconds }) => spanText(everySeconds, t) },
    { key: 'last', head: t('last'), num: true, width: 112, cell: ({ startedAt }) => (startedAt ? momentText(startedAt, now) : '') },
    { key: 'next', head: t('next'), num: true, width: 112, cell: ({ nextAt, state }) => (state === 'running' ? '' : nextAt <= now ? t('next.now') : momentText(nextAt, now)) },
    { key: 'result', head: t('result'), cell: (job) => <Result job={job} /> },
    {
      key: 'run',
      head: '',
      num: true,
      width: 96,
      cell: (job) => (
        <Button small busy={job.state === 'running' || (run.isPending && run.variables.params.job === job.name)} aria-label={`${nameOf(job)}：${t('run')}`} onClick={() => run.mutate({ params: { job: job.name } })}>
          {t('run')}
        </Button>
      ),
    },
  ]
  return (
    <Section title={t('jobs')}>
      <ErrorNote error={run.error} />
      {run.isSuccess && asked ? <Note tone="done" live>{t('asked', { job: nameOf(asked) })}</Note> : null}
      {jobs.length === 0 ? <Empty>{t('jobs.none')}</Empty> : <Table3 stack labelled caption={t('jobs')} columns={columns} rows={jobs} keyOf={({ name }) => name} />}
    </Section>
  )
}

function Result({ job: { words, state, outcome, done, total, error, failures } }: { job: Job }) {
  const t = useWords(systemWords)
  const { language } = useLanguage()
  if (state === 'running') return total !== null ? t('running.of', { done, total }) : done > 0 ? t('running.done', { done }) : t('running')
  if (outcome === null) return <span className="ink-3">{t('never')}</span>
  if (outcome === 'failed') return t('failed', { error: error ?? '', n: failures })
  if (outcome === 'stopped') return t('stopped')
  if (done === 0) return <span className="ink-3">{t('nothing')}</span>
  return (words?.done[language] ?? '{n}').replace('{n}', String(done))
}

function spanText(seconds: number, t: ReturnType<typeof useWords<typeof systemWords>>): string {
  const { key, n } = spanOf(seconds)
  return t(key, { n })
}
