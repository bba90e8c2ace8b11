import { sortKey } from '../../kernel/pinyin.ts'
import { projection } from './projection.ts'

export const organisation = [
  projection('unit', 'unit', ['id'], ({ id, name, aliases, kind, parent, code, order, assessed, ended }) => [
    { id, name, name_key: sortKey(name), aliases, kind, parent, code, order_no: order, assessed, ended_on: ended?.on ?? null },
  ]),
  projection('unit', 'unit_member', ['unit', 'group_unit', 'from_on'], ({ id, memberOf }) =>
    memberOf.map(({ group, from, to }) => ({ unit: id, group_unit: group, from_on: from, to_on: to })),
  ),
  projection('post', 'post', ['id'], ({ id, unit, name, order, places, leader, endedOn }) => [
    { id, unit, name, order_no: order, places, leader, ended_on: endedOn },
  ]),
  projection('post', 'appointment', ['id'], ({ id: post, appointments }) =>
    appointments.map(({ id, person, from, to, acting, probationUntil, document }) => ({
      id,
      post,
      person,
      from_on: from,
      to_on: to,
      acting,
      probation_until: probationUntil,
      document,
    })),
  ),
  projection('post', 'portfolio', ['id'], ({ id: post, portfolio }) =>
    portfolio.map(({ id, units, fields, from, to }) => ({ id, post, units, fields, from_on: from, to_on: to })),
  ),
  projection('post', 'delegation', ['id'], ({ id: post, delegations }) =>
    delegations.map(({ id, to, from, until, scope, endedOn }) => ({ id, post, to_post: to, from_on: from, until_on: until, scope, ended_on: endedOn })),
  ),
  projection('seat', 'seat', ['id'], ({ id, body, unit, role, order, clause, designation, post, person, endedOn }) => [
    { id, body, unit, role, order_no: order, clause, designation, post, person, ended_on: endedOn },
  ]),
  projection('person', 'membership', ['id'], ({ id: person, memberships }) =>
    memberships.map(({ id, account, role, unit, post, from, to }) => ({ id, person, account, role, unit, post, from_on: from, to_on: to })),
  ),
  projection('person', 'membership_proposal', ['id'], ({ id: person, proposals }) =>
    proposals.map(({ id, account, role, unit, post, on, by, declined }) => ({
      id,
      person,
      account,
      role,
      unit,
      post,
      proposed_on: on,
      proposed_by: by,
      declined_on: declined?.on ?? null,
      declined_because: declined?.reason ?? null,
    })),
  ),
]
