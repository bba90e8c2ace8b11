import { uploadFile } from '../../src/app/files.ts'
import { recordActivity } from '../../src/app/activity/activities.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { callMeeting } from '../../src/app/meeting/call-meeting.ts'
import { createSeat } from '../../src/app/organisation/seats.ts'
import { createUnit } from '../../src/app/organisation/units.ts'
import { dayOf } from '../../src/kernel/time/day.ts'
import { endpoints, type EndpointSchema } from '../../src/api/contract/endpoints.ts'
import { paths, type EndpointName } from '../../src/api/contract/paths.ts'
import { formOf } from './form.ts'
import type { Browser, Product } from './over-http.ts'
import type { Asked, Place } from './walk-cases.ts'
import { activityOn, type WalkWorld } from './walk-placed.ts'

/** Sends what a case of the walk asks, as somebody's browser would. */
export async function send(product: Product, name: EndpointName, { cookie }: Browser, { params = {}, query, body, form }: Asked) {
  const [method = 'GET', path = ''] = paths[name].split(' ')
  const url = path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? `no-${key}`) + (query ? `?${query}` : '')
  const { multipart }: EndpointSchema = endpoints[name]
  const sent = multipart && form ? formOf([{ name: 'command', content: product.newCommand() }, { name: 'file', filename: form.name, content: form.content }]) : { headers: {}, ...(body && { payload: body }) }
  const answer = await product.app.inject({ method: method as 'GET', url, ...sent, headers: { ...sent.headers, cookie } })
  const problem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return { status: answer.statusCode, text: answer.body, code: problem ? answer.json<{ code: string }>().code : null }
}

/** A matter that a unit leads, with a record made by that unit, a document that its matter came from, and a post. */
export async function placeOf({ product, office, things }: Pick<WalkWorld, 'product' | 'office' | 'things'>, officeBrowser: Browser, name: string): Promise<Place> {
  const command = () => product.newCommand()
  const today = () => dayOf(product.deps.now())
  const unit = product.city.units.get(name)
  if (!unit) throw new Error(`the test city has no unit ${name}`)
  const upload = await send(product, 'uploadDocument', officeBrowser, { form: { name: `${name}.txt`, content: `关于${name}工作的通知\n\n一、做好${name}走查工作。（责任单位：${name}）` } })
  const { document } = JSON.parse(upload.text) as { document: string }
  const read = await officeBrowser.ask('GET', `/api/v1/documents/${document}`)
  const proposals = (read.body.list as { id: string; acceptable: boolean }[]).filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id }))
  const accepted = await officeBrowser.ask('POST', `/api/v1/documents/${document}/acceptances`, { command: command(), proposals })
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body))
  const matter = await openMatter(office.call, {
    command: command(),
    ledger: 'reform-tasks',
    title: `${name}走查事项`,
    due: null,
    fields: {},
    milestones: [],
    duties: [{ role: 'lead', holder: { type: 'unit', id: unit }, territory: null }],
  })
  const handler = await product.city.user('handler', name)
  await things.letterOf({ unit })
  await things.runOf({ unit })
  const file = await uploadFile(handler.call, { name: `${name}.txt`, bytes: new TextEncoder().encode(name) })
  const activity = await recordActivity(handler.call, { command: command(), ...activityOn(matter.ids.matter, today()), attachments: [file] })
  const body = await createUnit(product.city.keeper, { command: command(), name: `${name}走查联席会议`, aliases: [], kind: 'body', parent: null, code: null, order: 1, assessed: false, groups: [] })
  await createSeat(product.city.keeper, { command: command(), body: body.ids.unit, unit, designation: '分管负责人', post: null })
  const meeting = await callMeeting(office.call, { command: command(), body: body.ids.unit, pack: 'meetings', kind: 'joint-conference', title: null, number: null, on: today(), time: null, place: null, chair: null })
  return {
    unit,
    body: body.ids.unit,
    meeting: meeting.ids.meeting,
    matter: matter.ids.matter,
    activity: activity.ids.activity,
    person: handler.acting.person,
    post: handler.post ?? '',
    document,
    file: file.sha256,
  }
}
