import type { InputState } from '../../kernel/facts/city.ts'
import { projection } from './projection.ts'

const versionRows = ({ id, versions }: InputState) =>
  versions.map(({ version, hash, effectiveOn }) => ({ id, version, hash, effective_on: effectiveOn }))

export const inputs = [
  projection('pack', 'pack', ['id', 'version', 'effective_on'], versionRows),
  projection('calendar', 'calendar', ['id', 'version', 'effective_on'], versionRows),
]
