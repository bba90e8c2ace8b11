import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'
import type { Figure } from '../index.ts'

/** Sentences in the forms that reports, bulletins and summaries use; places and numbers are invented. Lists and repeats have tests of their own. */
function arithmeticOf(text: string): Figure[] {
  return read(`改革工作总结\n一年来，全市上下团结奋斗。\n${text}`).figures.filter(({ relation }) => relation !== 'enumeration' && relation !== 'repeat')
}

const told = (text: string): unknown[] => arithmeticOf(text).map(({ relation, verdict, computed }) => [relation, verdict, computed])

describe('sums', () => {
  test.each<[string, unknown[]]>([
    ['全市承担试点12项，其中国家级5项、省级4项、市级3项。', ['sum', 'consistent', 12]],
    ['全市承担试点12项,其中:国家级5项,省级4项,市级3项。', ['sum', 'consistent', 12]],
    ['全市承担试点１２项，其中国家级５项、省级４项、市级３项。', ['sum', 'consistent', 12]],
    ['全市承担试点十二项，其中国家级五项、省级四项、市级三项。', ['sum', 'consistent', 12]],
    ['全市共划定网格950个。其中，城区网格310个，乡村网格640个。', ['sum', 'consistent', 950]],
    ['全市划定网格950个。其中，城区网格310个（街巷型），乡村网格600个（含城郊网格46个），园区网格40个。', ['sum', 'consistent', 950]],
    ['培育企业30户（省级12户，市级18户），成效明显。', ['sum', 'consistent', 30]],
    ['今年收到的87件建议中，来信33件，来访54件。', ['sum', 'consistent', 87]],
    ['组建专班3个、工作组14个，共17个。', ['sum', 'consistent', 17]],
    ['东湾县上报12件、西岭县上报20件、北滩县上报9件，合计41件。', ['sum', 'consistent', 41]],
    ['信访件共计58件，已办结40件，阶段性办结18件。', ['sum', 'consistent', 58]],
    ['全年生产总值900.5亿元，增长5%。其中，第一产业增加值100.2亿元，增长3%；第二产业增加值400.1亿元，增长6%；第三产业增加值400.2亿元，增长5%。', ['sum', 'consistent', 900.5]],
    ['全年生产总值900.5亿元，增长5%。其中：第一产业增加值100.2亿元；第二产业增加值400.1亿元，其中工业增加值300亿元，建筑业增加值90亿元。第三产业增加值400.2亿元，增长5%。', ['sum', 'consistent', 900.5]],
    ['全年总产值60.5亿元，增加值30.2亿元。其中，种植业产值20.5亿元，林业产值15亿元，牧业产值25亿元。', ['sum', 'consistent', 60.5]],
    ['设立县级公示牌12块、镇级公示牌68块、村级公示牌240块，合计320块。', ['sum', 'consistent', 320]],
    ['全年发生火灾9起，其中住宅6起、厂房3起。', ['sum', 'consistent', 9]],
    ['年末总人口80.52万人，其中男性40.26万人，女性40.27万人；城镇人口50万人。', ['sum', 'rounding', 80.53]],
    ['完成投资1.2亿元，其中财政资金2000万元，社会资金1亿元。', ['sum', 'consistent', 1.2]],
    ['落实惠民政策9项：对3项政策提高标准，包括低保补助提高20元、高龄补贴提高10元；对6项政策扩大范围。', ['sum', 'consistent', 9]],
    ['共排查隐患41处：\n1.消防类16处；\n2.燃气类25处。', ['sum', 'consistent', 41]],
    ['市住建局会同市财政局等四部门制定办法。五部门职责明确，市住建局等五部门已经联合印发通知。', ['sum', 'consistent', 5]],
    ['“325”十大产业项目：三个基地，两个中心，五个园区。', ['sum', 'consistent', 10]],
    ['保留的60个事项中，取消8个，下放12个，合并20个，仅剩15个需要现场办理。', ['sum', 'inconsistent', 55]],
    ['收到诉求90件，其中立案40件，转办20件，其余25件正在核实。', ['sum', 'inconsistent', 85]],
    ['预算收入6.2亿元，其中：税收收入4.8亿元，增长5%；非税收入完成1.9亿元，下降3%。', ['sum', 'inconsistent', 6.7]],
    ['预算收入6.7亿元，其中：税收收入4.8亿元，增长5%；非税收入完成1.9亿元，下降3%。', ['sum', 'consistent', 6.7]],
    ['全县有网格700个（街巷型250个，楼栋型430个）。', ['sum', 'inconsistent', 680]],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toEqual([expected])
  })

  test.each([
    ['全市承担试点12项，其中国家级5项、省级4项。', 'members named after 其中 need not be all'],
    ['全市有学校300所，其中小学约120所、中学80所，在校学生5万人。', 'not all kinds are named'],
    ['100个项目中，已开工80个，完工30个，剩余20个前期准备。', 'what is finished was begun: counted twice'],
    ['受理75件（水类40件、气类38件，部分信访件涉及多种类型）。', 'the brackets say more than a list'],
    ['培育企业30户（其中省级12户、市级15户）。', 'among them are not all of them'],
    ['全年生产总值900.5亿元。第一产业增加值90亿元，第二产业增加值400.1亿元。上年第三产业增加值380亿元。', 'industries of two years'],
    ['建成泵站12座，渠道30公里，桥梁8座。', 'nothing says that these belong together'],
    ['本月办结30件，上月办结25件，去年同期办结20件。', 'three periods'],
    ['各县推荐3—5个项目，其中工业1个、农业1个。', 'a range is no total'],
    ['60个项目中，竣工20个，累计投产25个，剩余10个前期准备。', 'what is told in all is told again'],
    ['“325”九大产业项目：三个基地，两个中心，四个园区。', 'a code whose digits are no count'],
    ['近100个项目中，竣工20个，在建30个，剩余30个未开工。', 'an approximate total'],
    ['预算收入9.2亿元，其中税收收入4.8亿元，非税收入1.9亿元，上级下达的用于各个乡镇农村道路建设和中小学校舍维修改造以及水利设施的各项转移支付补助2亿元。', 'a third part'],
  ])('%s says nothing: %s', (sentence) => {
    expect(told(sentence)).toEqual([])
  })
})

