import type { ActivityState } from '../../kernel/facts/activity.ts'
import { subjectType } from '../../kernel/facts/envelope.ts'
import { kindNamed, voided, type Fact } from '../../kernel/facts/index.ts'
import type { Duty, MatterState } from '../../kernel/facts/matter.ts'
import type { BeneficiaryAnswer, Raise } from '../../kernel/facts/problem.ts'
import { lifted } from '../../kernel/fold.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { fill } from '../../kernel/words/fill.ts'
import { changeWords, recordWords, relationWords, solvedWords } from '../../kernel/words/records.ts'
import { kindName } from './activity.ts'
import { roleName } from './matter.ts'
import { actedThrough, holderView, unitRef, type Directory } from './organisation.ts'
import { procedureValues } from './timeline-procedure.ts'
import { roadValues } from './timeline-road.ts'

export type TimelineKind = 'all' | 'activities' | 'progress' | 'duties' | 'letters' | 'corrections'

export type TimelineContext = { matter: MatterState; rules: LedgerRules; packs: readonly Pack[]; directory: Directory; activities: ReadonlyMap<string, ActivityState>; /** matters it is or was linked to, by id */ others: ReadonlyMap<string, { code: string; title: string }>; today: Day }
type Offering = TimelineContext & { /** whether who looks may take a fact back */ takesBack: (fact: Fact) => boolean }

/** Which tab of the timeline a kind of fact belongs to. */
const TABS: Record<string, TimelineKind> = {
  'activity.recorded': 'activities',
  'procedure.moved': 'progress',
  'milestone.reached': 'progress',
  'judgement.signed': 'progress',
  'duty.assigned': 'duties',
  'duty.ended': 'duties',
  'appointment.made': 'duties',
  'beneficiary.answered': 'progress',
  'extension.requested': 'progress',
  'extension.decided': 'progress',
  'clock.resumed': 'progress',
  'escalation.taken': 'progress',
  'matter.raised': 'progress',
  'raise.decided': 'progress',
  'matter.amended': 'corrections',
  'activity.corrected': 'corrections',
}

/** Kinds that change another entry (its state, its struck value) and so have no line of their own. */
const FOLDED_IN = new Set(['activity.reviewed', 'activity.confirmed', 'activity.returned', 'activity.corrected', 'activity.withdrawn', voided])

/** What happened to a matter, newest first; a void is shown on the entry that it takes back. */
export function timelineOf(facts: readonly Fact[], kind: TimelineKind, context: Offering) {
  const takenBack = new Map(facts.flatMap((fact) => (fact.kind === voided ? [[(fact.payload as { fact: string }).fact, fact] as const] : [])))
  return facts
    .filter((fact) => !FOLDED_IN.has(fact.kind) && (recordWords[fact.kind] || fact.kind === 'activity.recorded'))
    .filter((fact) => kind === 'all' || TABS[fact.kind] === kind || (kind === 'corrections' && (takenBack.has(fact.id) || isCorrected(fact, context))))
    .map((fact) => entryOf(fact, takenBack.get(fact.id), context))
    .sort(newestFirst)
}

/** By the day it was so; of one day what was recorded last. */
export function newestFirst(a: Pick<TimelineEntry, 'on' | 'recordedAt'>, b: Pick<TimelineEntry, 'on' | 'recordedAt'>): number {
  return a.on === b.on ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.on < b.on ? 1 : -1
}

/** `letter`: the letter it is about, where it is one. */
export type TimelineEntry = ReturnType<typeof entryOf> & { letter?: string }

const isCorrected = ({ subject }: Fact, { activities }: TimelineContext): boolean => (activities.get(subject)?.corrections.length ?? 0) > 0 || activities.get(subject)?.status === 'withdrawn'

