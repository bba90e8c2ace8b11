import { DeliveryError } from '../../kernel/errors.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import { mayNow, wrote } from '../../kernel/letter/decide.ts'
import { repliesSeen, seesInside } from '../../kernel/letter/inside.ts'
import { layoutOf } from '../../kernel/letter/layout.ts'
import { lengthOf } from '../../kernel/letter/length.ts'
import { nextNumber, numberAhead, numberText, seriesOf } from '../../kernel/letter/number.ts'
import { unitsAddressed } from '../../kernel/letter/replies.ts'
import { signersOf } from '../../kernel/letter/signers.ts'
import { may, scopeOf, type Command } from '../../kernel/permission.ts'
import { yearOf } from '../../kernel/time/day.ts'
import { stepWords, type LetterAct } from '../../kernel/words/letters.ts'
import type { Db } from '../../store/database/database.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { lastGiven, lettersSeen } from '../../store/queries/letters.ts'
import { mattersConcerning, titlesOf } from '../../store/queries/matters.ts'
import type { Call, Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing, standsFor } from '../permit.ts'
import { noteInternal } from '../readers/note-internal.ts'
import { actedThrough, directoryOf, unitRef } from '../views/organisation.ts'
import { paperGround } from './as-issued.ts'
import { addresseeView, letterRow, numberOf, repliesView, type LetterLook } from './letter-views.ts'
import { reachOfLetters } from './letters-reach.ts'
import { blockViews, routesOf } from './letter-route.ts'
import { markOf } from './paper-of.ts'

/**
 * A letter as its page shows it: text, who did what by which post, what is asked of who looks, replies and who still owes one. Who was
 * sent it reads their own replies and what came after it was signed off. What stands on its paper is, once it went out, as in the frozen file.
 *
 * @throws DeliveryError `not_found`, also for letters that the acting membership may not see
 */
export async function getLetter(call: Call, { letter: id }: { letter: string }) {
  return seenLetter(call, 'getLetter', id, (db, letter, look) => letterView(call.deps, db, letter, look))
}

/** Loads a letter that the acting membership may see, with what views of it need, and hands it on. */
export async function seenLetter<T>(call: Call, command: 'getLetter' | 'downloadLetter', id: string, then: (db: Db, letter: LetterState, look: LetterLook) => Promise<T>): Promise<T> {
  permitSomewhere(call.acting, command)
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const own = await ownUnits(db, acting, inputs.today)
    const reach = await reachOfActing(db, acting, own)
    const directory = await directoryOf(db, acting.tenant)
    const visible = await reachOfLetters(db, { acting, own, reach, today: inputs.today }, directory)
    const [letter] = await lettersSeen(db, acting.tenant, [id], visible)
    if (!letter) throw new DeliveryError('not_found', { what: id })
    await noteInternal(call, db, [`letter:${id}`])
    return then(db, letter, { acting, own, reach, inputs, directory })
  })
}

async function letterView(deps: Deps, db: Db, letter: LetterState, look: LetterLook) {
  const { acting, own, reach, directory, inputs } = look
  const { today, city } = inputs
  const ground = await paperGround(deps, db, letter, look)
  const { kind } = ground
  const onPaper = { directory: ground.directory, inputs: { ...inputs, today: ground.day } }
  const issuer = directory.units.get(letter.issuer)
  const signers = issuer ? signersOf(issuer, { ...directory, day: today }) : []
  const { asked } = repliesView(letter, look)
  const visible = await reachOfLetters(db, { acting, own, reach, today }, directory)
  const inside = seesInside(letter, visible)
  const replies = repliesSeen(letter, visible)
  const files = await filesNamed(db, acting.tenant, [...letter.attachments, ...replies.flatMap(({ attachments }) => attachments)])
  const fileViews = (hashes: readonly string[]) => hashes.flatMap((sha256) => { const file = files.get(sha256); return file ? [{ sha256, name: file.name ?? sha256, size: file.size }] : [] })
  const linked = await lettersSeen(db, acting.tenant, [letter.about.answers, ...replies.map((reply) => reply.letter)].filter((one) => one !== null), visible)
  const linkedView = (id: string | null) => { const one = linked.find((other) => other.id === id); return one ? { id: one.id, title: one.title, number: numberOf(one) } : null }
  const { matters: _, replies: __, ...row } = letterRow(letter, look)
  const by = unitRef(ground.directory, letter.issuer, ground.day) ?? row.issuer
  return {
    ...row,
    kindName: kind.name,
    form: kind.form,
    issuer: by,
    to: letter.to.map((one) => addresseeView(one, onPaper)),
    layout: layoutOf(kind),
    copies: letter.copies.map((one) => addresseeView(one, onPaper)),
    blocks: blockViews(letter.blocks, ground.directory, ground.day),
    urgency: letter.urgency,
    about: { matters: await aboutMatters(db, letter, look), inspection: letter.about.inspection, meeting: letter.about.meeting, answers: linkedView(letter.about.answers) },
    attachments: fileViews(letter.attachments),
    length: lengthOf(kind, letter),
    mark: markOf(kind, ground.template, by.name),
    series: issuer && kind.series !== undefined ? numberAhead(seriesOf(issuer, city.name, kind.series), yearOf(today)) : null,
    nextNumber: issuer && kind.series !== undefined && letter.status === 'signed' ? await nextOf(db, acting.tenant, seriesOf(issuer, city.name, kind.series), yearOf(today)) : null,
    steps: inside ? stepsOf(letter, look) : stepsOutside(stepsOf({ ...letter, replies }, look)),
    replies: replies.map((reply) => ({
      id: reply.id,
      unit: unitRef(directory, reply.unit, today) ?? { id: reply.unit, name: '' },
      text: reply.text,
      attachments: fileViews(reply.attachments),
      letter: linkedView(reply.letter),
      on: reply.on,
      by: actedThrough(directory, reply.post, reply.on),
      returned: reply.returned,
    })),
    owing: asked.map(({ unit, replied }) => ({ unit: unitRef(directory, unit, today) ?? { id: unit, name: '' }, replied })),
    route: issuer ? routesOf(kind, issuer, letter.to, look) : [],
    signers: signers.map(({ id, name }) => ({ id, name })),
    sha256: letter.issued?.sha256 ?? null,
    may: mayDo(letter, look, signers.map((post) => post.id)),
  }
}

