import type { InputState } from '../../kernel/facts/city.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { inputsOf } from './inputs.ts'

/** The packs in force, each with the version, hash and day by which it was installed. */
export async function listPacks({ deps, acting }: Call) {
  permitSomewhere(acting, 'listPacks')
  return deps.db.read(acting.tenant, async (db) => {
    const { packs } = await inputsOf(deps, db, acting.tenant)
    const installed = new Map((await statesOfType<InputState>(db, acting.tenant, 'pack')).map((state) => [state.id, state]))
    return {
      rows: packs.flatMap((pack) => {
        const version = installed.get(pack.id)?.versions.find((one) => one.version === pack.version)
        return version ? [{ id: pack.id, name: pack.name, source: pack.source.title, ...version }] : []
      }),
    }
  })
}
