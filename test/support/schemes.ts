import type { Call } from '../../src/app/call.ts'
import { keepScheme } from '../../src/app/assessment/scheme-file.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { scheme } from '../../src/kernel/pack/scheme-schema.ts'
import type { Day } from '../../src/kernel/time/day.ts'
import { append } from '../../src/store/append.ts'

/** A scheme of a test city as it stands after drafting and adopting it, in force from a day. */
export async function adoptedScheme({ deps, acting }: Call, content: object, from: Day): Promise<string> {
  const parsed = scheme.parse(content)
  const file = await keepScheme(deps, parsed)
  const id = newCommandId(deps.now())
  const origin = { tenant: acting.tenant, hashAlgorithm: 'sm3' as const, commandId: newCommandId(deps.now()), recordedAt: deps.now(), actor: `person:${acting.person}`, post: acting.post, onBehalfOf: null }
  const facts = [
    { kind: 'scheme.drafted', payload: { from: null, content: parsed } },
    { kind: 'scheme.adopted', payload: { file, from, reason: null } },
  ]
  await deps.db.write(acting.tenant, (tx) => append(tx, origin, facts.map((fact) => ({ ...fact, id: newCommandId(deps.now()), subject: `scheme:${id}`, occurredOn: from })), null))
  return id
}
