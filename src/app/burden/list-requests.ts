import { scopeOf } from '../../kernel/permission.ts'
import { requestsOwed, requestsPage } from '../../store/queries/burden.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { commandsOfActing, ownUnits, permitSomewhere } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import { requestRow } from './request-views.ts'

const PAGE = 40

/** Requests, the last sent first: to the office all, to a unit those it was asked and those it sent; and beside them those that wait for its answer. */
export async function listRequests(call: Call, { open, cursor }: { open?: boolean | undefined; cursor?: string | undefined }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'listRequests')
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const own = await ownUnits(db, acting, inputs.today)
    const look = { acting, own, inputs, directory }
    const { rows, next } = await requestsPage(db, acting.tenant, { visible: scopeOf(acting.role, 'listRequests') === 'city' ? null : own, open, cursor, limit: PAGE })
    const answers = commandsOfActing(acting).includes('answerRequest')
    const asked = answers ? await requestsOwed(db, acting.tenant, own, PAGE) : []
    return { today: inputs.today, rows: rows.map((request) => requestRow(request, look)), next, asked: asked.map((request) => requestRow(request, look)).filter(({ mine }) => mine), maySend: acting.unit !== null && commandsOfActing(acting).includes('sendRequest') }
  })
}
