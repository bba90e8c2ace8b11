import type { DocumentState } from '../../kernel/facts/document.ts'
import { codesOf } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { found } from '../writing.ts'
import { contentOf } from './documents-of.ts'
import { earlierIssuesOf, matterOf, type EarlierIssue } from './earlier-issues.ts'
import { plainTitle } from './read-document.ts'

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
    return { issues: await Promise.all(issues.map(async (issue) => issueView(issue, codes, (await contentOf(deps, issue.document)).reading.tasks))) }
  })
}

function issueView({ part, document, earlierPart, changes }: EarlierIssue, codes: ReadonlyMap<string, string>, tasks: readonly { id: string; title: string }[]) {
  const titles = new Map(tasks.map((task) => [task.id, plainTitle(task.title)]))
  const earlier = (proposal: string) => {
    const matter = matterOf(document, proposal)
    const code = matter === null ? undefined : codes.get(matter)
    return { proposal, title: titles.get(proposal) ?? '', matter: matter !== null && code !== undefined ? { id: matter, code } : null }
  }
  return {
    part,
    earlier: { document: document.id, part: earlierPart.id, name: document.name, title: earlierPart.title, number: earlierPart.number, receivedOn: document.receivedOn },
    changes: changes.map((change) => ({ ...change, before: change.before.map(earlier), title: change.title && { before: plainTitle(change.title.before), after: plainTitle(change.title.after) } })),
  }
}
