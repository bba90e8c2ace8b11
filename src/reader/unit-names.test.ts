import { expect, test } from 'vitest'
import { isOwnName, isUnitName, splitUnits } from './unit-names.ts'

test.each([
  '市财政局', '市规划和自然资源局（林业局）', '市委网信办', '各县（市、区）人民政府', '各县(市、区)', '县级财政部门', '工信部门', '市直各有关单位', '河东海关',
  '国网河东供电公司', '人行河东市中心支行', '市总工会', '团市委', '市妇联', '市中级人民法院', '高新区管委会', '各县市区', '市领导小组成员单位', '自治州人民政府', '各盟行政公署',
])('%s names a unit', (name) => {
  expect(isUnitName(name)).toBe(true)
})

test.each(['重点领域的短板', '公共服务平台', '全部', '领导干部', '推进会上的局', '加强部门', '发展格局', '由市财政局', '各类医疗机构', '充电站', '本办法'])('%s names none', (name) => {
  expect(isUnitName(name)).toBe(false)
})

test.each([
  ['市财政局', true],
  ['有关部门', false],
  ['各县（市、区）人民政府', false],
  ['各成员单位', false],
])('%s is the name of one unit: %s', (name, own) => {
  expect(isOwnName(name)).toBe(own)
})

test.each([
  ['市规划和自然资源局、市文旅局和各县（市、区）人民政府等部门', ['市规划和自然资源局', '市文旅局', '各县（市、区）人民政府']],
  ['市委宣传部、市直各有关单位', ['市委宣传部', '市直各有关单位']],
  ['市财政局以及市教育局', ['市财政局', '市教育局']],
  ['市交通和水务局', ['市交通和水务局']],
  ['', []],
])('the list “%s”', (list, names) => {
  expect(splitUnits(list)).toEqual(names)
})
