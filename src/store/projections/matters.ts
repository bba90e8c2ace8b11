import { measuringSubjects } from '../../kernel/facts/measured.ts'
import { roadOf } from '../../kernel/facts/road.ts'
import { statedSource } from '../../kernel/source.ts'
import { projection } from './projection.ts'

/** The table `matter` itself is not here: its rows hold the judgement too (`matter-row.ts`). */
export const matters = [
  projection('matter', 'matter_ledger', ['matter', 'ledger'], ({ id, ledger, listedIn }) => [
    { matter: id, ledger, home: true },
    ...listedIn.filter((listed) => listed.ledger !== ledger).map((listed) => ({ matter: id, ledger: listed.ledger, home: false })),
  ]),
  projection('matter', 'duty', ['matter', 'id'], ({ id: matter, duties }) =>
    duties.map(({ id, role, holder, territory, from, to }) => ({
      matter,
      id,
      role,
      holder_type: holder.type,
      holder: holder.id,
      territory,
      from_on: from,
      to_on: to,
    })),
  ),
  // An ended link keeps its edge: a past day is still judged by it.
  projection('matter', 'edge', ['source', 'target'], ({ id, links = [], raises = [], measuredBy = [] }) =>
    [...new Set([...links.map(({ target }) => `matter:${target}`), ...raises.map(({ to }) => `${to.type}:${to.id}`), ...measuredBy.flatMap(measuringSubjects)])].map((target) => ({ source: `matter:${id}`, target })),
  ),
  projection('matter', 'opinion', ['matter', 'id'], (matter) =>
    roadOf(matter).opinions.map(({ id, holder, until, given, answered }) => ({
      matter: matter.id,
      id,
      holder: holder.id,
      until_on: until,
      given_on: given?.on ?? null,
      answered_on: answered?.on ?? null,
    })),
  ),
  projection('matter', 'matter_source', ['matter'], (matter) => {
    const source = statedSource(matter)
    return source === null ? [] : [{ matter: matter.id, source }]
  }),
  projection('matter', 'public_matter', ['matter'], ({ id, publicised }) =>
    publicised ? [{ matter: id, promise: publicised.promise, outcome: publicised.outcome, topic: publicised.topic, published_on: publicised.on }] : [],
  ),
  projection('matter', 'matter_file', ['matter', 'sha256'], ({ id, steps, extensions = [] }) =>
    [...new Set([...steps.flatMap(({ attachments = [] }) => attachments), ...extensions.flatMap(({ attachments }) => attachments)])].map((sha256) => ({ matter: id, sha256 })),
  ),
]
