/** Vietnamese is the mother tongue of the pages. All of it in one: for types and tests; a page brings its own part along with texts.ts. */
import { admin } from './vi/admin.ts'
import { audit } from './vi/audit.ts'
import { backup } from './vi/backup.ts'
import { contacts } from './vi/contacts.ts'
import { demo } from './vi/demo.ts'
import { desk } from './vi/desk.ts'
import { devices } from './vi/devices.ts'
import { duty } from './vi/duty.ts'
import { exercises } from './vi/exercises.ts'
import { history } from './vi/history.ts'
import { hubHealth } from './vi/hub-health.ts'
import { incident } from './vi/incident.ts'
import { manual } from './vi/manual.ts'
import { map } from './vi/map.ts'
import { messages } from './vi/messages.ts'
import { onboarding } from './vi/onboarding.ts'
import { paper } from './vi/paper.ts'
import { patrol } from './vi/patrol.ts'
import { people } from './vi/people.ts'
import { phoneCheck } from './vi/phone-check.ts'
import { power } from './vi/power.ts'
import { problem } from './vi/problem.ts'
import { push } from './vi/push.ts'
import { quality } from './vi/quality.ts'
import { reports } from './vi/reports.ts'
import { secondFactor } from './vi/second-factor.ts'
import { settings } from './vi/settings.ts'
import { sheet } from './vi/sheet.ts'
import { shift } from './vi/shift.ts'
import { shop } from './vi/shop.ts'
import { silence } from './vi/silence.ts'
import { sites } from './vi/sites.ts'
import { slips } from './vi/slips.ts'
import { stations } from './vi/stations.ts'
import { timeline } from './vi/timeline.ts'
import { watched } from './vi/watched.ts'
import { words } from './vi/words.ts'

export const vi = {
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
