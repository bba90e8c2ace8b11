import { countTogether } from '../../store/identity/asked-often.ts'
import type { Deps } from '../call.ts'
import { hashed } from './lock-out.ts'

/** Tells other processes on this database who asked so often here; answers how often each did in all, since it was first told of. Only hashes are kept, for an hour. */
export async function askedTogether({ db }: Pick<Deps, 'db'>, of: 'account' | 'address', taken: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  if (taken.size === 0) return new Map()
  const keys = new Map([...taken.keys()].map((key) => [hashed(`asked ${of} ${key}`), key]))
  const all = await countTogether(db, new Map([...keys].map(([hash, key]) => [hash, taken.get(key) ?? 0])))
  return new Map([...all].map(([hash, count]) => [keys.get(hash) ?? '', count]))
}
