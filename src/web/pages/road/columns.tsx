import { Link } from 'react-router'
import type { Bilingual } from '../../i18n/language.tsx'
import { Light, shortDay, type Column } from '../../ui/index.ts'
import type { Project, Road } from './page.tsx'
import type { Part } from './parts.ts'
import type { roadWords } from './words.ts'

type Words = { t: (key: keyof typeof roadWords, values?: Record<string, string | number>) => string; pick: (text: Bilingual) => string }

/** Who holds a role of a project, as tables of offices write it. */
export function held(project: Pick<Project, 'duties'>, role: string): string {
  return project.duties.find((duty) => duty.role === role)?.text ?? ''
}

/** What the table of a part shows of each project: what one needs for the decision there. */
export function columnsOf(part: Part, { today }: Pick<Road, 'today'>, { t, pick }: Words): Column<Project>[] {
  const code: Column<Project> = { key: 'code', head: t('code'), width: 108, cell: (one) => <span className="tabular">{one.code}</span> }
  const title: Column<Project> = {
    key: 'title',
    head: t('project'),
    names: true,
    cell: (one) => (
      <>
        <Link to={`/matters/${one.id}`}>{one.title}</Link>
        {part !== 'call' && <small className="road-under">{held(one, 'lead')}</small>}
      </>
    ),
  }
  const text = (key: string, head: keyof typeof roadWords, of: (one: Project) => string): Column<Project> => ({ key, head: t(head), cell: of })
  const leader = text('leader', 'leader', (one) => held(one, 'leader') || '—')
  const milestones = text('milestones', 'milestones', ({ milestones: { reached, all } }) => (all === 0 ? '—' : `${reached}/${all}`))
  const due = text('due', 'due', ({ due: on }) => (on ? shortDay(on, today) : '—'))
  const opinions: Column<Project> = {
    key: 'opinions',
    head: t('opinions'),
    cell: ({ id, opinions: { asked, given, answered } }) => <Link to={`/road/matters/${id}`}>{asked === 0 ? t('opinionsNone') : t('opinionsOf', { asked, given, answered })}</Link>,
  }
  switch (part) {
    case 'call':
      return [code, title, { key: 'by', head: t('proposedBy'), cell: ({ proposed }) => (proposed ? <>{proposed.unit?.name}　<span className="ink-3">{shortDay(proposed.on, today)}</span>{proposed.late && <b className="road-late">　{t('late')}</b>}</> : t('direct')) }, leader, due]
    case 'reasoning':
    case 'approval':
      return [code, title, leader, opinions, due]
    case 'handing-down':
      return [code, title, leader, text('handler', 'handler', (one) => held(one, 'handler') || '—'), { key: 'limit', head: t('limit'), cell: ({ limit, workdaysLate }) => (limit ? <>{shortDay(limit, today)}{workdaysLate > 0 && <b className="road-late">　{t('overdue', { n: workdaysLate })}</b>}</> : '—') }]
    case 'carrying-out':
      return [code, title, leader, milestones, due, { key: 'light', head: t('light'), cell: ({ light }) => <Light light={light} /> }, { key: 'change', head: t('change'), cell: ({ id, request }) => <Link to={`/road/matters/${id}`}>{request ? t('changeWaits') : t('open')}</Link> }]
    case 'closing':
      return [code, title, text('stands', 'stands', ({ final, end, stageName }) => (final ? t(`end.${end}`) : pick(stageName))), milestones, due]
  }
}
