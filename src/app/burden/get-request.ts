import { alreadyKnown } from '../../kernel/burden/already-known.ts'
import { answerStatus, filesIn } from '../../kernel/burden/decide-request.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { RequestAnswer, RequestState } from '../../kernel/facts/burden.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere } from '../permit.ts'
import { actedThrough, directoryOf, unitRef } from '../views/organisation.ts'
import { heldOf } from './held.ts'
import { answersAs, mayDo, requestRow, seesAnswers, type RequestLook } from './request-views.ts'

/**
 * One request: to who was asked the form, prefilled with what is known of their unit and with what they answered; to who asked, all answers. A unit
 * sees no other unit's answer, and not who else has answered.
 *
 * @throws DeliveryError `not_found` for who neither asked nor was asked
 */
export async function getRequest(call: Call, { request: id }: { request: string }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'getRequest')
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { today } = inputs
    const directory = await directoryOf(db, acting.tenant)
    const own = await ownUnits(db, acting, today)
    const look = { acting, own, inputs, directory }
    const request = await requestSeen(db, id, look)
    const all = seesAnswers(look, request)
    const unit = answersAs(look, request)
    const views = await answerViews(db, look, request, all ? request.to : unit === null ? [] : [unit])
    const may = mayDo(request, look)
    return {
      ...requestRow(request, look),
      today,
      ground: request.ground,
      despite: request.despite,
      by: actedThrough(directory, request.sent.post, request.sent.on),
      form: request.fields,
      closed: request.closed,
      cancelled: request.cancelled,
      /** of the own unit */
      answer: views.find((one) => one.unit.id === unit) ?? null,
      known: unit !== null && may.includes('answerRequest') ? await knownOf(db, look, request, unit) : [],
      all: all ? views : null,
      may,
    }
  })
}

/** @throws DeliveryError `not_found` */
export async function requestSeen(db: Db, id: string, look: RequestLook): Promise<RequestState> {
  const subject = `request:${id}`
  const request = (await statesOf<RequestState>(db, look.acting.tenant, [subject])).get(subject)
  const seen = request && (scopeOf(look.acting.role, 'getRequest') === 'city' || look.own.includes(request.unit) || request.to.some((unit) => look.own.includes(unit)))
  if (!seen) throw new DeliveryError('not_found', { what: id })
  return request
}

async function answerViews(db: Db, { acting, inputs, directory }: RequestLook, request: RequestState, units: readonly string[]) {
  const answers = units.map((unit) => ({ unit, answer: request.answers.find((one) => one.unit === unit) }))
  const files = await filesNamed(db, acting.tenant, answers.flatMap(({ answer }) => answer?.attachments ?? []))
  const fileRef = (sha256: string) => ({ sha256, name: files.get(sha256)?.name ?? sha256, mediaType: files.get(sha256)?.mediaType ?? '' })
  return answers.map(({ unit, answer }) => ({
    unit: unitRef(directory, unit, inputs.today) ?? { id: unit, name: '' },
    status: answerStatus(answer),
    on: answer?.on ?? null,
    by: answer ? actedThrough(directory, answer.post, answer.on) : null,
    values: answer?.values ?? {},
    files: filesOf(request, answer).map(({ field, sha256 }) => ({ field, ...fileRef(sha256) })),
    returned: answer?.returned ?? null,
  }))
}

function filesOf({ fields }: RequestState, answer: RequestAnswer | undefined): { field: string; sha256: string }[] {
  return fields.flatMap(({ id, type }) => (type === 'file' ? filesIn(answer?.values[id]).map((sha256) => ({ field: id, sha256 })) : []))
}

/** What the form begins with: of each field the best that is known of the unit, with where it stands. */
async function knownOf(db: Db, { acting, own, inputs, directory }: RequestLook, request: RequestState, unit: string) {
  const held = (await heldOf(db, acting.tenant, inputs, directory, [unit], { wholeCity: scopeOf(acting.role, 'getRequest') === 'city', own })).filter(({ path }) => path !== `/requests/${request.id}`)
  return request.fields.flatMap((field) => {
    const [best] = alreadyKnown(field, [unit], held, inputs.today)
    const [value] = best?.values ?? []
    return best && value ? [{ field: field.id, value: value.value, on: value.on, place: best.place, path: best.path }] : []
  })
}
