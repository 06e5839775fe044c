import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { ROLE_NAMES } from '#kernel/actor.ts'
import { month } from '#kernel/fields.ts'
import { Broken } from '#web/ui/error-boundary.tsx'
import { Loading } from '#web/ui/states.tsx'
import { dossierSearch } from './archive/search.ts'
import { consultationSearch } from './consultation/search.ts'
import { paperSearch } from './form/search.ts'
import { matterSearch } from './matter/search.ts'
import { noticeSearch } from './notice/search.ts'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ back: z.string().startsWith('/').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./entrance/sign-in.tsx'), 'SignIn'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./entrance/invitation.tsx'), 'Invitation'),
})

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('./verify/verify-page.tsx'), 'VerifyPage'),
})
const verifyCode = createRoute({
  getParentRoute: () => root,
  path: '/verify/$code',
  component: lazyRouteComponent(() => import('./verify/verify-page.tsx'), 'VerifyPage'),
})

// Everything inside needs a signed-in person; the shell sees to it.
const inside = createRoute({ getParentRoute: () => root, id: 'in', component: Shell })
const desk = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: noticeSearch,
  component: lazyRouteComponent(() => import('./desk/desk.tsx'), 'Desk'),
})
const guide = createRoute({
  getParentRoute: () => inside,
  path: '/guide',
  component: lazyRouteComponent(() => import('./guide/guide-page.tsx'), 'GuidePage'),
})
const newConsultation = createRoute({
  getParentRoute: () => inside,
  path: '/consultations/new',
  component: lazyRouteComponent(() => import('./consultation/new-consultation.tsx'), 'NewConsultation'),
})
const consultations = createRoute({
  getParentRoute: () => inside,
  path: '/consultations',
  validateSearch: consultationSearch,
  component: lazyRouteComponent(() => import('./consultation/consultation-list.tsx'), 'ConsultationList'),
})
const newApplication = createRoute({
  getParentRoute: () => inside,
  path: '/applications/new',
  validateSearch: z.object({ consultation: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./application/new-application.tsx'), 'NewApplication'),
})
const matters = createRoute({
  getParentRoute: () => inside,
  path: '/matters',
  validateSearch: matterSearch,
  component: lazyRouteComponent(() => import('./matter/matter-list.tsx'), 'MatterList'),
})
const matter = createRoute({
  getParentRoute: () => inside,
  path: '/matters/$matterId',
  component: lazyRouteComponent(() => import('./matter/matter-page.tsx'), 'MatterPage'),
})
const batch = createRoute({
  getParentRoute: () => inside,
  path: '/assignments',
  component: lazyRouteComponent(() => import('./matter/batch-page.tsx'), 'BatchPage'),
})
const counsel = createRoute({
  getParentRoute: () => inside,
  path: '/registers/counsel',
  component: lazyRouteComponent(() => import('./register/counsel.tsx'), 'CounselRegister'),
})
const assessments = createRoute({
  getParentRoute: () => inside,
  path: '/registers/assessments',
  component: lazyRouteComponent(() => import('./register/assessments.tsx'), 'Assessments'),
})
const organisations = createRoute({
  getParentRoute: () => inside,
  path: '/registers/organisations',
  component: lazyRouteComponent(() => import('./register/organisations.tsx'), 'OrganisationRegister'),
})
const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/registers/accounts',
  component: lazyRouteComponent(() => import('./register/accounts.tsx'), 'AccountRegister'),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})
