import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, type ComponentType } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { ProblemError } from './api/problem.ts'
import { SESSION_KEY } from './api/session.tsx'
import { LanguageProvider } from './i18n/language.tsx'
import { Fault } from './shell/fault.tsx'
import { Gate } from './shell/gate.tsx'
import { Home } from './shell/home.tsx'
import { Missing } from './shell/missing.tsx'
import { Shell } from './shell/shell.tsx'
import { Loading } from './ui/empty.tsx'

/** A page that is begun with the program itself where the address names it: its code arrives while the server says who is signed in. */
function early(at: string, load: () => Promise<{ default: ComponentType }>) {
  const begun = window.location.pathname.startsWith(at) ? load() : null
  // A failure is met where the page is shown; nobody may come to that.
  begun?.catch(() => undefined)
  return lazy(() => begun ?? load())
}

const InternalList = lazy(() => import('./pages/readers/page.tsx'))
const Desk = early('/desk', () => import('./pages/desk/page.tsx'))
const Account = lazy(() => import('./pages/account/page.tsx'))
const Record = lazy(() => import('./pages/record/page.tsx'))
const Reminders = lazy(() => import('./pages/reminders/page.tsx'))
const Channels = lazy(() => import('./pages/channels/page.tsx'))
const SealedLog = lazy(() => import('./pages/log/page.tsx'))
const HeadPaper = lazy(() => import('./pages/log/head-paper.tsx'))
const Audit = lazy(() => import('./pages/audit/page.tsx'))
const Erasures = lazy(() => import('./pages/erasures/page.tsx'))
const System = lazy(() => import('./pages/system/page.tsx'))
const Feedback = lazy(() => import('./pages/feedback/page.tsx'))
const Read = early('/documents', () => import('./pages/read/page.tsx'))
const Sources = lazy(() => import('./pages/sources/page.tsx'))
const Public = lazy(() => import('./pages/public/page.tsx'))
const Publications = lazy(() => import('./pages/publication/list-page.tsx'))
const Publication = lazy(() => import('./pages/publication/page.tsx'))
const Check = lazy(() => import('./pages/check/page.tsx'))
const Ledger = early('/ledgers', () => import('./pages/ledger/page.tsx'))
const Exchange = lazy(() => import('./pages/exchange/page.tsx'))
const Five = lazy(() => import('./pages/five/page.tsx'))
const Matter = early('/matters/', () => import('./pages/matter/page.tsx'))
const Road = lazy(() => import('./pages/road/page.tsx'))
const Propose = lazy(() => import('./pages/road/propose-page.tsx'))
const Opinions = lazy(() => import('./pages/road/opinions-page.tsx'))
const MeetingList = lazy(() => import('./pages/road/list-page.tsx'))
const LeaderNotes = lazy(() => import('./pages/road/notes-page.tsx'))
const YearSummary = lazy(() => import('./pages/road/summary-page.tsx'))
const Meetings = lazy(() => import('./pages/meetings/page.tsx'))
const Meeting = lazy(() => import('./pages/meetings/meeting-page.tsx'))
const Problems = lazy(() => import('./pages/problems/page.tsx'))
const Burden = lazy(() => import('./pages/burden/page.tsx'))
const Request = lazy(() => import('./pages/burden/request-page.tsx'))
const Inspections = lazy(() => import('./pages/inspections/page.tsx'))
const Inspection = lazy(() => import('./pages/inspections/one-page.tsx'))
const Indicators = lazy(() => import('./pages/indicators/page.tsx'))
const Indicator = lazy(() => import('./pages/indicators/one-page.tsx'))
const Assessments = lazy(() => import('./pages/assessments/page.tsx'))
const Assessment = lazy(() => import('./pages/assessments/one-page.tsx'))
const Schemes = lazy(() => import('./pages/schemes/page.tsx'))
const Scheme = lazy(() => import('./pages/schemes/one-page.tsx'))
const Briefs = lazy(() => import('./pages/brief/list-page.tsx'))
const Brief = lazy(() => import('./pages/brief/page.tsx'))
const Letters = lazy(() => import('./pages/letters/page.tsx'))
const NewLetter = lazy(() => import('./pages/letters/new-page.tsx'))
const LetterBatch = lazy(() => import('./pages/letters/batch-page.tsx'))
const LetterTemplates = lazy(() => import('./pages/letters/templates-page.tsx'))
const Letter = lazy(() => import('./pages/letters/letter-page.tsx'))
const Accounts = lazy(() => import('./pages/accounts/page.tsx'))
const OidcBack = lazy(() => import('./pages/session/oidc-back.tsx'))
const Organisation = lazy(() => import('./pages/organisation/page.tsx'))
const Unit = lazy(() => import('./pages/organisation/unit-page.tsx'))
const Post = lazy(() => import('./pages/organisation/post-page.tsx'))

