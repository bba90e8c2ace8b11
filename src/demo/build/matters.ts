import { reachMilestone, signJudgement, endDuty } from '../../app/matter/change-matter.ts'
import { grantExemption } from '../../app/obligation/exemptions.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { openMatter, type OpenMatter } from '../../app/matter/open-matter.ts'
import { voidFact } from '../../app/matter/void-fact.ts'
import { answerBeneficiary } from '../../app/problem/answer-beneficiary.ts'
import { derivedId } from '../../app/ids.ts'
import type { Holder } from '../../kernel/facts/matter.ts'
import type { Day } from '../../kernel/time/day.ts'
import { leaderPosts } from '../data/leaders.ts'
import { ownReforms } from '../data/own-reforms.ts'
import { pilots, withdrawn } from '../data/pilots.ts'
import type { DemoReform } from '../data/reform.ts'
import { supervised, type DemoSupervised } from '../data/supervised.ts'
import type { DemoMilestone, DemoProject } from '../data/project.ts'
import { projects } from '../data/projects/index.ts'
import { merger } from '../data/units.ts'
import { activitySteps, type Told } from './activities.ts'
import { matterId, named, postOf, unitActor, type Builder, type Who } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import { procedureSteps } from './procedures.ts'
import { roadSteps } from './road.ts'
import type { Step } from './timeline.ts'

const MARK = '演示数据'
const COMMISSION = '市委深改委2023年第1次会议（2023年2月20日，演示）'

/** The road of every project of the year: proposed in January, approved by the commission, handed down on 24 February. */
const YEAR = { proposed: '2023-01-10', submitted: '2023-02-09', approved: '2023-02-20', handedDown: '2023-02-24' } as const

type Opening = Omit<OpenMatter, 'command' | 'ledger' | 'due' | 'milestones' | 'duties'> & {
  ledger?: string
  due: Day | null
  milestones: DemoMilestone[]
  duties: [role: string, holder: Holder][]
}

/** Everything that happens to the matters of the city, each with its day. */
export function matterSteps(builder: Builder): Step[] {
  return [
    ...projects.flatMap((project) => projectSteps(builder, project)),
    ...[...pilots, ...ownReforms].flatMap((reform) => reformSteps(builder, reform)),
    ...withdrawnSteps(builder),
    ...supervised.flatMap((matter) => supervisedSteps(builder, matter)),
    ...procedureSteps(builder),
    ...roadSteps(builder),
    ...activitySteps(builder, told),
  ]
}

/** Everything that units told of these matters. */
const told: readonly Told[] = [
  ...projects.flatMap(({ key, lead, leader, records }) => records.map((one) => ({ matter: key, lead, leader, ...one }))),
  ...[...pilots, ...ownReforms].flatMap(({ title, lead, news }) =>
    news.map(([on, summary]) => ({ matter: title, lead, on, kinds: ['progress'], summary, place: null })),
  ),
  ...supervised.flatMap(({ title, lead, feedback }) =>
    feedback.map(([on, summary]) => ({ matter: title, lead, on, kinds: ['feedback'], summary, place: null })),
  ),
]

