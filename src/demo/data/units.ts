import type { UnitState } from '../../kernel/facts/organisation.ts'

export type DemoUnit = { name: string; aliases: string[]; kind: UnitState['kind']; code?: string; assessed: boolean; groups: Group[] }
export type Group = '各县（市、区）人民政府' | '市直各有关单位'

export const groups: { name: Group; aliases: string[] }[] = [
  {
    name: '各县（市、区）人民政府',
    aliases: ['各县（市、区）', '各县（市、区）政府', '各县（市、区）党委和政府', '各县（市、区）人民政府、河东开发区管委会'],
  },
  { name: '市直各有关单位', aliases: ['市直有关单位', '市直各单位', '市直有关部门'] },
]

/** Where the city's leaders have their posts, and the commission in which units have seats. */
export const bodies: { name: string; aliases: string[]; kind: 'office' | 'body' }[] = [
  { name: '中共河东市委', aliases: ['市委', '河东市委'], kind: 'office' },
  { name: '河东市人民政府', aliases: ['市政府', '河东市政府', '市人民政府'], kind: 'office' },
  { name: '市委全面深化改革委员会', aliases: ['市委深改委'], kind: 'body' },
  { name: '市产业链工作联席会议', aliases: ['产业链联席会议'], kind: 'body' },
]

export const REFORM_OFFICE = '市委政研室（改革办）'
/** Assessing and supervising, they are not assessed themselves. */
const NOT_ASSESSED = new Set([REFORM_OFFICE, '市政府办公室'])

/**
 * The 46 units of a city as they were named in the first half of 2023, with the names they also go by. A few of these names
 * have changed since: the demonstration's today is before that.
 */
const departments: [name: string, ...aliases: string[]][] = [
  ['市纪委监委', '市纪委', '市监委', '市纪委市监委'],
  ['市委办公室', '市委办'],
  ['市委组织部'],
  ['市委宣传部'],
  ['市委统战部'],
  ['市委政法委'],
  ['市委网信办'],
  [REFORM_OFFICE, '市委政研室', '市委改革办', '市改革办', '改革办', '市委深改办'],
  ['市政府办公室', '市政府办', '市政府办公室（督查室）', '市政府督查室'],
  ['市发展改革委', '市发改委', '市发展和改革委员会'],
  ['市教育局'],
  ['市科技局', '市科学技术局'],
  ['市工信局（市国资委）', '市工信局', '市国资委', '市工业和信息化局'],
  ['市公安局'],
  ['市民政局'],
  ['市司法局'],
  ['市财政局'],
  ['市人社局', '市人力资源和社会保障局'],
  ['市规划和自然资源局（林业局）', '市规划和自然资源局', '市林业局', '市自然资源局'],
  ['市生态环境局'],
  ['市住建局', '市住房和城乡建设局'],
  ['市城市管理局', '市城管局'],
  ['市交通局', '市交通运输局'],
  ['市水务局'],
  ['市农业农村局'],
  ['市商务局'],
  ['市文旅局', '市文化和旅游局'],
  ['市卫健委', '市卫生健康委', '市卫生健康委员会'],
  ['市应急局', '市应急管理局'],
  ['市外事办'],
  ['市市场监管局', '市市场监督管理局'],
  ['市体育局'],
  ['市统计局'],
  ['市信访局'],
  ['市审批服务管理局', '市审批局', '市行政审批服务管理局'],
  ['市金融办', '市政府金融工作办公室'],
  ['市能源局'],
  ['市乡村振兴局'],
  ['市医保局', '市医疗保障局'],
  ['市招商投资中心', '市招商局'],
  ['市小企业发展促进中心'],
  ['市盐湖生态保护与开发中心', '市盐湖中心'],
  ['市机关事务管理局', '市机关事务局'],
  ['市广播电视台'],
  ['市残联', '市残疾人联合会'],
  ['市气象局'],
]

/** Led from above, at work here. */
const vertical: [name: string, ...aliases: string[]][] = [
  ['市税务局'],
  ['河东海关'],
  ['人行河东市中心支行', '人民银行河东市中心支行', '人行市中心支行'],
  ['河东银保监分局', '银保监分局'],
  ['国网河东供电公司', '国网供电公司', '市供电公司'],
]

/**
 * Thirteen counties, cities and districts and the development zone beside them. The names are old ones and
 * nothing told of these places is true of any today; the codes only say where on a map of the region each is drawn.
 */
const places: [name: string, code: string, ...aliases: string[]][] = [
  ['安邑区', '140802'],
  ['蒲坂市', '140881'],
  ['龙门市', '140882'],
  ['猗氏县', '140821'],
  ['汾阴县', '140822'],
  ['左邑县', '140823'],
  ['高凉县', '140824'],
  ['正平县', '140825'],
  ['南绛县', '140826'],
  ['亳城县', '140827'],
  ['禹都县', '140828'],
  ['大阳县', '140829'],
  ['永乐县', '140830'],
]
const ZONE: DemoUnit = {
  name: '河东开发区管委会',
  aliases: ['河东开发区', '开发区', '河东经济技术开发区'],
  kind: 'place',
  assessed: true,
  groups: ['各县（市、区）人民政府'],
}

export const units: readonly DemoUnit[] = [
  ...departments.map(([name, ...aliases]): DemoUnit => ({
    name,
    aliases,
    kind: 'department',
    assessed: !NOT_ASSESSED.has(name),
    groups: ['市直各有关单位'],
  })),
  ...vertical.map(([name, ...aliases]): DemoUnit => ({ name, aliases, kind: 'vertical', assessed: false, groups: ['市直各有关单位'] })),
  ...places.map(([name, code, ...aliases]): DemoUnit => ({
    name,
    aliases: [`${name}人民政府`, `${name}政府`, ...aliases],
    kind: 'place',
    code,
    assessed: true,
    groups: ['各县（市、区）人民政府'],
  })),
  ZONE,
]

/** On this day the rural revitalisation office became part of the agriculture bureau. */
export const merger = { on: '2023-09-01', from: '市乡村振兴局', into: '市农业农村局' } as const
