import { appoint, endAppointment } from '../../kernel/decide/appointments.ts'
import { isPostWritten, probationEnd } from '../../kernel/decide/appointment-notice.ts'
import { stateAfter } from '../../kernel/decide/state-after.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Appointment as ReadAppointment } from '../../reader/index.ts'
import { keepPerson } from '../../store/queries/directory.ts'
import { dutiesOfHolder } from '../../store/queries/duties.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { documentSeen } from '../document/get-document.ts'
import { contentOf } from '../document/documents-of.ts'
import { matcherFor } from '../document/read-document.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, personRef, postRef, unitRef, type Directory } from '../views/organisation.ts'
import { decided, found, write, type Writing } from '../writing.ts'

/** What a person chose for a line of a notice; where they chose nothing, what it was matched with. */
export type Choice = {
  line: string
  unit?: string | undefined
  post?: string | undefined
  /** adds the post to the unit, named as the notice writes it */
  newPost?: boolean | undefined
  /** someone of the directory */
  person?: string | undefined
  /** someone new, even where the directory has that name */
  newPerson?: boolean | undefined
  /** the appointment that ends */
  appointment?: string | undefined
  from?: Day | undefined
}

type Line = { id: string; read: ReadAppointment; from: Day; notice: string }

/** A line with what the city knows of it. */
type Matched = Line & { unit: UnitState | null; units: UnitState[]; post: PostState | null; persons: string[]; ending: { id: string; person: string } | null }

function linesOf(document: DocumentState, appointments: readonly ReadAppointment[]): Line[] {
  return appointments.map((read, index) => {
    const part = document.parts.find(({ id }) => id === read.document)
    return { id: `a${index + 1}`, read, from: read.from ?? part?.issuedOn ?? document.receivedOn, notice: (part?.number ?? part?.title ?? document.name).slice(0, 120) }
  })
}

/** Looks a line's words up: the unit, its post of that name, everyone of that name, and for who leaves the appointment that ends. */
function matched(directory: Directory, line: Line, choice: Choice = { line: line.id }): Matched {
  const { read } = line
  const units = [...directory.units.values()]
  const { match, candidates } = read.unit === null ? { match: null, candidates: [] } : matcherFor(units, [])(read.unit, 'lead')
  const unit = directory.units.get(choice.unit ?? match?.id ?? '') ?? null
  const inside = unit ? [...directory.posts.values()].filter((post) => post.unit === unit.id && !post.endedOn) : []
  const named = inside.filter((post) => unit && isPostWritten(post, unit, read.post))
  // A post of that name is not made a second time.
  const post = directory.posts.get(choice.post ?? (named.length === 1 ? (named[0]?.id ?? '') : '')) ?? null
  const persons = [...directory.names].flatMap(([person, name]) => (name === read.person ? [person] : []))
  const on = choice.from ?? line.from
  const holders = post ? holdersOn(post, on) : []
  const ending = holders.find(({ id, person }) => (choice.appointment ? id === choice.appointment : persons.includes(person))) ?? null
  return { ...line, from: on, unit, units: candidates.flatMap(({ holder }) => directory.units.get(holder.id) ?? []), post, persons, ending }
}

/** Whether the directory already says what the line says. */
function alreadySo({ read, post, persons, ending, from }: Matched): boolean {
  if (!post) return false
  const held = holdersOn(post, from).some(({ person }) => persons.includes(person))
  return read.released ? ending === null && post.appointments.some(({ person, to }) => persons.includes(person) && to !== null && to <= from) : held
}

/** What is still to be chosen before a line can be applied. */
function missing({ read, unit, post, ending }: Matched, choice?: Choice): ('unit' | 'post' | 'holder')[] {
  if (!unit && !post) return ['unit']
  if (!post) return choice?.newPost && !read.released ? [] : ['post']
  return read.released && !ending ? ['holder'] : []
}

/**
 * The appointments that a document speaks of (任免通知), line by line: what each says, what of it the city knows, what is still to be chosen, and
 * which duties move. Names are read from the document's text; they are in no fact.
 *
 * @throws DeliveryError `not_found`
 */
