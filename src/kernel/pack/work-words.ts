// Words of what is done or written, as opposed to what comes of it: what no score may rest upon.

// 会议 is in 社会议事 and 委员会议事规则, 开会 in 公开会计信息, 发文 in 开发文旅, 协调会 in 协调会同: none of these is meant.
const MEETINGS = [
  '(?<!社)会议(?!事(?!项)|定(?!期)|价)|(?<![公展])开会(?!计|员|商)|召开|例会(?!计)',
  '(?:协调|推进|调度|座谈|现场|专题|动员|部署|汇报|培训|学习|交流|碰头)会(?!同|商|诊|计|员|议事)|培训(?:次数|场次)',
]
const PAPERS = ['(?<![开研])发文(?!旅|化|明|物|创|艺|学|体)|印发文件|(?:出台|制定|制发|下发)的?(?:文件|通知)(?:数|份|个|篇)|下发通知']
const INSTRUCTIONS = ['批示|签批|圈阅|肯定性(?:意见|评价)']
const ARTICLES = [
  '刊稿|刊发|刊登|刊载|稿件|发稿|上稿|投稿|约稿|简报|专报|宣传报道|新闻(?:报道|宣传|稿)|报道(?:篇|次|条)',
  '媒体[^，。；、]{0,6}(?:报道|刊|宣传|推介|发(?:稿|表|布))|(?:中央|国家级|省级|市级|主流|官方)媒体(?!曝光|反映|披露)',
  '信息(?!化|技术|系统)[^，。；、]{0,5}采用|(?:工作|政务|改革|党建)信息(?!化|系统|技术|资源|公开|共享|平台|安全)|信息(?:篇|条)数|信息报送(?:篇|数|量|条|情况)|(?:报送|上报|采用|刊发)信息',
  '经验材料|经验(?:篇|条|份)|(?:汇报|总结|典型)材料',
]
const STUDIES = ['(?:开展|组织|进行|参加|深入|带队)[^，。；、]{0,4}(?:调研|督察|督查|检查)次?数?(?=$|[，。；、\\s]|次|情况)|开展调研|调研(?:次数|报告|文章|活动|情况|任务|篇|天数)|(?:督察|督查|检查)次数']
const TRACES = ['台账[^，。；、]{0,5}(?:更新|填报|录入|维护|齐全|规范|完整|健全)|台账资料|填报|留痕|痕迹管理|拍照|照片|点赞|转发|在线时长|登录']
const ENGLISH = [
  "meetings?\\b|papers? issued|instructions? (?:by|of|from)|endorsements? (?:by|of|from)|articles?\\b|photographs?|log-?ins?\\b|ledger updates?|updates? (?:of|to) (?:the )?ledgers?",
  '(?:media|press) (?:coverage|reports?)|news reports?|bulletins?\\b|briefings?\\b|field stud(?:y|ies) (?:made|done|held)|number of (?:papers|documents|studies|inspections)',
]
const WORK = new RegExp([...MEETINGS, ...PAPERS, ...INSTRUCTIONS, ...ARTICLES, ...STUDIES, ...TRACES, ...ENGLISH].join('|'), 'i')

// What came of meetings and instructions: 会议议定事项按期办结率, 批示件落实率. 批示件数 is how many there were, and stays.
const BETWEEN = '[^，。；、数篇次量]{0,8}'
const OUTCOMES = new RegExp(
  [
    `会议?(?:议定|研究|审议|决定|确定|交办|部署)的?(?:事项|任务|工作|问题|项目)${BETWEEN}(?:办结|落实|完成|销号|整改|解决|兑现)(?:率|情况)?`,
    `(?<!获|获得|争取|取得)(?:领导)?批示(?:件|事项)${BETWEEN}(?:办结|落实|办理|销号|整改|解决|答复|回报)(?:率|情况)?`,
    // Who decided, as the ground of a score says.
    '会议(?:集体)?(?:研究|审议|审定|认定|通过|决定|确定|纪要)(?!的?(?:份|次|数|篇|情况))',
    '(?:decisions?|matters?|actions?|tasks?) (?:of|from|by|at|agreed at|decided at) (?:the )?meetings? (?:\\w+ ){0,3}?(?:carried out|done|closed|completed|implemented|fulfilled)',
    'instructions? (?:by|of|from) (?:\\w+ ){0,4}?(?:carried out|done|closed|completed|implemented|answered)',
  ].join('|'),
  'gi',
)

/** Whether words speak of what is done or written — meetings, papers, instructions, articles, studies, traces — and not of what came of it. */
export function speaksOfWork(words: string): boolean {
  return WORK.test(words.replace(OUTCOMES, ' '))
}

/** A ledger of what meetings decided or leaders asked for: a share of it is an outcome, how many there are is not. */
export function listsWhatWasAsked(words: string): boolean {
  return /议定事项|批示(?:件|事项)|decisions? of meetings|^instructions?$/i.test(words)
}

/** 不少于 and “no fewer than” ask for them all the more. */
const NOT_SCORED = /不(?:计|得(?!少|低|缺)|作|列|以|纳入|再|设|看|要(?!少)|许|必|须)|无须|无需|\bno (?!less|fewer|more)|\bnot (?:score|count|bear|ask)/i
/** A sentence may say of one thing that it bears no points, and of the next how many it brings. */
const GIVES_POINTS = /[得加计给奖]\s*[\d.一二三四五六七八九十半两]+\s*分/

/** Words without the sentences that say what is not scored (会议、发文不计分). */
export function thatScore(words: string): string {
  return words.split(/[。；;.]/).filter((sentence) => !NOT_SCORED.test(sentence) || GIVES_POINTS.test(sentence)).join('。')
}