/** The number that comes next in a series as it stands on paper, whoever gave the last one. */
async function nextOf(db: Db, tenant: string, series: string, year: number) {
  const n = nextNumber({ last: Math.max(0, ...(await lastGiven(db, tenant, { series, year })).map(({ last }) => last)) })
  return { n, text: numberText({ series, year, n }) }
}

/** What the acting membership may do with the letter as it stands. */
function mayDo(letter: LetterState, { acting, reach, own, directory, inputs: { today } }: LetterLook, signers: readonly string[]) {
  const actor = `person:${acting.person}`
  const addressed = unitsAddressed(letter, { ...directory, day: today })
  const here = (command: Command, units: readonly string[]) => may(acting.role, command, { units, own: reach })
  const of: Record<LetterAct, boolean> = {
    revise: here('reviseLetter', [letter.issuer]),
    submit: here('submitLetter', [letter.issuer]),
    check: here('checkLetter', [letter.issuer]) && !wrote(letter, actor),
    return: here('returnLetter', [letter.issuer, ...signers]),
    sign: here('signLetter', [letter.issuer, ...signers]) && (acting.role === 'office' || signers.includes(standsFor(acting) ?? '')),
    issue: here('issueLetter', [letter.issuer]),
    withdraw: here('withdrawLetter', [letter.issuer]),
    abandon: here('abandonLetter', [letter.issuer]),
    reply: here('replyLetter', addressed) && (scopeOf(acting.role, 'replyLetter') === 'city' ? addressed.length > 0 : own.some((unit) => addressed.includes(unit) && !letter.replies.some((reply) => reply.unit === unit && reply.returned === null))),
    'return-reply': here('returnReply', [letter.issuer]) && letter.replies.some(({ returned }) => returned === null),
  }
  const acts = (Object.keys(of) as LetterAct[]).filter((act) => of[act] && mayNow(act, letter))
  return [...acts, ...(scopeOf(acting.role, 'downloadLetter') ? (['download'] as const) : [])]
}

/** Who did what, in the order in which it stands; by post, never by person. */
function stepsOf(letter: LetterState, { directory }: LetterLook) {
  const { draftedBy, submitted, returned, checked, signed, issued, withdrawn, abandoned } = letter
  const by = (post: string | null, on: string) => actedThrough(directory, post, on)
  const step = (name: keyof typeof stepWords, on: string, who: string | null, words: string | null) => ({ step: name, name: stepWords[name], on, by: who, words })
  const signer = signed && (signed.onBehalfOf ? actedThrough(directory, signed.post, signed.on, signed.onBehalfOf) : (directory.posts.get(signed.signer)?.name ?? null))
  return [
    step('drafted', letter.draftedOn, by(draftedBy.post, letter.draftedOn) ?? unitRef(directory, draftedBy.unit, letter.draftedOn)?.name ?? null, null),
    ...(returned ? [step('returned', returned.on, null, returned.reason)] : []),
    ...(submitted ? [step('submitted', submitted.on, by(submitted.post, submitted.on), submitted.words)] : []),
    ...(checked ? [step('checked', checked.on, by(checked.post, checked.on), checked.words)] : []),
    ...(signed ? [step('signed', signed.on, signer, signed.words)] : []),
    ...(issued ? [step('issued', issued.on, null, numberOf(letter))] : []),
    ...letter.replies.flatMap((reply) => [
      step('replied', reply.on, unitRef(directory, reply.unit, reply.on)?.name ?? null, null),
      ...(reply.returned ? [step('reply-returned', reply.returned.on, unitRef(directory, reply.unit, reply.on)?.name ?? null, reply.returned.reason)] : []),
    ]),
    ...(withdrawn ? [step('withdrawn', withdrawn.on, null, withdrawn.reason)] : []),
    ...(abandoned ? [step('abandoned', abandoned.on, null, abandoned.reason)] : []),
  ]
}

/** The steps as who was sent the letter sees them: how it came about is its issuer's own; the day it was signed off stands on the paper. */
function stepsOutside(steps: ReturnType<typeof stepsOf>) {
  const own = new Set<keyof typeof stepWords>(['drafted', 'returned', 'submitted', 'checked'])
  return steps.filter(({ step }) => !own.has(step)).map((one) => ({ ...one, words: null }))
}

async function aboutMatters(db: Db, letter: LetterState, { acting, reach }: LetterLook) {
  const titles = await titlesOf(db, acting.tenant, letter.about.matters)
  const scope = scopeOf(acting.role, 'getMatter')
  const seen = scope === 'city' ? new Set(titles.keys()) : scope === 'unit' ? await mattersConcerning(db, acting.tenant, letter.about.matters, reach) : new Set<string>()
  return letter.about.matters.flatMap((id) => {
    const one = titles.get(id)
    return one ? [{ id, code: seen.has(id) ? one.code : '', title: seen.has(id) ? one.title : '', shown: seen.has(id) }] : []
  })
}