const STALE_MS = 10_000

/** A session that ended while a page was open: ask who is signed in, and the gate shows the sign-in in place of the page. */
function askWhoIsSignedIn(error: unknown): void {
  if (error instanceof ProblemError && error.code === 'not_signed_in') void queries.invalidateQueries({ queryKey: SESSION_KEY })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => query.queryKey[0] !== SESSION_KEY[0] && askWhoIsSignedIn(error) }),
  mutationCache: new MutationCache({ onError: askWhoIsSignedIn }),
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      // A refusal does not change by asking again; a broken connection may mend.
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.undecided,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

export function App() {
  return (
    <LanguageProvider>
      <Fault>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Routes>
              <Route path="public/:city?" element={<Suspense fallback={<Loading />}><Public /></Suspense>} />
              <Route path="sign-in/oidc" element={<Suspense fallback={<Loading />}><OidcBack /></Suspense>} />
              <Route path="*" element={<Inside />} />
            </Routes>
          </BrowserRouter>
        </QueryClientProvider>
      </Fault>
    </LanguageProvider>
  )
}

/** Every page but the public one: for who has signed in. */
function Inside() {
  return (
    <Gate>
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<Home />} />
          <Route path="desk" element={<Desk />} />
          <Route path="account" element={<Account />} />
          <Route path="record" element={<Record />} />
          <Route path="reminders" element={<Reminders />} />
          <Route path="channels" element={<Channels />} />
          <Route path="system" element={<System />} />
          <Route path="log" element={<SealedLog />} />
          <Route path="log/heads/:size" element={<HeadPaper />} />
          <Route path="audit" element={<Audit />} />
          <Route path="erasures" element={<Erasures />} />
          <Route path="readers" element={<InternalList />} />
          <Route path="feedback" element={<Feedback />} />
          <Route path="documents" element={<Read />} />
          <Route path="documents/:document" element={<Read />} />
          <Route path="documents/:document/publication" element={<Publication />} />
          <Route path="publications" element={<Publications />} />
          <Route path="sources" element={<Sources />} />
          <Route path="check" element={<Check />} />
          <Route path="ledgers" element={<Ledger />} />
          <Route path="ledgers/:ledger" element={<Ledger />} />
          <Route path="ledgers/:ledger/import" element={<Exchange />} />
          <Route path="ledgers/:ledger/import/:import" element={<Exchange />} />
          <Route path="five" element={<Five />} />
          <Route path="problems" element={<Problems />} />
          <Route path="burden" element={<Burden />} />
          <Route path="requests/:request" element={<Request />} />
          <Route path="inspections" element={<Inspections />} />
          <Route path="inspections/:inspection" element={<Inspection />} />
          <Route path="meetings" element={<Meetings />} />
          <Route path="meetings/:meeting" element={<Meeting />} />
          <Route path="indicators" element={<Indicators />} />
          <Route path="indicators/:indicator" element={<Indicator />} />
          <Route path="assessments" element={<Assessments />} />
          <Route path="assessments/:assessment" element={<Assessment />} />
          <Route path="schemes" element={<Schemes />} />
          <Route path="schemes/:scheme" element={<Scheme />} />
          <Route path="briefs" element={<Briefs />} />
          <Route path="briefs/:post" element={<Brief />} />
          <Route path="matters/:matter" element={<Matter />} />
          <Route path="road" element={<Road />} />
          <Route path="road/propose" element={<Propose />} />
          <Route path="road/matters/:matter" element={<Opinions />} />
          <Route path="road/list" element={<MeetingList />} />
          <Route path="road/notes" element={<LeaderNotes />} />
          <Route path="road/summary" element={<YearSummary />} />
          <Route path="letters" element={<Letters />} />
          <Route path="letters/new" element={<NewLetter />} />
          <Route path="letters/batch" element={<LetterBatch />} />
          <Route path="letters/templates" element={<LetterTemplates />} />
          <Route path="letters/:letter" element={<Letter />} />
          <Route path="accounts" element={<Accounts />} />
          <Route path="organisation" element={<Organisation />} />
          <Route path="organisation/units/:unit" element={<Unit />} />
          <Route path="organisation/posts/:post" element={<Post />} />
          <Route path="*" element={<Missing />} />
        </Route>
      </Routes>
    </Gate>
  )
}
