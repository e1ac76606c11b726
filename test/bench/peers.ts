/** Brokers that others would put in our place; a console there is an MQTT subscriber with a session that the broker keeps. */
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { freePort, startProgram, startServer } from './child.ts'
import type { Contestant, Running } from './contestant.ts'
import { newFolder, stopChild } from './leave-nothing.ts'

const MOSQUITTO = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find((path) => existsSync(path))

export const missingPeers: readonly string[] = MOSQUITTO
  ? []
  : ['mosquitto is not installed and is left out; Debian and Ubuntu: apt-get install mosquitto']

export const peers: readonly Contestant[] = [
  { name: 'Aedes 1.2, in memory', promises: 'received', start: startAedes },
  ...(MOSQUITTO ? mosquittos(MOSQUITTO) : []),
]

async function startAedes(): Promise<Running> {
  const { child, ready } = await startProgram(join(import.meta.dirname, 'bare-aedes.ts'), {})
  return running(ready.mqtt, child.pid, () => stopChild(child))
}

function mosquittos(program: string): Contestant[] {
  // It answers --help with 3.
  const said = (() => {
    try {
      return execFileSync(program, ['-h']).toString()
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout)
    }
  })()
  const version = /version (\S+)/.exec(said)?.[1] ?? ''
  const contestant = (name: string, promises: string, settings: readonly string[]): Contestant => ({
    name: `mosquitto ${version}, ${name}`,
    promises,
    start: () => startMosquitto(program, settings),
  })
  return [
    contestant('defaults', 'received', []),
    contestant('saving every change', 'received, saved soon after', [
      'autosave_interval 1',
      'autosave_on_changes true',
      'persistence true',
    ]),
  ]
}

async function startMosquitto(program: string, settings: readonly string[]): Promise<Running> {
  const port = await freePort()
  const folder = newFolder()
  const config = join(folder, 'mosquitto.conf')
  const own = [`listener ${port} 127.0.0.1`, 'allow_anonymous true', `persistence_location ${folder}/`, 'log_type none']
  // As root it would become a user who cannot write here.
  const user = process.getuid?.() === 0 ? ['user root'] : []
  writeFileSync(config, [...own, ...user, ...settings, ''].join('\n'))
  const child = await startServer(program, ['-c', config], port)
  return running(`mqtt://127.0.0.1:${port}`, child.pid, () => stopChild(child))
}

function running(mqttUrl: string, pid: number | undefined, stop: () => Promise<void>): Running {
  if (pid === undefined) throw new Error('it did not start')
  const consoles: MqttClient[] = []
  return {
    mqttUrl,
    pid,
    credentials: (n) => ({ clientId: `button-${n}`, username: `button-${n}`, password: 'x' }),
    async listen(heard) {
      const client = await mqtt.connectAsync(mqttUrl, { clientId: 'console', clean: false, reconnectPeriod: 0 })
      consoles.push(client)
      const presses = new Map<string, number>()
      client.on('message', (topic) => {
        const button = topic.split('/')[1] ?? ''
        presses.set(button, (presses.get(button) ?? 0) + 1)
        heard(button, presses.get(button) ?? 0)
      })
      await client.subscribeAsync('buttons/+/press', { qos: 1 })
    },
    async stop() {
      for (const client of consoles) client.end(true)
      await stop()
    },
  }
}