function projectSteps(builder: Builder, project: DemoProject): Step[] {
  const { id, call } = builder
  const { key, lead, support, title, goal, measures, outcome, papers, domain, due, milestones } = project
  const on = YEAR.proposed
  const matter = () => matterId(builder, key)
  const opening: Opening = {
    title,
    due,
    milestones,
    fields: { domain, category: 'led', goal, measures, outcome, 'approved-by': COMMISSION, note: MARK, ...(papers ? { papers } : {}) },
    duties: [
      ['leader', post(builder, project.leader)],
      ['assistant', post(builder, project.assistant)],
      ['lead', unit(builder, lead)],
      ['unit-leader', post(builder, postOf(lead, 'deputy'))],
      ['handler', post(builder, postOf(lead, 'handler'))],
      ...support.map((name): [string, Holder] => ['support', unit(builder, name)]),
    ],
  }
  const { exemptions = [], judgement, closed } = project
  return [
    { on, run: () => open(builder, key, OFFICE, on, opening) },
    ...handDown(builder, key),
    ...milestoneSteps(builder, key, lead, milestones),
    ...exemptions.map(({ on: day, ...exemption }): Step => ({
      on: day,
      run: () =>
        grantExemption(call(OFFICE, day), { command: id(`exempt:${key}:${exemption.rhythm}`), matter: matter(), ...exemption }),
    })),
    ...(judgement
      ? [
          {
            on: judgement.on,
            run: () =>
              signJudgement(call(OFFICE, judgement.on), {
                command: id(`judgement:${key}`),
                matter: matter(),
                text: judgement.text,
                ground: judgement.ground,
                until: judgement.until,
              }),
          },
        ]
      : []),
    ...(closed
      ? [
          move(builder, key, 'ask-acceptance', unitActor(lead, 'handler', isPlace(lead)), closed.asked, closed.askedWith),
          move(builder, key, 'close', OFFICE, closed.on, closed.with),
        ]
      : []),
    ...(support.includes(merger.from) ? [merged(builder, key, support)] : []),
  ]
}

/** When a unit ends, its duty ends with the reason; the successor carries it on. */
function merged(builder: Builder, key: string, support: readonly string[]): Step {
  const { id, call } = builder
  const duty = derivedId(id(`open:${key}`), `${matterId(builder, key)}:duty:${5 + support.indexOf(merger.from)}`)
  const reason = `机构合并，职责由${merger.into}承担`
  return {
    on: merger.on,
    run: () =>
      endDuty(call(OFFICE, merger.on), { command: id(`merged:${key}`), matter: matterId(builder, key), duty, on: merger.on, reason }),
  }
}

function reformSteps(builder: Builder, reform: DemoReform): Step[] {
  const { lead, support, title, goal, measures, due, milestones, ended, category, level } = reform
  const key = title
  const place = isPlace(lead)
  const leader = place ? postOf(lead, 'head') : (leaderPosts.find(({ units }) => units.includes(lead))?.key ?? 'city-secretary-general')
  const opening: Opening = {
    title,
    due,
    milestones,
    fields: {
      category,
      goal,
      measures,
      'approved-by': COMMISSION,
      note: `${level}${category === 'pilot' ? '试点' : '特色改革'}，${MARK}`,
    },
    duties: [
      ['leader', post(builder, leader)],
      ['lead', unit(builder, lead)],
      ['handler', post(builder, postOf(lead, 'handler'))],
      ...support.map((name): [string, Holder] => ['support', unit(builder, name)]),
    ],
  }
  return [
    { on: YEAR.proposed, run: () => open(builder, key, OFFICE, YEAR.proposed, opening) },
    ...handDown(builder, key),
    ...milestoneSteps(builder, key, lead, milestones),
    ...(ended?.by === 'close'
      ? [
          move(
            builder,
            key,
            'ask-acceptance',
            unitActor(lead, 'handler', place),
            reform.news.at(-1)?.[0] ?? ended.on,
            '目标任务已完成，申请验收。',
          ),
          move(builder, key, 'close', OFFICE, ended.on, ended.note),
        ]
      : []),
    ...(ended?.by === 'suspend' ? [move(builder, key, 'suspend', OFFICE, ended.on, ended.note)] : []),
  ]
}

function withdrawnSteps(builder: Builder): Step[] {
  const { id, call } = builder
  const { title, lead, goal, openedOn, on, reason } = withdrawn
  const opening: Opening = {
    title,
    due: null,
    milestones: [],
    fields: { category: 'pilot', goal, note: MARK },
    duties: [['lead', unit(builder, lead)]],
  }
  return [
    { on: openedOn, run: () => open(builder, title, OFFICE, openedOn, opening) },
    { on, run: () => voidFact(call(OFFICE, on), { command: id('withdraw'), fact: derivedId(id(`open:${title}`), 'fact:0'), reason }) },
  ]
}

