/** The whole hub as `npm start` runs it: hub/main.ts, a real data folder, its defaults. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IncidentView } from '../../hub/contract/views.ts'
import { OFFICER, type Town } from '../harness/town.ts'
import { startProgram } from './child.ts'
import { type Console, signIn } from './console.ts'
import type { Contestant, Running } from './contestant.ts'
import { newFolder, stopChild } from './leave-nothing.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'hub', 'main.ts')

export type RunningHub = Running & { httpUrl: string; folder: string }

/** @param nodeFlags for a profile: `--cpu-prof` */
export async function startHub(town: Town, folder = newFolder(), nodeFlags: readonly string[] = []): Promise<RunningHub> {
  writeFileSync(join(folder, 'registry.json'), town.file)
  return await runHub(folder, town, nodeFlags)
}

/** On a data folder that is there already. */
export async function runHub(folder: string, town: Town, nodeFlags: readonly string[] = []): Promise<RunningHub> {
  const env = { HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', UV_THREADPOOL_SIZE: '16' }
  const { child, ready } = await startProgram(MAIN, env, nodeFlags)
  const { http, mqtt } = ready
  if (child.pid === undefined || http === undefined) throw new Error('the hub named no address')
  const consoles: Console[] = []
  return {
    mqttUrl: mqtt,
    httpUrl: http,
    folder,
    pid: child.pid,
    credentials(n) {
      const own = town.credentials[n]
      if (!own) throw new Error(`there is no button ${n}`)
      return own
    },
    async listen(heard) {
      const officer = await signIn(http, OFFICER)
      consoles.push(officer)
      await officer.call('POST', '/duty')
      await officer.feed((event, data) => {
        if (event !== 'incident') return
        for (const { id, presses } of (JSON.parse(data) as IncidentView).buttons) heard(id, presses)
      })
    },
    async stop() {
      for (const one of consoles) one.close()
      await stopChild(child)
    },
  }
}

export const ourHub = (town: Town): Contestant => ({
  name: 'Tieng Chuong',
  promises: 'on disk and decided',
  start: () => startHub(town),
})
