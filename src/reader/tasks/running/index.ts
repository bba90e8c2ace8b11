import { clausesOf } from './clauses.ts'
import { readClause } from './read-clause.ts'
import { headingsOver, sectionAt } from '../../documents/sections.ts'
import type { Found, Scene, TaskParser } from '../found.ts'
import { AHEAD, demands } from '../report.ts'

/** A word without which nothing is assigned, or a mark of a unit's own name. */
const WORTH_A_LOOK = /负责|牵头|主体|职责|由|会同|[局委办厅部院会心司府]/

/** Running text that assigns: “由市财政局负责……”, “工信部门负责制定……”, “……要按照职责分工……”, “市水务局编制……”. */
export const parseRunning: TaskParser = (scene) => {
  const found: Found[] = []
  for (const { document, first, last, told: inReport } of scene.parts) {
    for (let index = first; index < last; index += 1) {
      const block = scene.flow.blocks[index]
      if (!block || block.row) continue
      const text = scene.flow.clean.slice(block.from, block.to)
      if (!WORTH_A_LOOK.test(text) || document.title.includes(text) || (inReport && !(text.includes('由') && (demands(text) || isAhead(scene, index))))) continue
      for (const clause of clausesOf(text)) {
        if (!WORTH_A_LOOK.test(clause.text)) continue
        for (const said of readClause(clause.text, inReport)) {
          const from = block.from + clause.at + said.from
          const to = block.from + clause.at + said.to
          const confidence = inReport ? 0.6 : said.strong ? 0.75 : 0.65
          const work = said.title === null ? {} : { title: said.title, body: [from, to] as [number, number] }
          found.push({ form: 'running', block: index, from, to, roles: said.roles, dueText: null, confidence, ...work })
        }
      }
    }
  }
  return found
}

function isAhead({ sections }: Scene, block: number): boolean {
  const section = sectionAt(sections, block)
  return section !== null && [...headingsOver(section), section.section.heading].some((heading) => AHEAD.test(heading))
}
