import { projection } from './projection.ts'

export const letters = [
  projection('letter', 'letter', ['id'], (letter) => [
    {
      id: letter.id,
      pack: letter.pack,
      kind: letter.kind,
      status: letter.status,
      issuer: letter.issuer,
      signer: letter.signed?.signer ?? null,
      title: letter.title,
      drafted_on: letter.draftedOn,
      issued_on: letter.issued?.on ?? null,
      listed_on: letter.issued?.on ?? letter.draftedOn,
      reply_by: letter.replyBy,
      series: letter.issued?.number?.series ?? null,
      year: letter.issued?.number?.year ?? null,
      n: letter.issued?.number?.n ?? null,
      inspection: letter.about.inspection,
      meeting: letter.about.meeting,
      answers: letter.about.answers,
    },
  ]),
  projection('letter', 'letter_addressee', ['letter', 'holder'], ({ id, to, copies }) => {
    const main = new Set(to.map((one) => one.id))
    const copied = new Set(copies.map((one) => one.id).filter((one) => !main.has(one)))
    return [...[...main].map((holder) => ({ letter: id, holder, copy: false })), ...[...copied].map((holder) => ({ letter: id, holder, copy: true }))]
  }),
  projection('letter', 'letter_matter', ['letter', 'matter'], ({ id, about }) => [...new Set(about.matters)].map((matter) => ({ letter: id, matter }))),
  projection('letter', 'letter_file', ['letter', 'sha256'], ({ id, attachments, replies }) =>
    [...new Set([...attachments, ...replies.flatMap((reply) => reply.attachments)])].map((sha256) => ({ letter: id, sha256 })),
  ),
]
