import type { DemoProject } from '../project.ts'
import { chains } from './chains.ts'
import { discipline } from './discipline.ts'
import { eTown } from './e-town.ts'
import { energy } from './energy.ts'
import { fields } from './fields.ts'
import { hospitalGroup } from './hospital-group.ts'
import { investment } from './investment.ts'
import { oneLicence } from './one-licence.ts'
import { partyBuilding } from './party-building.ts'
import { yellowRiver } from './yellow-river.ts'

/** The ten projects that city leaders lead in 2023, in the order of the notice that handed them down. */
export const projects: readonly DemoProject[] = [
  yellowRiver,
  investment,
  energy,
  chains,
  fields,
  eTown,
  oneLicence,
  hospitalGroup,
  discipline,
  partyBuilding,
]
