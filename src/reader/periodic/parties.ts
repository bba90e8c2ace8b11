const BODY =
  '办公室|人民政府|政府|委员会|党委|党组|[市县区省州]委|领导小组|指挥部|工作组|专班|专项组|推进组|会议|部门|单位|机构|企业|[\\u4e00-\\u9fff]{1,8}[局厅院](?![长])|[\\u4e00-\\u9fff]{2,8}中心|' +
  '组长|链长|河长|湖长|林长|田长|路长|领导|负责人|督查室|政研室|秘书处|改革办|乡镇|街道|县（?市?、?区?）?'
const ENDS_AS_BODY = new RegExp(`(?:${BODY}|委|办|局|部|厅|站|室|队|组|县|市|区|镇|乡|村|长|员|会|级|（市、区）|\\(市、区\\))$`)
const LEADS = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}[是、]|——|以及|其中|同时|并|由|原则上|各地|今后)+/
const AUXILIARY = /(?:需要?|须|要求|要|应当?|原则上|一般|将|在|于|自|均|都|可|会|负责|至少|必须|定期|分别|严格|坚持|实行|按照|按|的)+$/

/** Who has to do it: the words before the period when they name a body; null when nobody is named there. */
export function actorBefore(words: string): string | null {
  const clause = words.split(/[，,；;：:。]/)
  const own = bodyIn((clause.at(-1) ?? '').replace(/每个?(?:年|半年|季度?|月|周|旬|日)的?.*$/, ''))
  if (own) return own
  // “市发改委要加强调度，每季度通报一次”: the subject of the sentence goes on over commas.
  if ((clause.at(-1) ?? '').replace(AUXILIARY, '') !== '') return null
  const subject = /^(.{2,20}?)(?:要|应当?|须|必须|负责|牵头)(?!求)/.exec(clause[0] ?? '')?.[1]
  return subject ? bodyIn(subject) : null
}

function bodyIn(words: string): string | null {
  const name = words.replace(AUXILIARY, '').replace(LEADS, '')
  return name.length >= 2 && name.length <= 24 && ENDS_AS_BODY.test(name) ? name : null
}

const TO_WHOM = new RegExp(
  `(?:向|(?:反馈|报送|上报|呈报|报告|呈送|抄送|提交|通报|汇报)(?:至|给|到)?|报[至给送到]?)(?!报|送)(?<who>(?:各|本)?[^，,。；;、的]{0,14}?(?:${BODY}))(?=报|汇|通报|反馈|提交|述|$|[，,。；;、（(）)备审]|和|及|研究)`,
)

/** Who gets it: “向市委报告”, “反馈至总链长牵头单位”. */
export function recipientIn(words: string): string | null {
  return TO_WHOM.exec(words)?.groups?.who ?? null
}
