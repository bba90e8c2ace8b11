import { checkNamed } from '../../kernel/decide/about.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityContent } from '../../kernel/facts/activity.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import { bodiesOfUnits } from '../../store/queries/bodies.ts'
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
 * A record about no matter rests on its units alone: one's own, those under it, and the bodies it sits in.
 *
 * @throws DeliveryError `activity_unit_not_yours` for the first unit that is none of these
 */
export async function permitOnUnits({ tx, acting, own, reach }: Writing, command: Command, units: readonly string[]): Promise<void> {
  if (scopeOf(acting.role, command) === 'city') return
  const bodies = await bodiesOfUnits(tx, acting.tenant, own)
  const states = await statesOf<UnitState>(tx, acting.tenant, units.map((id) => `unit:${id}`))
  for (const id of units) {
    const unit = states.get(`unit:${id}`)
    const mine = reach.includes(id) || bodies.includes(id) || (typeof unit?.parent === 'string' && own.includes(unit.parent))
    // What does not exist is told as such by `checkNamedIn`.
    if (unit && !mine) throw new DeliveryError('activity_unit_not_yours', { unit: unit.name })
  }
}