export async function listAppointmentProposals(call: Call, { document: id }: { document: string }) {
  permitSomewhere(call.acting, 'listAppointmentProposals')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const document = await documentSeen(call, db, id, 'listAppointmentProposals')
    const { reading, text } = await contentOf(deps, document)
    const lines = linesOf(document, reading.appointments ?? [])
    if (lines.length === 0) return { rows: [] }
    const { today } = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const applied = new Map((document.appointed ?? []).map((one) => [one.line, one]))
    const rows = []
    for (const line of lines) {
      const found = matched(directory, line)
      const done = applied.get(line.id)
      // What moves now: of a day that has passed, what came since moves too.
      const duties = found.post ? await dutiesOfHolder(db, acting.tenant, found.post.id, line.from > today ? line.from : today) : []
      rows.push({ ...lineView(directory, found, text, today), appliedOn: done?.on ?? null, known: !done && alreadySo(found), duties: duties.map(({ matter, code, title }) => ({ matter, code, title })) })
    }
    return { rows }
  })
}

function lineView(directory: Directory, line: Matched, text: string, today: Day) {
  const { id, read, from, notice, unit, units, post, persons, ending } = line
  const inside = unit ? [...directory.posts.values()].filter((one) => one.unit === unit.id && !one.endedOn).sort((a, b) => a.order - b.order) : []
  return {
    line: id,
    at: read.at,
    words: text.slice(read.at.start, read.at.end).trim(),
    person: read.person,
    released: read.released,
    unitWritten: read.unit,
    postWritten: read.post,
    probation: read.probation,
    probationUntil: probationEnd(from, read.probation),
    from,
    dayStated: read.from !== null,
    notice,
    unit: unit && unitRef(directory, unit.id, today),
    units: units.flatMap((one) => unitRef(directory, one.id, today) ?? []),
    post: post && postRef(directory, post, from),
    posts: inside.map((one) => postRef(directory, one, from)),
    persons: persons.map((person) => ({ ...personRef(directory, person), posts: postsOf(directory, person, today) })),
    /** who holds the post, to choose from where the name is not found among them */
    holders: post ? holdersOn(post, from).map((one) => ({ appointment: one.id, ...personRef(directory, one.person) })) : [],
    ending: ending?.id ?? null,
    missing: missing(line),
  }
}

function postsOf({ posts, units }: Directory, person: string, day: Day) {
  return [...posts.values()].filter((post) => holdersOn(post, day).some((one) => one.person === person)).map(({ id, name, unit }) => ({ id, name: `${units.get(unit)?.name ?? ''}${name}` }))
}

/**
 * Applies lines of a notice that a person has confirmed: all of them in one transaction, or none. Who leaves leaves before others are appointed.
 * A name goes into the directory and nowhere else; a line is applied once.
 *
 * @throws DeliveryError `appointment_line_unknown`, `appointment_line_done`, `appointment_line_unclear`, `person_unknown`, `decided_meanwhile`, and what appointing refuses
 */
export function applyAppointmentProposals(call: Call, input: { command: string; document: string; lines: Choice[] }): Promise<{ command: string; ids: { posts: string[] }; applied: number; moved: number }> {
  return write(call, { id: input.command, name: 'applyAppointmentProposals', input }, async (writing) => {
    const { tx, acting } = writing
    const subject = `document:${input.document}`
    const seen = await documentSeen(call, tx, input.document, 'applyAppointmentProposals')
    const { reading } = await contentOf(call.deps, seen)
    const choices = new Map(input.lines.map((choice) => [choice.line, choice]))
    const linesNow = async () => {
      const directory = await directoryOf(tx, acting.tenant)
      return [...choices.values()].map((choice) => ({ ...matched(directory, lineNamed(seen, reading.appointments ?? [], choice.line), choice), choice }))
    }
    const unitsOf = (some: readonly Matched[]) => some.flatMap(({ unit }) => (unit ? [`unit:${unit.id}`] : []))
    // Whoever adds a post to these units meanwhile waits for this, or this for them: who is new and which posts are is read after the lock.
    const locked = unitsOf(await linesNow())
    await writing.lock([subject, ...locked])
    const lines = await linesNow()
    if (unitsOf(lines).some((unit) => !locked.includes(unit))) throw new DeliveryError('decided_meanwhile')
    const arrivals = newcomers(writing, lines)
    const made = newPosts(writing, lines)
    const posts = [...new Set(lines.map((line) => postOf(line, made)))]
    const states = await writing.lock([subject, ...posts.map((post) => `post:${post}`), ...arrivals.map(({ person }) => `person:${person}`), ...knownPersons(lines).map((person) => `person:${person}`)])
    const stranger = knownPersons(lines).find((person) => !states.has(`person:${person}`))
    if (stranger) throw new DeliveryError('person_unknown', { person: stranger })
    const document = found<DocumentState>(states, subject, input.document)
    const done = (document.appointed ?? []).find(({ line }) => choices.has(line))
    if (done) throw new DeliveryError('appointment_line_done', { line: done.line })
    for (const { person, name } of arrivals) await keepPerson(tx, acting.tenant, { person, name, phone: null })

    const facts: FactDraft[] = [...arrivals.map(({ person }) => ({ subject: `person:${person}`, kind: 'person.registered', occurredOn: writing.today, payload: {} })), ...made.facts]
    const current = new Map(posts.map((post) => [post, (states.get(`post:${post}`) ?? made.states.get(post)) as PostState]))
    const entries = []
    for (const line of [...lines].sort((a, b) => Number(b.read.released) - Number(a.read.released))) {
      const post = postOf(line, made)
      const state = found<PostState>(current, post, post)
      const drafts = lineFacts(writing, state, line, arrivals)
      current.set(post, stateAfter(state, drafts))
      facts.push(...drafts)
      entries.push({ line: line.id, post, released: line.read.released })
    }
    facts.push({ subject, kind: 'appointments.applied', occurredOn: writing.today, payload: { lines: entries } })
    const moved = await Promise.all(posts.map((post) => dutiesOfHolder(tx, acting.tenant, post, writing.today)))
    return { facts, answer: { ids: { posts }, applied: entries.length, moved: moved.flat().length } }
  })
}

