/** All checks, most of them side by side; one that breaks says so in its own place and stops no other. */
import { accessCheck } from './checks/access.ts'
import { backupCheck } from './checks/backup.ts'
import { certificateCheck } from './checks/certificate.ts'
import { clockCheck } from './checks/clock.ts'
import { dataCheck } from './checks/data.ts'
import { devicesCheck } from './checks/devices.ts'
import { diskCheck } from './checks/disk.ts'
import { dutyCheck } from './checks/duty.ts'
import { hubCheck } from './checks/hub.ts'
import { nameCheck } from './checks/name.ts'
import { outsideCheck } from './checks/outside.ts'
import { phonesCheck } from './checks/phones.ts'
import { portsCheck } from './checks/ports.ts'
import { pushCheck } from './checks/push.ts'
import { versionsCheck } from './checks/versions.ts'
import { watchedCheck } from './checks/watched.ts'
import { type Finding, SECTIONS, type Section, say } from './sentences.ts'
import type { World } from './world.ts'

const CHECKS: Readonly<Record<Section, (world: World) => Finding[] | Promise<Finding[]>>> = {
  hub: hubCheck,
  versions: versionsCheck,
  clock: clockCheck,
  disk: diskCheck,
  data: dataCheck,
  ports: portsCheck,
  certificate: certificateCheck,
  outside: outsideCheck,
  name: nameCheck,
  push: pushCheck,
  backup: backupCheck,
  access: accessCheck,
  duty: dutyCheck,
  phones: phonesCheck,
  devices: devicesCheck,
  watched: watchedCheck,
}

export type Page = { section: Section; findings: Finding[] }[]

export async function examine(world: World): Promise<Page> {
  const look = async (section: Section) => {
    try {
      return { section, findings: await CHECKS[section](world) }
    } catch (error) {
      return { section, findings: [say('check-broke', { why: error instanceof Error ? error.message : String(error) })] }
    }
  }
  // By itself: reading every event keeps the thread, and a line that waits meanwhile would seem dead.
  const data = await look('data')
  const page = await Promise.all(SECTIONS.map((section) => (section === 'data' ? data : look(section))))
  return page.filter(({ findings }) => findings.length > 0)
}