function supervisedSteps(builder: Builder, matter: DemoSupervised): Step[] {
  const { title, lead, support, requirement, handedOut, firstFeedback, due, done } = matter
  const opening: Opening = {
    ledger: 'supervised-matters',
    title,
    due,
    milestones: [],
    fields: { 'handed-out-on': handedOut, requirement: `${requirement}（${MARK}）`, 'first-feedback': firstFeedback },
    duties: [
      ['assigner', post(builder, 'mayor')],
      ['leader', post(builder, leaderPosts.find(({ units }) => units.includes(lead))?.key ?? 'executive')],
      ['lead', unit(builder, lead)],
      ['handler', post(builder, postOf(lead, 'handler'))],
      ['supervisor', unit(builder, '市政府办公室')],
      ...support.map((name): [string, Holder] => ['support', unit(builder, name)]),
    ],
  }
  return [
    { on: handedOut, run: () => open(builder, title, OFFICE, handedOut, opening) },
    move(builder, title, 'hand-out', OFFICE, handedOut, null),
    move(builder, title, 'first-feedback', unitActor(lead, 'handler', false), firstFeedback, '已研究部署，情况见办理反馈。'),
    ...(done
      ? [
          move(builder, title, 'report-done', unitActor(lead, 'handler', false), done.asked, '已按要求办理完毕，请予核查。'),
          move(builder, title, 'finish', OFFICE, done.on, done.note),
          { on: done.on, run: () => answerBeneficiary(builder.call(OFFICE, done.on), { command: builder.id(`answer:${title}`), matter: matterId(builder, title), solved: 'yes', words: '', name: null, occurredOn: done.on }) },
        ]
      : []),
  ]
}

function open(
  { id, call }: Builder,
  key: string,
  who: Who,
  on: Day,
  { duties, milestones, ledger = 'led-projects', ...matter }: Opening,
) {
  return openMatter(call(who, on), {
    command: id(`open:${key}`),
    ledger,
    occurredOn: on,
    ...matter,
    milestones: milestones.map(({ id: own, title, due }) => ({ id: own, title, due })),
    duties: duties.map(([role, holder]) => ({ role, holder, territory: null })),
  })
}

const handDown = (builder: Builder, key: string): Step[] => [
  move(builder, key, 'submit', OFFICE, YEAR.submitted, null),
  move(builder, key, 'approve', OFFICE, YEAR.approved, null),
  move(builder, key, 'hand-down', OFFICE, YEAR.handedDown, null),
]

function move(builder: Builder, key: string, transition: string, who: Who, on: Day, note: string | null): Step {
  const { id, call } = builder
  return {
    on,
    run: () =>
      moveMatter(call(who, on), {
        command: id(`move:${key}:${transition}`),
        matter: matterId(builder, key),
        transition,
        note,
        occurredOn: on,
      }),
  }
}

function milestoneSteps(builder: Builder, key: string, lead: string, milestones: readonly DemoMilestone[]): Step[] {
  const { id, call } = builder
  return milestones.flatMap(({ id: milestone, reachedOn }) =>
    reachedOn === null
      ? []
      : [
          {
            on: reachedOn,
            run: () =>
              reachMilestone(call(unitActor(lead, 'handler', isPlace(lead)), reachedOn), {
                command: id(`milestone:${key}:${milestone}`),
                matter: matterId(builder, key),
                milestone,
                occurredOn: reachedOn,
                note: null,
              }),
          },
        ],
  )
}

const post = ({ posts }: Builder, key: string): Holder => ({ type: 'post', id: named(posts, key) })
const unit = ({ units }: Builder, name: string): Holder => ({ type: 'unit', id: named(units, name) })