describe('rates behind all their parts', () => {
  test.each<[string, unknown[]]>([
    ['全年任务1000座，截至9月，各乡镇开工905座、完工778座，开工率、完工率分别为91%、78%。', [['ratio', 'rounding', 90.5], ['ratio', 'rounding', 77.8]]],
    ['督查事项共80项，其中办结50项，推进26项，滞后4项，办结率62.5%，滞后率5%。', [['sum', 'consistent', 80], ['ratio', 'consistent', 62.5], ['ratio', 'consistent', 5]]],
    ['全年任务1000座，开工905座、完工778座，入户率、满意率分别为91%、78%。', []],
    ['全年任务1000座，开工905座、完工778座，开工率、完工率分别为70%、60%。', []],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toEqual(expected)
  })
})

describe('shares', () => {
  test.each<[string, unknown[]]>([
    ['累计签约620.5亿元，完成省定任务500亿元的124.1%。', ['ratio', 'consistent', 124.1]],
    ['累计签约620.5亿元，完成省定任务500亿元的124.6%。', ['ratio', 'inconsistent', 124.1]],
    ['累计签约620.5亿元,为年度任务600亿元的103.42%。', ['ratio', 'rounding', 103.42]],
    ['累计签约620.5亿元，完成省定任务500亿元的约125%。', ['ratio', 'rounding', 124.1]],
    ['完成投资50亿元，其中工业投资30亿元，完成年度任务100亿元的50%。', ['ratio', 'consistent', 50]],
    ['全县有208个村，集体收入10万元以上的村96个，占比46.15%。', ['ratio', 'rounding', 46.15]],
    ['新登记市场主体4.8万户，其中，新增企业1.2万户，占新登记市场主体的25%。', ['ratio', 'consistent', 25]],
    ['共办理提案88件，其中已经解决的42件，占总数的47.7%。', ['ratio', 'rounding', 47.73]],
    ['计划新开工项目45个，实际已开工36个，开工率80%。', ['ratio', 'consistent', 80]],
    ['计划新开工项目45个，实际已开工36个，开工率90%。', ['ratio', 'inconsistent', 80]],
    ['共发现问题120个，已整改105个，整改率87.5%。', ['ratio', 'consistent', 87.5]],
    ['共发现问题120个，已整改105个，整改率达到92.5%。', ['ratio', 'inconsistent', 87.5]],
    ['年度计划270项，实际已开工129项，开工率达47%。', ['ratio', 'rounding', 47.78]],
    ['50家企业中，规上企业20家，占五分之二。', ['ratio', 'consistent', 40]],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toEqual([expected])
  })

  test.each([
    ['生产总值迈上6万亿元台阶，零售总额增至2.79万亿元，服务支出占比升至48%。', 'numbers printed too coarsely'],
    ['完成投资50亿元，其中工业投资30亿元，完成年度任务120亿元的38%。', 'either could be the part'],
    ['完成投资50亿元，增长8%。', 'one end is missing'],
    ['完成投资86亿元，占年度计划的71.7%。', 'the plan is not printed'],
    ['签约项目60个，当年开工率85%。', 'only one number'],
    ['计划开工80个（其中一季度30个），已开工60个，开工率90%。', 'two plans could be meant'],
    ['排查房屋500户，已整改120户，年度目标完成率60%。', 'a rate of something else'],
    ['贷款余额500亿元，其中涉农贷款120亿元，利率4.2%。', 'an interest rate is no share'],
    ['计划新开工90个，调整为80个，实际已开工60个，开工率85%。', 'two plans'],
    ['年度任务50个，已开工30个，到位率90%。', 'the rate bears another name'],
    ['贷款总额100亿元，其中涉农贷款5亿元，利率5%。', 'an interest rate that happens to agree'],
    ['三项指标分别完成任务的67.66%、157.8%和目标任务的50.75%。', 'shares of shares'],
    ['村干部收入占总收入的40%以上，村级收入5万元。', 'a threshold'],
  ])('%s says nothing: %s', (sentence) => {
    expect(told(sentence)).toEqual([])
  })
})

