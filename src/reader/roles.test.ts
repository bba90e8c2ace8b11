import { describe, expect, test } from 'vitest'
import { rolesIn } from './roles.ts'
import { noRoles } from './words.ts'
import type { Roles } from './words.ts'

const GOVERNMENTS = '各县（市、区）人民政府'

describe('who answers, in the words of an annotation', () => {
  test.each<[string, Partial<Roles>]>([
    ['市科技局牵头，市财政局、市教育局分工负责', { lead: ['市科技局'], responsible: ['市财政局', '市教育局'] }],
    ['市科技局牵头，市财政局配合', { lead: ['市科技局'], support: ['市财政局'] }],
    ['市科技局牵头，市财政局、市教育局等部门按职责分工负责', { lead: ['市科技局'], responsible: ['市财政局', '市教育局'] }],
    ['市科技局、市商务局按照职责分工牵头，市财政局配合', { lead: ['市科技局', '市商务局'], support: ['市财政局'] }],
    ['市财政局负责', { responsible: ['市财政局'] }],
    ['市财政局、市能源局负责，各县（市、区）政府配合', { responsible: ['市财政局', '市能源局'], support: ['各县（市、区）政府'] }],
    ['责任单位：市财政局、市教育局', { responsible: ['市财政局', '市教育局'] }],
    ['责任单位：市财政局牵头，市教育局配合', { lead: ['市财政局'], support: ['市教育局'] }],
    ['牵头单位：市教育局；责任单位：市委编办、市财政局；完成时限：6月底', { lead: ['市教育局'], responsible: ['市委编办', '市财政局'] }],
    ['配合单位：市财政局；牵头单位：市教育局', { lead: ['市教育局'], support: ['市财政局'] }],
    ['牵头部门：市教育局 配合部门：市财政局'.replace(' ', '；'), { lead: ['市教育局'], support: ['市财政局'] }],
    ['主办单位：市教育局；协办单位：市财政局', { lead: ['市教育局'], support: ['市财政局'] }],
    ['市文旅局和各县（市、区）人民政府按职责分工负责', { responsible: ['市文旅局', GOVERNMENTS] }],
    ['市规划和自然资源局牵头', { lead: ['市规划和自然资源局'] }],
    ['市工信局（市国资委）牵头，市统计局配合', { lead: ['市工信局（市国资委）'], support: ['市统计局'] }],
    ['市公安局会同市交通局负责', { lead: ['市公安局'], support: ['市交通局'] }],
    ['市公安局牵头，会同市交通局负责', { lead: ['市公安局'], support: ['市交通局'] }],
    ['由市水务局牵头，市应急局参与', { lead: ['市水务局'], support: ['市应急局'] }],
    ['市教育局牵头,市财政局、市人社局参加', { lead: ['市教育局'], support: ['市财政局', '市人社局'] }],
    ['市招商投资中心牵头，市商务局，各县（市、区）人民政府分工负责', { lead: ['市招商投资中心'], responsible: ['市商务局', GOVERNMENTS] }],
    ['责任单位：市城区由市城市管理局牵头，市住建局配合，各县（市）由当地政府负责', {
      lead: ['市城市管理局'], support: ['市住建局'], territory: '市城区', local: [{ scope: '各县（市）', owner: '当地政府' }],
    }],
    ['责任单位：市审批局；责任领导：常务副市长', { responsible: ['市审批局'], leaders: ['常务副市长'] }],
    ['市级领导：分管副市长；牵头单位：市民政局', { lead: ['市民政局'], leaders: ['分管副市长'] }],
    ['市直各有关单位、团市委、市妇联按职责分工负责', { responsible: ['市直各有关单位', '团市委', '市妇联'] }],
    ['组织、民政、住建等部门配合', { support: ['组织', '民政', '住建'] }],
    ['市重大项目推进中心负责', { responsible: ['市重大项目推进中心'] }],
    ['市政务服务中心、市公共资源交易中心配合', { support: ['市政务服务中心', '市公共资源交易中心'] }],
    ['国网河东供电公司负责', { responsible: ['国网河东供电公司'] }],
  ])('%s', (words, roles) => {
    expect(rolesIn(words).roles).toEqual({ ...noRoles(), ...roles })
  })

  test('the words of a time limit are kept beside', () => {
    expect(rolesIn('责任单位：市财政局；完成时限：2023年6月底').dueText).toBe('2023年6月底')
  })
})