function entryOf(fact: Fact, takenBack: Fact | undefined, context: Offering) {
  const payload = lifted(fact) as Record<string, unknown>
  const activity = context.activities.get(fact.subject)
  const words = recordWords[fact.kind]
  const said = factSentence(fact, context)
  const kinds = activity?.kinds.map((id) => kindName(context.packs, id))
  const summary = activity?.summary ?? String(payload.summary ?? '')
  return {
    fact: fact.id,
    kind: fact.kind,
    on: fact.occurredOn,
    recordedAt: fact.recordedAt,
    by: actedThrough(context.directory, fact.post, context.today, fact.onBehalfOf),
    label: kinds ? { zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') } : (words?.label ?? { zh: fact.kind, en: fact.kind }),
    text: said?.zh ?? summary,
    textEn: said?.en ?? summary,
    activity: activity ? { id: activity.id, status: activity.status, returnReason: activity.returned?.reason ?? null, attachments: activity.attachments.length } : null,
    before: (activity?.corrections.at(-1)?.before.summary as string | undefined) ?? null,
    voided: takenBack ? { on: takenBack.occurredOn, reason: (takenBack.payload as { reason: string }).reason } : (activity?.withdrawn ?? null),
    voidable: context.takesBack(fact) && (activity ? !activity.withdrawn : !takenBack && (kindNamed(fact.kind)?.kind.voidable ?? false) && fact.kind !== 'appointment.made'),
    receipt: subjectType(fact.subject) !== 'post',
  }
}

/** What one fact says in a line, in both languages; null for kinds that have no sentence of their own. */
export function factSentence(fact: Fact, context: TimelineContext): { zh: string; en: string } | null {
  const words = recordWords[fact.kind]
  if (!words) return null
  const payload = lifted(fact) as Record<string, unknown>
  return { zh: fill(words.text.zh, valuesOf(fact, payload, context, 'zh')), en: fill(words.text.en, valuesOf(fact, payload, context, 'en')) }
}

/** The words that a sentence's braces stand for. */
function valuesOf(fact: Fact, payload: Record<string, unknown>, { matter, rules, packs, directory, others, today }: TimelineContext, language: 'zh' | 'en'): Record<string, unknown> {
  const stage = (id: unknown) => rules.procedure.states.find((state) => state.id === id)?.name[language] ?? id
  const duty = fact.kind === 'duty.assigned' ? (payload as Duty) : matter.duties.find(({ id }) => id === payload.duty)
  const role = duty && roleName(rules, duty.role)[language]
  const holder = duty && holderView(directory, duty.holder, today).name
  const milestone = matter.milestones.find(({ id }) => id === payload.milestone)
  const changes = Object.keys((payload.changes as object | undefined) ?? {}).map((key) => changeWords[key]?.[language] ?? key)
  return {
    ...payload,
    ...roadValues(fact, payload, { matter, rules, directory, today }, language),
    ...(duty ? { role, holder } : {}),
    ...(fact.kind === 'matter.listed' || fact.kind === 'matter.unlisted' ? { ledger: rulesOf(packs, String(payload.ledger))?.ledger.name[language] } : {}),
    ...(fact.kind === 'milestone.reached' ? { title: milestone?.title ?? payload.milestone } : {}),
    ...(fact.kind === 'procedure.moved' ? { step: rules.procedure.transitions.find(({ id }) => id === payload.transition)?.name[language], from: stage(payload.from), to: stage(payload.to) } : {}),
    ...(fact.kind === 'matter.amended' ? { changes: changes.join(language === 'zh' ? '、' : ', ') } : {}),
    ...procedureValues(fact, payload, { matter, rules }, language),
    ...linkValues(payload, others, language),
    ...problemValues(fact, matter, directory, today, language),
    ...(fact.kind === 'appointment.made' ? appointmentValues(fact, directory, matter) : {}),
  }
}

function problemValues({ kind, payload }: Fact, matter: MatterState, directory: Directory, today: Day, language: 'zh' | 'en') {
  const says = payload as Partial<BeneficiaryAnswer & Raise & { raise: string; option: number | null }>
  if (kind === 'beneficiary.answered' && says.by && says.solved) {
    const by = says.by.name ?? unitRef(directory, says.by.unit, today)?.name ?? (language === 'zh' ? '受益方' : 'the beneficiary')
    return { by, solvedWord: solvedWords[says.solved]?.[language], said: says.words ? (language === 'zh' ? `，${says.words}` : `, ${says.words}`) : '' }
  }
  if (kind === 'matter.raised' && says.to) return { to: holderView(directory, says.to, today).name }
  if (kind !== 'raise.decided') return {}
  const raise = matter.raises?.find(({ id }) => id === says.raise)
  const chosen = typeof says.option === 'number' ? raise?.options[says.option] : undefined
  return { decision: [chosen, says.words].filter(Boolean).join(language === 'zh' ? '；' : '; ') }
}

function linkValues({ relation, target }: Record<string, unknown>, others: TimelineContext['others'], language: 'zh' | 'en') {
  const verb = typeof relation === 'string' ? relationWords[relation] : undefined
  const other = others.get(String(target))
  return verb ? { relation: verb[language], other: other ? `${other.code} ${other.title}` : '' } : {}
}

function appointmentValues({ subject }: Fact, { posts }: Directory, matter: MatterState) {
  const post = posts.get(subject.slice('post:'.length))
  return { post: post?.name ?? '', count: matter.duties.filter(({ holder }) => holder.id === post?.id).length }
}