describe('growth', () => {
  test.each<[string, unknown[]]>([
    ['总产值完成12.6亿元，增量4.2亿元，增速50%。', ['ratio', 'consistent', 50]],
    ['财政收入完成170,024万元，同比增收41,823万元，增长32.62%。', ['ratio', 'rounding', 32.62]],
    ['预算收入6.2亿元，比上年增收2000万元，增长4.2%。', ['ratio', 'inconsistent', 3.3333]],
    ['预算支出6亿元，同比减支2000万元，下降3.2%。', ['ratio', 'rounding', 3.2258]],
    ['常住人口由80万人增加到84万人，增长5%。', ['ratio', 'consistent', 5]],
    ['审结案件30件，去年同期40件，下降25%。', ['ratio', 'consistent', 25]],
    ['产值在20亿元的基础上增长10%，达到22亿元。', ['product', 'consistent', 22]],
    ['建筑业产值21.8亿元，上年为20.5亿元，增长6.3%。', ['ratio', 'rounding', 6.3415]],
    ['市场主体由400家增加到500家，增长20%。', ['ratio', 'inconsistent', 25]],
    ['用时由20天压缩到8天，压减60%。', ['ratio', 'consistent', 60]],
    ['全市市场主体总量达到40万户。下一年，带动全市市场主体增长10%、总量突破44万户。', ['product', 'consistent', 44]],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toContainEqual(expected)
  })

  test.each([
    ['生产总值完成500亿元，比上年增加50亿元，增长8%。', 'prices are taken out of growth'],
    ['生产总值由400亿元增加到500亿元，年均增长5.7%。', 'a rate of many years'],
    ['常住人口由80万人增加到84万人，年均增长5%。', 'a yearly rate that happens to agree'],
    ['审结案件30件，去年同期40件，下降35%。', 'another base may be meant'],
    ['产值在20亿元的基础上增长10%，总投资达到22亿元。', 'what comes to it is another thing'],
    ['预算收入6.2亿元，比上年增收2000万元，增长4.2%（同口径）。', 'the base is another'],
    ['预算收入6.2亿元，比上年增收2000万元，同口径增长4.2%。', 'the base is another'],
    ['预算收入约6.2亿元，比上年增收2000万元，增长8.2%。', 'an approximate sum'],
    ['产值由400亿元增加到500亿元，增长20%。', 'money grows without prices'],
    ['收入完成20亿元，下降3.2%。', 'last year is not printed'],
    ['机动车由30万辆增加到45万辆，增速高于全省2个百分点。', 'what the province has is not printed'],
  ])('%s says nothing: %s', (sentence) => {
    expect(told(sentence)).toEqual([])
  })
})

