/** English, complete: it has the same keys, or it does not compile. */
import { admin } from './en/admin.ts'
import { audit } from './en/audit.ts'
import { backup } from './en/backup.ts'
import { contacts } from './en/contacts.ts'
import { demo } from './en/demo.ts'
import { desk } from './en/desk.ts'
import { devices } from './en/devices.ts'
import { duty } from './en/duty.ts'
import { exercises } from './en/exercises.ts'
import { history } from './en/history.ts'
import { hubHealth } from './en/hub-health.ts'
import { incident } from './en/incident.ts'
import { manual } from './en/manual.ts'
import { map } from './en/map.ts'
import { messages } from './en/messages.ts'
import { onboarding } from './en/onboarding.ts'
import { paper } from './en/paper.ts'
import { patrol } from './en/patrol.ts'
import { people } from './en/people.ts'
import { phoneCheck } from './en/phone-check.ts'
import { power } from './en/power.ts'
import { problem } from './en/problem.ts'
import { push } from './en/push.ts'
import { quality } from './en/quality.ts'
import { reports } from './en/reports.ts'
import { secondFactor } from './en/second-factor.ts'
import { settings } from './en/settings.ts'
import { sheet } from './en/sheet.ts'
import { shift } from './en/shift.ts'
import { shop } from './en/shop.ts'
import { silence } from './en/silence.ts'
import { sites } from './en/sites.ts'
import { slips } from './en/slips.ts'
import { stations } from './en/stations.ts'
import { timeline } from './en/timeline.ts'
import { watched } from './en/watched.ts'
import { words } from './en/words.ts'
import type { Texts } from './texts.ts'

export const en: Texts = {
  ...words,
  admin,
  audit,
  backup,
  contacts,
  demo,
  desk,
  devices,
  duty,
  exercises,
  history,
  hubHealth,
  incident,
  manual,
  map,
  messages,
  onboarding,
  paper,
  patrol,
  people,
  phoneCheck,
  power,
  problem,
  push,
  quality,
  reports,
  secondFactor,
  settings,
  sheet,
  shift,
  shop,
  silence,
  sites,
  slips,
  stations,
  timeline,
  watched,
}
