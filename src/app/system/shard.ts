import { DeliveryError } from '../../kernel/errors.ts'
import { canShard, issueCall, shardPlan, type ShardPlan } from '../../store/shard.ts'
import type { Deps } from '../call.ts'

export type { ShardPlan } from '../../store/shard.ts'

/** How the tables would be spread by city over several nodes. */
export function planShards({ db }: Pick<Deps, 'db'>, shards: number): Promise<ShardPlan> {
  return db.owner((tx) => shardPlan(tx, shards))
}

/**
 * Issues the calls of a plan, each in a transaction of its own: within a longer one Citus refuses tables that number their rows.
 *
 * @throws DeliveryError `citus_missing`, `shard_refused`
 */
export async function applyShards({ db }: Pick<Deps, 'db'>, { calls, refused }: ShardPlan, said: (call: string) => void): Promise<void> {
  if (!(await db.owner(canShard))) throw new DeliveryError('citus_missing')
  if (refused.length > 0) throw new DeliveryError('shard_refused', { table: refused.map(({ table }) => table).join(', ') })
  for (const call of calls) {
    await db.owner((tx) => issueCall(tx, call))
    said(call)
  }
}
