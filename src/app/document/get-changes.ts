import type { DocumentState } from '../../kernel/facts/document.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { plainTitle } from '../../kernel/words/passage.ts'
import { codesOf } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { found } from '../writing.ts'
import { contentOf } from './documents-of.ts'
import { earlierIssuesOf, goesOn, matterOf, type EarlierIssue } from './earlier-issues.ts'

/**
 * What a re-issued document changes: for each of a file's documents with an earlier issue, the tasks that stayed, changed, were added or dropped,
 * with the matters that the earlier issue opened. Documents without one are not in the list.
 *
 * @throws DeliveryError `not_found`
 */
export async function getChanges({ deps, acting }: Call, id: string) {
  permitSomewhere(acting, 'getChanges')
  return deps.db.read(acting.tenant, async (db) => {
    const subject = `document:${id}`
    const document = found<DocumentState>(await statesOf(db, acting.tenant, [subject]), subject, id)
    const fresh = document.parts.filter(({ sameAs }) => !sameAs)
    let content: ReturnType<typeof contentOf> | undefined
    const issues = await earlierIssuesOf(deps, db, acting.tenant, fresh, id, () => (content ??= contentOf(deps, document)))
    const codes = await codesOf(db, acting.tenant, issues.flatMap(({ document: { decisions } }) => decisions.flatMap(({ matter }) => matter ?? [])))
    const { packs } = await inputsOf(deps, db, acting.tenant)
    const matters = await statesOf<MatterState>(db, acting.tenant, [...codes.keys()].map((matter) => `matter:${matter}`))
    const shown = (matter: string | null): ShownMatter | null => {
      const code = matter === null ? undefined : codes.get(matter)
      return matter === null || code === undefined ? null : { id: matter, code, ended: !goesOn(matters.get(`matter:${matter}`), packs) }
    }
    return { issues: await Promise.all(issues.map(async (issue) => issueView(issue, shown, (await contentOf(deps, issue.document)).reading.tasks))) }
  })
}

type ShownMatter = { id: string; code: string; ended: boolean }

function issueView({ part, document, earlierPart, changes }: EarlierIssue, shown: (matter: string | null) => ShownMatter | null, tasks: readonly { id: string; title: string }[]) {
  const titles = new Map(tasks.map((task) => [task.id, plainTitle(task.title)]))
  const earlier = (proposal: string) => ({ proposal, title: titles.get(proposal) ?? '', matter: shown(matterOf(document, proposal)) })
  return {
    part,
    earlier: { document: document.id, part: earlierPart.id, name: document.name, title: earlierPart.title, number: earlierPart.number, receivedOn: document.receivedOn },
    changes: changes.map((change) => ({ ...change, before: change.before.map(earlier), title: change.title && { before: plainTitle(change.title.before), after: plainTitle(change.title.after) } })),
  }
}