type Chosen = Matched & { choice: Choice }

function lineNamed(document: DocumentState, appointments: readonly ReadAppointment[], id: string): Line {
  const line = linesOf(document, appointments).find((one) => one.id === id)
  if (!line) throw new DeliveryError('appointment_line_unknown', { line: id })
  return line
}

const WORDS = { unit: '所在单位', post: '职务', holder: '免去的是哪一位现任', person: '是名录中的哪一位' }

function unclear({ id }: Line, what: readonly (keyof typeof WORDS)[]): DeliveryError {
  return new DeliveryError('appointment_line_unclear', { line: id, missing: what.map((one) => WORDS[one]) })
}

/** People who are to be known already: chosen by someone, or the only one of the name. */
function knownPersons(lines: readonly Chosen[]): string[] {
  return lines.flatMap(({ read, persons, choice }) => choice.person ?? (read.released || choice.newPerson ? [] : persons.slice(0, 1)))
}

/** People whom the directory does not know yet; one of a name, however many posts they are given. */
function newcomers({ newId }: Writing, lines: readonly Chosen[]): { person: string; name: string }[] {
  const arriving = new Map<string, string>()
  for (const line of lines) {
    const { read, persons, choice } = line
    if (read.released || choice.person) continue
    if (!choice.newPerson && persons.length > 1) throw unclear(line, ['person'])
    if ((choice.newPerson || persons.length === 0) && !arriving.has(read.person)) arriving.set(read.person, newId(`person:${line.id}`))
  }
  return [...arriving].map(([name, person]) => ({ name, person }))
}

type NewPosts = { facts: FactDraft[]; states: Map<string, PostState>; byName: Map<string, string> }

const postKey = ({ unit, read }: Matched) => `${unit?.id}:${read.post}`

/** Posts that a notice names and the unit has not had; one of a name. */
function newPosts({ newId, today }: Writing, lines: readonly Chosen[]): NewPosts {
  const made: NewPosts = { facts: [], states: new Map(), byName: new Map() }
  for (const line of lines) {
    const lacking = missing(line, line.choice)
    if (lacking.length > 0) throw unclear(line, lacking)
    if (line.post || !line.unit || made.byName.has(postKey(line))) continue
    const id = newId(`post:${line.id}`)
    const payload = { unit: line.unit.id, name: line.read.post, order: 1000, places: 1, leader: false, head: false }
    made.facts.push({ subject: `post:${id}`, kind: 'post.created', occurredOn: today, payload })
    made.states.set(id, { ...payload, id, appointments: [], portfolio: [], delegations: [], endedOn: null })
    made.byName.set(postKey(line), id)
  }
  return made
}

/** The post of a line: the one matched or chosen, or the one that is made for it. */
function postOf(line: Chosen, { byName }: NewPosts): string {
  return line.post?.id ?? byName.get(postKey(line)) ?? ''
}

function lineFacts({ newId, today }: Writing, post: PostState, line: Chosen, arrivals: readonly { person: string; name: string }[]): FactDraft[] {
  const { id, read, from, notice, ending, persons, choice } = line
  if (read.released) return decided(endAppointment(post, { id: ending?.id ?? '', on: from, reason: notice }))
  const person = choice.person ?? arrivals.find(({ name }) => name === read.person)?.person ?? persons[0]
  if (!person) throw unclear(line, ['person'])
  return decided(appoint(post, { id: newId(`appointment:${id}`), person, from, until: null, acting: false, probationUntil: probationEnd(from, read.probation), document: notice }, today))
}
