/** What a verification of the log may find, as a sentence. `{which}` names the fact or the leaf, `{head}` a signed head. */
export const findingWords = {
  fact_missing: { zh: '{which}被删除。', en: '{which} was deleted.' },
  payload_changed: { zh: '{which}的内容被改动。', en: 'The content of {which} was changed.' },
  payload_missing: { zh: '{which}的内容被删除，且没有依法删除的记录。', en: 'The content of {which} was deleted, and no fact says that it was erased by law.' },
  redaction_changed: { zh: '{which}依法删除后留下的文字被改动。', en: 'What was left in the place of {which} when it was erased by law was changed.' },
  payload_hash_changed: { zh: '{which}的内容校验值被改动，内容本身未变。', en: 'The kept hash of the content of {which} was changed; the content is as it was sealed.' },
  leaf_hash_changed: { zh: '{which}的校验值被改动，记录本身未变。', en: 'The kept hash of {which} was changed; the fact is as it was sealed.' },
  envelope_changed: { zh: '{which}的要素（时间、经办人、事项等）被改动。', en: 'What says when, by whom and of what {which} is was changed.' },
  sealed_otherwise: { zh: '{which}与封存时不是同一内容：记录或记录链上的校验值被整条改写。', en: '{which} is not what was sealed: the fact, or its leaf, was written anew.' },
  fact_changed: { zh: '{which}及其校验值被改动。', en: '{which} and its hash were changed.' },
  leaf_missing: { zh: '记录链第 {leaf} 号缺失：{which}。', en: 'Leaf {leaf} of the log is missing: {which}.' },
  order_changed: { zh: '{which}被调换了位置。', en: '{which} stands in another’s place.' },
  subtree_changed: { zh: '记录链第 {leaf} 至 {last} 号之间有记录被整条改写，或其上的校验值被改动。', en: 'Among the leaves {leaf} to {last} one was written anew, or the hash kept above them was changed.' },
  subtree_missing: { zh: '记录链第 {leaf} 至 {last} 号之上的校验值缺失。', en: 'The hash kept above the leaves {leaf} to {last} is missing.' },
  subtree_extra: { zh: '记录链第 {leaf} 至 {last} 号之上的校验值多出：这些记录已不在链中。', en: 'A hash is kept above the leaves {leaf} to {last}, which are not all there.' },
  head_differs: { zh: '{head}所签的根与现在的记录不符：第 {leaf} 至 {last} 号之间有记录被改写。', en: '{head} was signed over another root: among the leaves {leaf} to {last} one was written anew.' },
  head_signature: { zh: '{head}的签名无效。', en: 'The signature of {head} is not valid.' },
  key_missing: { zh: '{head}的公钥不在数据库中，或已被改动。', en: 'The public key of {head} is not there, or was changed.' },
  key_other: { zh: '{head}不是由可信的密钥签署的。', en: '{head} was not signed by a key that is trusted.' },
  tail_missing: { zh: '{head}时有 {size} 条记录，现在只到第 {last} 号：从第 {leaf} 号起被截去。', en: '{head} sealed {size} facts, and the log now ends with leaf {last}: from leaf {leaf} on it was cut off.' },
  kept_head_differs: { zh: '与库外留存的{head}不符：其中的记录后来被改写。', en: 'The log does not go on from {head} that was kept outside: what it sealed was written anew.' },
  kept_head_unsound: { zh: '库外留存的{head}签名无效，不能作为依据。', en: 'The signature of {head} that was kept outside is not valid; it proves nothing.' },
  fact_inserted: { zh: '{which}是插入的：既未封存，也不在待封存之列。', en: '{which} was inserted: it is neither sealed nor waiting for its seal.' },
  version_gap: { zh: '{subject}缺第 {version} 条记录。', en: 'Fact number {version} of {subject} is missing.' },
  version_again: { zh: '{which}的序号与前一条重复或倒退。', en: 'The number of {which} repeats or goes back behind the one before.' },
  command_missing: { zh: '{which}所属的操作记录缺失。', en: 'The command that wrote {which} is missing.' },
  audit_broken: { zh: '本地区审计日志最迟从第 {leaf} 条起与当时写下的不符。', en: 'The audit log of the city is not as it was written, from entry {leaf} on at the latest.' },
  audit_broken_here: { zh: '全系统审计日志最迟从第 {leaf} 条起与当时写下的不符。', en: 'The audit log of the installation is not as it was written, from entry {leaf} on at the latest.' },
} as const satisfies Record<string, { zh: string; en: string }>

export type FindingKind = keyof typeof findingWords

export const hashNames: Readonly<Record<'sm3' | 'sha256', string>> = { sm3: 'SM3', sha256: 'SHA-256' }
