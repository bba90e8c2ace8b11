import type { Stretch } from '../../text/clauses.ts'
import { noRoles } from '../../units/words.ts'
import type { Roles } from '../../units/words.ts'
import type { Assigned } from './assigned.ts'

/** An assignment in a clause: who, what, and where its words begin and end in the clause. */
export type Said = {
  roles: Roles
  /** Null when the words only say who: “由A牵头、B配合。” */
  title: string | null
  from: number
  to: number
  /** Whether a word of assignment says so, not only a unit's name before a verb. */
  strong: boolean
}

const LONGEST_TITLE = 48

/** An assignment while its clause is read: parts that name units, and parts that say more of the work. */
export class Draft {
  readonly roles: Roles = noRoles()
  private readonly parts: Stretch[]
  /** Parts that name nobody. */
  private readonly plain: Stretch[] = []
  /** What stands before the assignment and names its work. */
  private readonly before: string
  private from: number
  private work: string
  private readonly first: Assigned

  constructor(assigned: Assigned, part: Stretch, before: string) {
    this.first = assigned
    this.parts = [part]
    this.from = part.at
    this.work = assigned.predicate.what
    this.before = assigned.before !== '' ? assigned.before : (/[^，,：:]{4,48}(?=[，,：:]$)/.exec(before)?.[0] ?? '')
    this.put(assigned)
  }

  /** A part that names nobody: more of the work. */
  follow(part: Stretch): void {
    this.parts.push(part)
    this.plain.push(part)
  }

  add(assigned: Assigned, part: Stretch): void {
    this.parts.push(part)
    if (this.work.length < 4) this.work = assigned.predicate.what
    this.put(assigned)
  }

  /** “会同B、C研究提出方案” after “由A牵头，”. */
  help(units: string[], what: string, part: Stretch): void {
    this.parts.push(part)
    if (this.work.length < 4) this.work = what
    for (const unit of units) if (!this.roles.support.includes(unit)) this.roles.support.push(unit)
    if (this.roles.lead.length === 0) this.roles.lead.push(...this.roles.responsible.splice(0))
  }

  share(units: string[], at: number): void {
    this.roles.responsible.unshift(...units.filter((unit) => !this.roles.responsible.includes(unit)))
    this.from = at
  }

  awaitsWork(): boolean {
    return this.work.length < 4 && this.parts.length < 4
  }

  holds(): boolean {
    return this.roles.lead.length + this.roles.responsible.length + this.roles.support.length > 0 
  }

  said(): Said {
    const last = this.parts.at(-1) ?? { text: '', at: this.from }
    return { roles: this.roles, title: this.title(), from: this.from, to: last.at + last.text.length, strong: this.first.predicate.kind !== 'step' }
  }

  private title(): string | null {
    const own = this.first.before
    if (this.work.length >= 2 && this.work.length < 8 && own.length >= 4) return (this.work + own).slice(0, LONGEST_TITLE)
    if (this.work.length >= 4) return this.work.slice(0, LONGEST_TITLE)
    const next = this.plain.find(({ text }) => text.length >= 4)?.text
    if (next !== undefined) return next.replace(/^(?:要|应当?|切实)/, '').slice(0, LONGEST_TITLE)
    if (this.before.length >= 4 && !/^(?:上述|以上|前述|该项|此项)/.test(this.before)) return this.before.slice(-LONGEST_TITLE)
    return this.work.length >= 2 ? this.work : null
  }

  private put({ units, predicate }: Assigned): void {
    for (const unit of units) if (!this.roles[predicate.role].includes(unit)) this.roles[predicate.role].push(unit)
    for (const unit of predicate.helpers) if (!this.roles.support.includes(unit)) this.roles.support.push(unit)
  }
}
