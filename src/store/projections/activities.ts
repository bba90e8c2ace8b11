import { countsAsRecord } from '../../kernel/facts/activity.ts'
import { projection } from './projection.ts'

export const activities = [
  projection('activity', 'activity', ['id'], ({ id, heldOn, unit, post, actor, status, recordedAt }) => [
    { id, held_on: heldOn, unit, post, actor, status, recorded_at: recordedAt },
  ]),
  projection('activity', 'activity_matter', ['activity', 'matter'], (activity) =>
    [...new Set(activity.matters)].map((matter) => ({ activity: activity.id, matter, record_on: countsAsRecord(activity) ? activity.heldOn : null })),
  ),
  projection('activity', 'activity_unit', ['activity', 'unit'], ({ id, units }) => [...new Set(units)].map((unit) => ({ activity: id, unit }))),
  projection('activity', 'activity_file', ['activity', 'sha256'], ({ id, attachments }) =>
    [...new Set(attachments)].map((sha256) => ({ activity: id, sha256 })),
  ),
  projection('activity', 'activity_kind', ['activity', 'kind'], ({ id, kinds }) => [...new Set(kinds)].map((kind) => ({ activity: id, kind }))),
  projection('activity', 'edge', ['source', 'target'], ({ id, matters }) =>
    [...new Set(matters)].map((matter) => ({ source: `activity:${id}`, target: `matter:${matter}` })),
  ),
]
