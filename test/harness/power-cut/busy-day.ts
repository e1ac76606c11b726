/** Everything that a hub keeps is changed at once, and what was answered is noted with how much had reached the disk by then. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type person, signIn } from '../api.ts'
import { type Credentials, connectButton } from '../button.ts'
import { PASSWORD } from '../commune.ts'
import { until } from '../until.ts'
import type { Mounted } from './mounted.ts'
import { backupOn, type OnDiskHub, PASSPHRASE, stickOn } from './on-disk-hub.ts'

/** `promised`: what an answer said; `moment`: it had reached the disk by then, bytes of its log. */
export type Promised = { what: 'press' | 'phase' | 'name' | 'person' | 'passphrase' | 'by-hand' | 'by-plan'; value: string; moment: number }

const PHASES = ['ringing', 'acknowledged', 'on-scene', 'closed'] as const
export const atLeast = (phase: string, promised: string): boolean =>
  PHASES.indexOf(phase as never) >= PHASES.indexOf(promised as never) || phase === 'dispatched'
const SOON_MS = 120_000

type Day = {
  disk: Mounted
  hub: OnDiskHub
  now(): number
  promised: Promised[]
  /** Alarms that somebody has begun to answer: those may ring no more, whatever was answered. */
  touched: Set<string>
  buttons: readonly Credentials[]
}

/** The plan for backups, with a passphrase that goes into `secrets.json`. */
export async function planBackups({ disk, hub, now, promised }: Day): Promise<void> {
  const boss = await signIn(hub.http, 'boss', PASSWORD)
  await boss.post('/session/confirm', { password: PASSWORD })
  const places = [{ name: 'USB', kind: 'folder', path: stickOn(disk) }]
  const keep = { daily: 7, weekly: 4, monthly: 12 }
  const reply = await boss.call('PUT', '/backup/plan', { at: '03:30', seal: { kind: 'passphrase' }, passphrase: PASSPHRASE, keep, places })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  promised.push({ what: 'passphrase', value: PASSPHRASE, moment: now() })
}

/**
 * @param turn goes into every name, so that a second day is told from the first
 * @param backups also takes backups, by hand and by the plan
 */
export async function busyDay(day: Day, turn: number, backups: boolean): Promise<void> {
  const { disk, hub, now, promised, touched } = day
  const note = (what: Promised['what'], value: string) => void promised.push({ what, value, moment: now() })
  const boss = await signIn(hub.http, 'boss', PASSWORD)
  const officer = await signIn(hub.http, 'officer', PASSWORD)
  let isOver = false
  const whileItLasts = async (work: (n: number) => Promise<unknown>) => {
    for (let n = 0; !isOver; n += 1) await work(n)
  }
  const everybody = [
    ...day.buttons.map(async (own) => {
      const button = await connectButton(hub.mqtt, own)
      await whileItLasts(async (n) => {
        await button.press({ press: `${turn}-${n}`, at: new Date().toISOString() })
        note('press', `${own.clientId} ${turn}-${n}`)
        // In turn with a question to the pages: ten thousand presses prove no more, and take longer to read than to write.
        await officer.get('/incidents?limit=1')
      })
      await button.end()
    }),
    whileItLasts(async (n) => {
      await boss.patch('/settings', { name: `Tên ${turn * 1_000 + n}` })
      note('name', String(turn * 1_000 + n))
      const username = `nguoi-${turn}-${n}`
      await boss.post('/people', { username, name: username, role: 'admin' })
      note('person', username)
    }),
    whileItLasts(async () => {
      for (const { id } of (await officer.get('/incidents?phase=open&limit=500')).items) {
        touched.add(id)
        for (const [word, phase, body] of ANSWERS) {
          const reply = await officer.call('POST', `/incidents/${id}/${word}`, body)
          // A disk that takes more than 300 ms holds nobody up: the answer says that it is not written.
          if (reply.status < 300 && !reply.body.unwritten) note('phase', `${id} ${phase}`)
        }
      }
      await signIn(hub.http, 'second', PASSWORD)
    }),
  ]
  if (backups) {
    await byHand(day, turn)
    await boss.post('/backup/run')
    await until('the plan has brought a backup', () => named(disk).length > 0, SOON_MS)
    await until('it is on the record', async () => !(await boss.get('/backup/plan')).running, SOON_MS)
    for (const name of named(disk)) note('by-plan', name)
    await byHand(day, turn + 1)
  }
  await until(
    'there is enough to lose',
    () => promised.filter(({ what, value }) => what === 'name' && Number(value) >= turn * 1_000 + 4).length > 0,
    SOON_MS,
  )
  isOver = true
  await Promise.all(everybody)
}

const ANSWERS = [
  ['acknowledge', 'acknowledged', undefined],
  ['arrive', 'on-scene', undefined],
  ['close', 'closed', { disposition: 'fault', note: 'thu' }],
] as const

async function byHand({ disk, now, promised }: Day, n: number): Promise<void> {
  const name = `tay-${n}.chuong`
  const { code, said } = await backupOn(disk, join(stickOn(disk), name))
  if (code !== 0) throw new Error(said)
  promised.push({ what: 'by-hand', value: name, moment: now() })
}

const named = (disk: Mounted) => readdirSync(disk.seen('usb')).filter((name) => name.endsWith('.chuong.age'))

/** Somebody who may see everything, after the cut. */
export const boss = (http: string): Promise<ReturnType<typeof person>> => signIn(http, 'boss', PASSWORD)
