import { readFileSync } from 'node:fs'

import { derivedId } from '../../app/ids.ts'
import { recordActivity, reviewActivities } from '../../app/activity/activities.ts'
import { acceptProposals, skipProposal } from '../../app/document/decide-proposals.ts'
import { getDocument } from '../../app/document/get-document.ts'
import { uploadDocument } from '../../app/document/upload-document.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { units } from '../data/units.ts'
import { unitActor, type Builder, type Who } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

const RECEIVED = '2023-07-03'
const DECIDED = '2023-07-05'
const HANDED_DOWN = '2023-07-07'
const TOLD = '2023-08-25'
const DONE_ASKED = '2023-09-06'
const DONE = '2023-09-12'
export const GAZETTE = '河东市人民政府公报2023年第3期（演示）.txt'

/** How many of the proposals of each of the first documents are accepted; the rest waits to be tried. */
const ACCEPTED_OF_EACH = 6
const DOCUMENTS_DECIDED = 2

/** A gazette was received in July; a part of what it proposes has been decided, handed down and worked on, the rest is open. */
export function documentSteps(builder: Builder): Step[] {
  const { id, call } = builder
  const document = derivedId(id('gazette'), 'document')
  const tasks: OpenedTask[] = []
  return [
    {
      on: RECEIVED,
      run: () =>
        uploadDocument(call(OFFICE, RECEIVED), {
          command: id('gazette'),
          name: GAZETTE,
          bytes: readFileSync(new URL('../../../samples/gazette.txt', import.meta.url)),
        }),
    },
    { on: DECIDED, run: async () => tasks.push(...(await decideOn(builder, document))) },
    { on: HANDED_DOWN, run: () => each(tasks, ({ matter }) => move(builder, matter, 'hand-down', OFFICE, HANDED_DOWN, null)) },
    {
      on: TOLD,
      run: () =>
        each(
          tasks.filter((_, index) => index % SILENT !== SILENT - 1),
          (task) => tell(builder, task),
        ),
    },
    {
      on: DONE_ASKED,
      run: () =>
        each(finished(tasks), ({ matter, lead }) =>
          move(
            builder,
            matter,
            'report-done',
            unitActor(lead, 'handler', isPlace(lead)),
            DONE_ASKED,
            '任务已完成，成果已报市委改革办，请予核查。',
          ),
        ),
    },
    {
      on: DONE,
      run: () =>
        each(finished(tasks), ({ matter }) => move(builder, matter, 'finish', OFFICE, DONE, '经核查，成果已印发或已运行，予以办结。')),
    },
  ]
}

type OpenedTask = { matter: string; title: string; lead: string }

/** One task in six has not been heard of since it was handed down; the first ones of the two documents are done. */
const SILENT = 6
const finished = (tasks: readonly OpenedTask[]): OpenedTask[] => tasks.filter((_, index) => index % ACCEPTED_OF_EACH === 0)

async function decideOn({ id, call, units: known }: Builder, document: string): Promise<OpenedTask[]> {
  const office = call(OFFICE, DECIDED)
  const { list, documents } = await getDocument(office, document)
  const nameOf = new Map([...known].map(([name, unit]) => [unit, name]))
  const leadOf = ({ units }: (typeof list)[number]) =>
    units
      .flatMap(({ role, match }) => (role === 'lead' || role === 'responsible' ? (nameOf.get(match?.id ?? '') ?? []) : []))
      .find((name) => units.length > 0 && hasHandler(name))
  const tasks = list.filter(({ kind }) => kind === 'task')
  const sure = documents
    .slice(0, DOCUMENTS_DECIDED)
    .flatMap(({ id: part }) =>
      tasks
        .filter((task) => task.part === part && task.units.every(({ match }) => match) && leadOf(task) && !isGeneral(task.title))
        .slice(0, ACCEPTED_OF_EACH),
    )
  const { opened } = await acceptProposals(office, {
    command: id('accept'),
    document,
    proposals: sure.map(({ id: proposal }) => ({ proposal })),
  })
  for (const { id: proposal, title } of tasks) {
    if (isGeneral(title))
      await skipProposal(office, { command: id(`skip:${proposal}`), document, proposal, reason: '属一般工作要求，不单独立项' })
  }
  return opened.flatMap(({ proposal, matter }) => {
    const task = sure.find((one) => one.id === proposal)
    const lead = task && leadOf(task)
    return task && lead ? [{ matter, title: task.title, lead }] : []
  })
}

const isGeneral = (title: string): boolean => title.includes('宣传')
const hasHandler = (name: string): boolean => units.some((unit) => unit.name === name && unit.kind !== 'vertical')

async function tell({ id, call }: Builder, { matter, title, lead }: OpenedTask): Promise<void> {
  const command = id(`told:${matter}`)
  const content = { matters: [matter], kinds: ['progress'], heldOn: TOLD, place: null, attachments: [], fields: {} }
  await recordActivity(call(unitActor(lead, 'handler', isPlace(lead)), TOLD), {
    command,
    ...content,
    summary: `“${title}”已制定工作安排，明确责任科室，按计划推进。`,
  })
  await reviewActivities(call(unitActor(lead, 'deputy', isPlace(lead)), TOLD), {
    command: id(`told-review:${matter}`),
    activities: [derivedId(command, 'activity')],
  })
}

const move = ({ id, call }: Builder, matter: string, transition: string, who: Who, on: string, note: string | null) =>
  moveMatter(call(who, on), { command: id(`${transition}:${matter}`), matter, transition, note, occurredOn: on })

async function each<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  for (const thing of things) await work(thing)
}
