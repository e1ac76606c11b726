/** The power of the journal's disk is cut: what reached the platter is all there is (docs/decisions/0043). */
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { type Mounted, NOT_HERE, WHY_NO_CUTS } from '../harness/power-cut/mounted.ts'
import { cutsOf, openPowerCuts } from '../harness/power-cut/power-cut.ts'
import { notes } from './events.ts'
import type { Found } from './on-a-cut-disk.ts'
import { PAST } from './past-on-a-cut-disk.ts'

const program = fileURLToPath(new URL('./on-a-cut-disk.ts', import.meta.url))
const forgetter = fileURLToPath(new URL('./forgetter.ts', import.meta.url))
const CUTS = cutsOf(8)
const WRITTEN = 1_500

it.skipIf(WHY_NO_CUTS !== null)(
  `${CUTS} power cuts: the journal opens, and no acknowledged event is missing, no event twice, no snapshot is a lie${NOT_HERE}`,
  { timeout: 60_000 + CUTS * 10_000 },
  async () => {
    const cuts = await openPowerCuts(64)
    const file = join(cuts.disk.at, 'journal.sqlite')
    const writer = cuts.disk.spawn(process.execPath, [program, 'write', file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const gone = once(writer, 'close')
    const answered: { seq: number; moment: number }[] = []
    for await (const line of createInterface({ input: writer.stdout as NodeJS.ReadableStream })) {
      answered.push({ seq: Number(line), moment: cuts.now() })
      if (answered.length === WRITTEN) writer.kill('SIGKILL')
    }
    await gone

    const moments = answered.map(({ moment }) => moment)
    for (const cut of cuts.plan(CUTS, 0, moments))
      await cuts.after(cut, async (disk) => {
        const { code, said } = await disk.run(process.execPath, [program, 'read', join(disk.at, 'journal.sqlite')])
        expect(code, said).toBe(0)
        const found = JSON.parse(said) as Found
        expect(found.said).toEqual([])
        expect(found.saysIt).toBe(found.snapshot)
        expect(found.events).toEqual(notes(found.snapshot + 1, found.events.length))
        const promised = answered.filter(({ moment }) => moment <= cut.moment).at(-1)?.seq ?? 0
        expect(found.snapshot + found.events.length).toBeGreaterThanOrEqual(promised)
      })
  },
)

it.skipIf(WHY_NO_CUTS !== null)(
  `${CUTS} power cuts while the past is struck out: the record has no gap, nothing that is over rings again, and it comes to its end${NOT_HERE}`,
  { timeout: 60_000 + CUTS * 10_000 },
  async () => {
    const cuts = await openPowerCuts(64, async (disk) => {
      expect(await disk.run(process.execPath, [program, 'fill', join(disk.at, 'journal.sqlite')])).toEqual({ code: 0, said: '' })
    })
    const forget = (disk: Mounted) =>
      disk.run(process.execPath, [forgetter, join(disk.at, 'journal.sqlite'), ...[PAST.before, PAST.now, PAST.seq].map(String)])
    expect(await forget(cuts.disk)).toMatchObject({ code: 0, said: expect.stringContaining('done') })

    for (const cut of cuts.plan(CUTS, 0))
      await cuts.after(cut, async (disk) => {
        const ask = async (what: string) => {
          const { code, said } = await disk.run(process.execPath, [program, what, join(disk.at, 'journal.sqlite')])
          expect(code, said).toBe(0)
          return JSON.parse(said)
        }
        const { events, said }: Found = await ask('read')
        expect(said).toEqual([])
        expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: PAST.seq }, (_, i) => i + 1))
        const open = events.flatMap(({ event }) => (event.type === 'IncidentOpened' ? [event.incident as string] : []))
        const over = new Set(events.flatMap(({ event }) => (event.type === 'IncidentClosed' ? [event.incident as string] : [])))
        expect(open.filter((incident) => !over.has(incident))).toEqual(['new'])
        expect(await forget(disk)).toMatchObject({ code: 0, said: expect.stringContaining('done') })
        expect(await ask('due')).toEqual({ incidents: 0, events: 0 })
        for (const name of readdirSync(disk.seen()))
          if (name !== 'lost+found') expect(readFileSync(disk.seen(name)).includes(PAST.words)).toBe(false)
      })
  },
)