const roles = createRoute({
  getParentRoute: () => inside,
  path: '/settings/roles',
  validateSearch: z.object({ role: z.enum(ROLE_NAMES).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./settings/roles-page.tsx'), 'RolesPage'),
})
const readings = createRoute({
  getParentRoute: () => inside,
  path: '/readings',
  component: lazyRouteComponent(() => import('./reading/readings.tsx'), 'Readings'),
})
const policy = createRoute({
  getParentRoute: () => inside,
  path: '/policy',
  component: lazyRouteComponent(() => import('./policy/policy-page.tsx'), 'PolicyPage'),
})

const reminderRules = createRoute({
  getParentRoute: () => inside,
  path: '/settings/notifications',
  component: lazyRouteComponent(() => import('./reminder/reminder-rules.tsx'), 'ReminderRules'),
})

const cooperation = createRoute({
  getParentRoute: () => inside,
  path: '/cooperation',
  component: lazyRouteComponent(() => import('./cooperation/letters.tsx'), 'Letters'),
})
const notices = createRoute({
  getParentRoute: () => inside,
  path: '/notices',
  validateSearch: noticeSearch,
  component: lazyRouteComponent(() => import('./notice/notices.tsx'), 'Notices'),
})
const roster = createRoute({
  getParentRoute: () => inside,
  path: '/roster',
  component: lazyRouteComponent(() => import('./roster/roster-page.tsx'), 'RosterPage'),
})
const duty = createRoute({
  getParentRoute: () => inside,
  path: '/registers/duty',
  component: lazyRouteComponent(() => import('./roster/duty-page.tsx'), 'DutyPage'),
})
const help = createRoute({
  getParentRoute: () => inside,
  path: '/duty-help',
  component: lazyRouteComponent(() => import('./help/help-page.tsx'), 'HelpPage'),
})
const services = createRoute({
  getParentRoute: () => inside,
  path: '/services',
  component: lazyRouteComponent(() => import('./service/unserved.tsx'), 'Unserved'),
})
const forms = createRoute({
  getParentRoute: () => inside,
  path: '/forms',
  component: lazyRouteComponent(() => import('./form/forms.tsx'), 'Forms'),
})
const papers = createRoute({
  getParentRoute: () => inside,
  path: '/papers',
  validateSearch: paperSearch,
  component: lazyRouteComponent(() => import('./form/papers.tsx'), 'Papers'),
})
const dossiers = createRoute({
  getParentRoute: () => inside,
  path: '/dossiers',
  validateSearch: dossierSearch,
  component: lazyRouteComponent(() => import('./archive/dossiers.tsx'), 'Dossiers'),
})
const helpMonth = createRoute({
  getParentRoute: () => inside,
  path: '/dossiers/help',
  validateSearch: z.object({ month: month().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./archive/help-month.tsx'), 'HelpMonthPage'),
})
const seals = createRoute({
  getParentRoute: () => inside,
  path: '/registers/seals',
  component: lazyRouteComponent(() => import('./seal/seals.tsx'), 'Seals'),
})
const links = createRoute({
  getParentRoute: () => inside,
  path: '/registers/links',
  component: lazyRouteComponent(() => import('./register/links.tsx'), 'Links'),
})
const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/settings/calendar',
  validateSearch: z.object({ year: z.coerce.number().int().min(2019).max(2100).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./settings/calendar-page.tsx'), 'CalendarPage'),
})
const codes = createRoute({
  getParentRoute: () => inside,
  path: '/settings/codes',
  component: lazyRouteComponent(() => import('./settings/codes-page.tsx'), 'CodesPage'),
})
const templates = createRoute({
  getParentRoute: () => inside,
  path: '/settings/templates',
  component: lazyRouteComponent(() => import('./settings/templates-page.tsx'), 'TemplatesPage'),
})
const retention = createRoute({
  getParentRoute: () => inside,
  path: '/settings/retention',
  component: lazyRouteComponent(() => import('./settings/retention-page.tsx'), 'RetentionPage'),
})
const pieces = createRoute({
  getParentRoute: () => inside,
  path: '/_pieces',
  component: lazyRouteComponent(() => import('./pieces/pieces.tsx'), 'Pieces'),
})
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    verify,
    verifyCode,
    inside.addChildren([
      desk,
      guide,
      newConsultation,
      consultations,
      newApplication,
      matters,
      matter,
      batch,
      counsel,
      assessments,
      organisations,
      accounts,
      account,
      pieces,
      cooperation,
      notices,
      links,
      forms,
      papers,
      dossiers,
      helpMonth,
      seals,
      services,
      roster,
      help,
      duty,
      readings,
      policy,
      reminderRules,
      settings,
      roles,
      calendar,
      codes,
      templates,
      retention,
    ]),
  ]),
  defaultPendingComponent: Loading,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error }) => <Broken error={error instanceof Error ? error : new Error(String(error))} />,
  scrollRestoration: true,
  // Plain words in the address: ?states=handling,closing&page=2
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const stated = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(stated.map(([name, value]) => [name, String(value)])).toString()
    return text === '' ? '' : `?${text.replaceAll('%2C', ',')}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** What a list is searched for. It may be a person's name, which has no business in an address or in a server's log. */
    search?: string
    /** Which matters of a list were chosen for what the next page does. */
    chosen?: readonly string[]
    /** What has just been done, said on the page that one arrives at. */
    done?: { text: string; documentId: string | null }
  }
}
