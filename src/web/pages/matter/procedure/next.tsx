import { useSession } from '../../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../../i18n/language.tsx'
import { useReasonText } from '../../../i18n/reason-text.ts'
import { Button, shortDay, useOpened } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { Doing, type Deed } from './doing.tsx'
import { procedureWords } from './words.ts'

type Offered = Matter['procedure']['offered'][number]

/**
 * The one thing asked of who looks, with one button that does it here; if nothing is, who owes what. What else may be done (a return, a
 * pause, giving up) stands quietly below.
 */
export function Next({ matter }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const say = useReasonText()
  const { today } = useSession()
  const forms = useOpened(keyOf)
  const { asked, deed } = askedIn(matter)
  const doing = forms.what
  const others = othersIn(matter, deed)
  const what = asked ? asked.what : matter.next.what
  const by = asked ? asked.by : matter.next.by
  return (
    <>
      <div className={asked ? 'matter-next' : 'matter-next next-others'}>
        <i>{t('next')}</i>
        <div>
          <b>{say(what)}</b>
          <span className="mid ink-2">
            {[<Whose key="whose" matter={matter} mine={asked !== null} />, by && t(asked?.action === 'escalate' ? 'since' : 'by', { day: shortDay(by, today) }), asked && (asked.action === 'record' || asked.action === 'milestone') && t('recordHint')]
              .filter(Boolean)
              .map((part, index) => <span key={index}>{index > 0 && '　'}{part}</span>)}
          </span>
        </div>
        {deed && <Button primary {...forms.link(deed)}>{t(buttonOf(deed))}</Button>}
        {others.length > 0 && (
          <p className="matter-also">
            <span className="ink-3">{t('more')}</span>
            {others.map((other) => (
              <Button key={keyOf(other)} link {...forms.link(other)}>
                {other.act === 'move' ? pick(other.transition.name) : other.act === 'ask-extension' ? t('ask', { name: pick(other.rule.name) }) : t(`act.${other.act}`)}
              </Button>
            ))}
          </p>
        )}
        {doing && forms.form(doing, (close) => <div className="matter-doing"><Doing matter={matter} deed={doing} onClose={close} /></div>)}
      </div>
    </>
  )
}

function Whose({ matter: { next }, mine }: { matter: Matter; mine: boolean }) {
  const t = useWords(procedureWords)
  const { language } = useLanguage()
  const who = language === 'en' ? next.whoEn : next.who
  if (mine) return t('forYou')
  return who && next.action !== 'none' ? t('owed', { who }) : null
}

type Asked = NonNullable<Matter['askedOfYou']>
/** One never is asked to ask for a later day. */
type AskedDeed = Exclude<Deed, { act: 'ask-extension' }>

/** What is asked, and what does it: a step keeps its transition, so that its form lasts to the end although it is offered no more. */
function askedIn(matter: Matter): { asked: Asked | null; deed: AskedDeed | null } {
  const asked = matter.askedOfYou
  return { asked, deed: asked && deedOf(matter, asked) }
}

function deedOf(matter: Matter, { action, target }: Asked): AskedDeed | null {
  switch (action) {
    case 'move': {
      const transition = matter.procedure.offered.find(({ id }) => id === target)
      return transition ? { act: 'move', transition } : null
    }
    case 'decide-extension': {
      const request = matter.extensions.requests.find(({ id }) => id === target)
      return request ? { act: action, request } : null
    }
    case 'decide-raise': {
      const raise = matter.raises.find(({ id }) => id === target)
      return raise ? { act: action, raise } : null
    }
    case 'escalate': {
      const step = matter.escalation?.find(({ id }) => id === target)
      return step ? { act: action, step } : null
    }
    case 'milestone':
      return target ? { act: action, milestone: target } : null
    case 'assign':
      return { act: action, role: target }
    default:
      return { act: action }
  }
}

type Other = Extract<Deed, { act: 'move' | 'ask-extension' }> | { act: 'record' | 'part' }

/** What else may be done here: recording progress, a later day, a part of its own, the other steps. Nothing of it once the road has ended. */
function othersIn(matter: Matter, deed: Deed | null): Other[] {
  const goesOn = matter.next.action !== 'none'
  const may = (command: string) => goesOn && matter.may.includes(command)
  const steps = matter.procedure.offered.filter(({ id }) => !(deed?.act === 'move' && deed.transition.id === id))
  return [
    ...(may('recordActivity') && deed?.act !== 'record' ? [{ act: 'record' as const }] : []),
    ...matter.extensions.rules.filter(({ refused }) => refused === null).map((rule) => ({ act: 'ask-extension' as const, rule })),
    ...(may('addPart') ? [{ act: 'part' as const }] : []),
    ...steps.map((transition: Offered) => ({ act: 'move' as const, transition })),
  ]
}

/** The one button says what it does; a step that is checking says so. */
function buttonOf(deed: AskedDeed): keyof typeof procedureWords {
  return deed.act === 'move' && deed.transition.does === 'verify' ? 'act.verify' : `act.${deed.act}`
}

/** Tells one deed from the next of its kind: when one request is decided, the button opens the other. */
function keyOf(deed: Deed): string {
  switch (deed.act) {
    case 'move':
      return `move:${deed.transition.id}`
    case 'ask-extension':
      return `ask:${deed.rule.id}`
    case 'milestone':
      return `milestone:${deed.milestone}`
    case 'decide-extension':
      return `extension:${deed.request.id}`
    case 'decide-raise':
      return `raise:${deed.raise.id}`
    case 'escalate':
      return `escalate:${deed.step.id}`
    default:
      return deed.act
  }
}
