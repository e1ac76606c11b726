/**
 * One small thing that the hub or its installer keeps, done on a disk whose power is cut; said as it is done, so that the test knows.
 *   on-a-cut-disk.ts WHAT FOLDER
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openJobs } from '../../../firmware-bridge/modem/jobs.ts'
import { openOutbox } from '../../../firmware-bridge/outbox.ts'
import { openCertificate } from '../../../hub/certificate.ts'
import { systemClock } from '../../../hub/clock.ts'
import { tellOfPresses } from '../../../hub/install/lost-presses.ts'
import { placesBelow } from '../../../hub/install/places.ts'
import { begin, copyOf, end, underWay, wishPutBack } from '../../../hub/install/under-way.ts'
import { keepBackupPassphrase } from '../../../hub/secrets.ts'

const [what = '', folder = ''] = process.argv.slice(2)
const places = placesBelow(folder)
const log = { debug() {}, info() {}, warn() {}, error() {} }
const update = { from: '0.1.0-00000000', to: '0.2.0-00000000' }
const open = async (name: string) =>
  (await openCertificate({ cert: join(folder, `${name}.cert`), key: join(folder, `${name}.key`) }, { clock: systemClock, log, folder }))
    .pair

const DO: Record<string, () => unknown> = {
  passphrase: () => keepBackupPassphrase(folder, 'moi'),
  certificate: async () => {
    await open('first')
    await open('second')
  },
  /** As a start that finds its own files emptied. */
  'certificate-left': async () => {
    const { cert } = await open('emptied')
    return ['first', 'second'].find((name) => cert.equals(readFileSync(join(folder, `${name}.cert`))))
  },
  'update-begins': () => begin(places, update, null),
  'update-ends': () => end(places),
  'wish-put-back': () => wishPutBack(places, 'left-by-0.2.0-1', null),
  'update-left': () => ({
    note: underWay(places),
    copy: existsSync(copyOf(places)),
    wishes: ['wish-copy', 'wish-put-back'].filter((name) => existsSync(join(places.backups, name))),
  }),
  /** What the radio is told to forget, and what the modem was asked: the first of all, in a folder that nobody has made. */
  bridge: async () => {
    const outbox = await openOutbox(join(folder, 'bridge'), { clock: systemClock, log: () => {} })
    await outbox.put({ name: 'n1', key: 'k1', press: 'p1', at: 1, topic: 't', payload: '{}' })
    const jobs = await openJobs(join(folder, 'bridge'), { clock: systemClock, log: () => {} })
    await jobs.put('call-1', 'ringing')
  },
  'bridge-left': async () => {
    const outbox = await openOutbox(join(folder, 'bridge'), { clock: systemClock, log: () => {} })
    const jobs = await openJobs(join(folder, 'bridge'), { clock: systemClock, log: () => {} })
    return { waits: outbox.kept.waiting.map(({ press }) => press), jobs: [...jobs.kept] }
  },
  'presses-named': () => tellOfPresses(join(places.backups, 'left-by-0.2.0-1'), places, { dataDir: places.data } as never),
}

const done = await DO[what]?.()
process.stdout.write(`${JSON.stringify(done ?? null)}\n`)
// A certificate is looked at again every minute.
process.exit(0)
