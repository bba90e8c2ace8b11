import { asksUnit } from '../../kernel/asked.ts'
import { checkNamed } from '../../kernel/decide/about.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityContent } from '../../kernel/facts/activity.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { reachOf } from '../../kernel/holders.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import { bodiesOfUnits } from '../../store/queries/bodies.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Writing } from '../writing.ts'

/**
 * The units a record is about and the posts that took part exist on its day.
 *
 * @throws DeliveryError `unit_unknown`, `unit_ended`, `post_unknown`, `post_ended`
 */
export async function checkNamedIn({ tx, acting }: Writing, content: Pick<ActivityContent, 'units' | 'attended' | 'heldOn'>): Promise<void> {
  const units = await statesById<UnitState>('unit', content.units)
  const posts = await statesById<PostState>('post', content.attended)
  const wrong = checkNamed(content, { units, posts })
  if (wrong) throw new DeliveryError(wrong.refusal.code, wrong.refusal.facts)

  async function statesById<S extends UnitState | PostState>(type: 'unit' | 'post', ids: readonly string[]): Promise<Map<string, S>> {
    const states = await statesOf<S>(tx, acting.tenant, ids.map((id) => `${type}:${id}`))
    return new Map([...states.values()].map((state) => [state.id, state]))
  }
}

/**
 * The units a record may be about, because it counts for what they owe: one's own, those under it, the bodies it sits in, and those with a
 * duty in one of its matters. With a matter, a place visited for it may be named too, unless a rhythm asks that place for such a record.
 *
 * @throws DeliveryError `activity_unit_not_yours` for the first unit that is none of these
 */
export async function permitOnUnits(writing: Writing, command: Command, { matters, units, kinds, heldOn }: Pick<ActivityContent, 'matters' | 'units' | 'kinds' | 'heldOn'>): Promise<void> {
  const { tx, acting, own, reach, packs } = writing
  if (units.length === 0 || scopeOf(acting.role, command) === 'city') return
  const bodies = await bodiesOfUnits(tx, acting.tenant, own)
  const holders = await holdersOfMatters(tx, acting.tenant, matters)
  const states = await statesOf<UnitState>(tx, acting.tenant, units.map((id) => `unit:${id}`))
  for (const id of units) {
    const unit = states.get(`unit:${id}`)
    // What does not exist is told as such by `checkNamedIn`.
    if (!unit) continue
    const mine = reach.includes(id) || bodies.includes(id) || (unit.parent !== null && own.includes(unit.parent))
    const concerned = reachOf(unit, heldOn).some((one) => holders.includes(one))
    const visited = matters.length > 0 && unit.kind === 'place' && !owesSuchRecords(packs, unit, kinds)
    if (!mine && !concerned && !visited) throw new DeliveryError('activity_unit_not_yours', { unit: unit.name })
  }
}

/** Whether a rhythm asks this unit for records of one of these kinds. */
function owesSuchRecords(packs: readonly Pack[], unit: UnitState, kinds: readonly string[]): boolean {
  return packs.some(({ rhythms }) => rhythms.some((rhythm) => rhythm.activity !== undefined && kinds.includes(rhythm.activity) && asksUnit(rhythm, unit)))
}
