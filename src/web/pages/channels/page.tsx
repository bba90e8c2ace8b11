import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, ErrorNote, Loading, Note, Section, Table3, type Column } from '../../ui/index.ts'
import { reminderWords } from '../reminders/words.ts'
import { channelWords } from './words.ts'
import './channels.css'

type Answered = Answer<'getChannels'>
type Channel = Answered['channels'][number]
type Counted = Answered['queue'][number]

/** 发送通道: by which ways reminders leave this machine, whether they work, and what became of the messages. For the administrator. */
export default function ChannelsPage() {
  const t = useWords(channelWords)
  const { city } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const answer = useAnswer('getChannels', {})
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead channels-lead">{t('lead')}</p>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={8} /> : null}
      {answer.data ? (
        <>
          {answer.data.sends ? null : <Note tone="info">{t('demo')}</Note>}
          <dl className="pairs">
            <dt>{t('address')}</dt>
            <dd>{answer.data.address ?? t('address.none')}</dd>
          </dl>
          <Configured channels={answer.data.channels} />
          <Queue counts={answer.data.queue} days={answer.data.days} />
        </>
      ) : null}
    </>
  )
}

function Configured({ channels }: { channels: readonly Channel[] }) {
  const t = useWords(channelWords)
  const r = useWords(reminderWords)
  const problem = useProblem()
  const test = useCommand('testChannel')
  const tried = test.variables?.params.channel
  const name = tried ? r(`channel.${tried}`) : ''
  const columns: Column<Channel>[] = [
    { key: 'channel', head: t('channel'), names: true, width: 240, cell: ({ id }) => r(`channel.${id}`) },
    { key: 'host', head: t('host'), cell: ({ host }) => host ?? <span className="ink-3">{t('host.none')}</span> },
    { key: 'people', head: t('people'), num: true, width: 112, cell: ({ host, reaches, people }) => (host === null ? '' : reaches === 'person' ? t('people.all') : people) },
    { key: 'refused', head: t('refused'), num: true, width: 88, cell: ({ host, refused }) => (host === null ? '' : refused) },
    {
      key: 'test',
      head: t('test'),
      num: true,
      width: 120,
      cell: ({ id, host }) =>
        host === null ? null : (
          <Button small busy={test.isPending} aria-label={`${r(`channel.${id}`)}：${t('test.do')}`} onClick={() => test.mutate({ params: { channel: id } })}>
            {t('test.do')}
          </Button>
        ),
    },
  ]
  return (
    <Section title={t('list')} aside={t('list.count', { count: channels.filter(({ host }) => host !== null).length })}>
      <ErrorNote error={test.error} />
      {test.data ? (
        <Note tone={test.data.problem ? 'wrong' : 'done'} live>
          {test.data.problem ? t('test.failed', { channel: name, problem: problem(test.data.problem) }) : t('test.done', { channel: name })}
        </Note>
      ) : null}
      <Table3 stack labelled caption={t('list')} columns={columns} rows={channels} keyOf={({ id }) => id} />
    </Section>
  )
}

function Queue({ counts, days }: { counts: readonly Counted[]; days: number }) {
  const t = useWords(channelWords)
  const r = useWords(reminderWords)
  const { today } = useSession()
  const problem = useProblem()
  const columns: Column<Counted>[] = [
    { key: 'channel', head: t('channel'), names: true, width: 240, cell: ({ channel }) => r(`channel.${channel}` as keyof typeof reminderWords) },
    { key: 'state', head: t('queue.state'), width: 120, cell: ({ state }) => t(`state.${state}`) },
    { key: 'n', head: t('queue.n'), num: true, width: 80, cell: ({ n }) => n },
    { key: 'last', head: t('queue.last'), width: 80, cell: ({ lastDay }) => <DateText day={lastDay} today={today} /> },
    { key: 'why', head: t('queue.why'), cell: ({ problem: code, detail }) => (code ? problem({ code, detail }) : '') },
  ]
  return (
    <Section title={t('queue', { days })}>
      {counts.length === 0 ? (
        <p className="empty">{t('queue.none')}</p>
      ) : (
        <Table3 stack labelled caption={t('queue', { days })} columns={columns} rows={counts} keyOf={({ channel, state, problem: code, detail }) => [channel, state, code, detail].join()} />
      )}
    </Section>
  )
}

/** Why a message did not go, with the number by which the other side said so. */
function useProblem(): (problem: { code: string; detail: number | null }) => string {
  const t = useWords(channelWords)
  return ({ code, detail }) => {
    const said = t(`problem.${code}` as keyof typeof channelWords)
    return detail === null ? said : t('number', { problem: said, number: detail })
  }
}