describe('differences', () => {
  test.each<[string, unknown[]]>([
    ['出口25.5亿元，增长7%；进口18亿元，增长2%。进出口相抵，贸易顺差7.5亿元。', ['difference', 'consistent', 7.5]],
    ['进口18亿元，出口15亿元，逆差为3亿元。', ['difference', 'consistent', 3]],
    ['45个遗留问题已化解31个，剩余14个正在攻坚。', ['difference', 'consistent', 14]],
    ['45个遗留问题已化解31个，剩余16个正在攻坚。', ['difference', 'inconsistent', 14]],
    ['覆盖率从85.2%提高到92.7%，提高7.5个百分点。', ['difference', 'consistent', 7.5]],
    ['覆盖率由85.2%提高到92.7%，提高了8.5个百分点。', ['difference', 'inconsistent', 7.5]],
    ['平均每户人口2.62人，比上次普查的3.10人减少0.48人。', ['difference', 'consistent', 0.48]],
    ['增长率0.53%，比前十年的0.57%下降0.04个百分点。', ['difference', 'consistent', 0.04]],
    ['满意率98.3%，高于全省平均水平96.1%2.2个百分点。', ['difference', 'consistent', 2.2]],
    ['新增企业45家、退出12家，净增33家。', ['difference', 'consistent', 33]],
    ['新增企业45家，注销12家，净增35家。', ['difference', 'inconsistent', 33]],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toEqual([expected])
  })

  test.each([
    ['计划100亩，一季度完成30亩，二季度完成40亩，剩余30亩。', 'more than one part is gone: no wrong difference is made of the last two'],
    ['共100亩，一季度完成50亩，二季度完成30亩，剩余40亩。', 'two parts are gone'],
    ['合格率92%，比全省高3个百分点。', 'the other end is not printed'],
    ['任务80个，已完成约50个，剩余35个。', 'about fifty'],
    ['从85%提高到92%左右，提高8个百分点。', 'about ninety-two'],
  ])('%s says nothing wrong: %s', (sentence) => {
    expect(arithmeticOf(sentence).filter(({ verdict }) => verdict === 'inconsistent')).toEqual([])
  })
})

describe('products', () => {
  test.each<[string, unknown[]]>([
    ['推广良种后每亩增收500元，10万亩共增收5000万元。', ['product', 'consistent', 5000]],
    ['为2.5万名老人每人购买40元的保险，共支出100万元。', ['product', 'consistent', 100]],
    ['新建驿站20个，每个补助3万元，共安排60万元。', ['product', 'consistent', 60]],
    ['小麦播种面积30万亩，平均亩产400公斤，总产量12万吨。', ['product', 'consistent', 12]],
    ['务工农户户均增收2000元，1500户共增收300万元。', ['product', 'consistent', 300]],
    ['上网电价0.35元，年发电量2亿千瓦时，年发电收入7000万元。', ['product', 'consistent', 7000]],
    ['每发1千瓦时电，节约0.3千克标准煤，减排0.8千克二氧化碳。全年发电2亿千瓦时，可节约标煤6000万千克，减排二氧化碳1.6亿千克。', ['product', 'consistent', 1.6]],
    ['电站总装机容量5万千瓦，年均发电量1.5亿千瓦时。年平均利用小时为3000小时。', ['product', 'consistent', 1.5]],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toContainEqual(expected)
  })

  test.each([
    ['每亩增收500元，种植10万亩，全县农业总产值3亿元。', 'another total'],
    ['新建驿站20个，每个补助3万元，共安排100万元。', 'others may be paid too'],
    ['小麦播种面积30万亩，平均亩产400公斤，粮食总产量25万吨。', 'other grain is grown too'],
    ['每人每月补助300元，全县共发放补助资金900万元。', 'how many get it is not printed'],
    ['收购价每公斤6元，预计产量200吨，销售收入可达100万元以上。', 'at least so much'],
  ])('%s is not wrong: %s', (sentence) => {
    expect(arithmeticOf(sentence).filter(({ verdict }) => verdict === 'inconsistent')).toEqual([])
  })
})
