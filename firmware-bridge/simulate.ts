/**
 * `npm run bridge:simulate`: a line without hardware, and a receiver or a modem at its far end that does what is typed. The first
 * line it prints is the path for BRIDGE_SERIAL. `-- --protocol surgard`, `-- --protocol modem`, `-- --key <hex>`.
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { systemClock } from './clock.ts'
import { createSimulatedModem } from './modem/simulated-modem.ts'
import { openSimulatedLine } from './simulated-line.ts'
import { openSimulatedReceiver } from './simulated-receiver.ts'

const EX_USAGE = 64
const EX_UNAVAILABLE = 69

type Commands = Readonly<Record<string, { words: string; does: (...words: string[]) => void | Promise<void> }>>
type Simulated = { path: string; commands: Commands; close(): Promise<void> }

const say = (text: string) => void process.stdout.write(`${text}\n`)
function fail(text: string, code: number): never {
  process.stderr.write(`${text}\n`)
  process.exit(code)
}

const { protocol, key } = parseArgs({
  options: { protocol: { type: 'string', default: 'sentence' }, key: { type: 'string' } },
}).values
if (protocol !== 'sentence' && protocol !== 'surgard' && protocol !== 'modem')
  fail(`--protocol is sentence, surgard or modem, not "${protocol}"`, EX_USAGE)
if (key !== undefined && !/^([0-9a-f]{2}){16,}$/i.test(key)) fail('--key is at least 32 hex digits', EX_USAGE)

const FIRST = protocol === 'surgard' ? '1234:001' : 'K01'
const opening = protocol === 'modem' ? atModem() : atReceiver(protocol)
const simulated = await opening.catch((error: Error) => fail(error.message, EX_UNAVAILABLE))
const { commands: COMMANDS } = simulated
say(simulated.path)
say(`BRIDGE_SERIAL=${simulated.path} BRIDGE_PROTOCOL=${protocol}`)

async function atReceiver(protocol: 'sentence' | 'surgard'): Promise<Simulated> {
  const receiver = await openSimulatedReceiver({
    protocol,
    key: key === undefined ? null : Buffer.from(key, 'hex'),
    clock: systemClock,
    say,
  })
  const { path, close } = receiver
  const commands: Commands = {
    press: { words: `press [${FIRST}] [holdup|fire|duress|test]`, does: (device = FIRST, kind = 'holdup') => receiver.press(device, kind) },
    beat: { words: `beat [${FIRST}]`, does: (device = FIRST) => receiver.beat(device) },
    tamper: { words: `tamper [${FIRST}]: the case is opened`, does: (device = FIRST) => receiver.tamper(device) },
    damage: { words: `damage [${FIRST}]: a press with one byte bent`, does: (device = FIRST) => receiver.damage(device) },
    noise: { words: 'noise: bytes that mean nothing', does: () => receiver.noise() },
    replay: { words: 'replay: the last press, as if recorded and played again', does: () => receiver.replay() },
    pull: { words: 'pull: the cable is out', does: () => receiver.pull() },
    plug: { words: 'plug: and in again', does: () => receiver.plug() },
  }
  return { path, commands, close }
}

async function atModem(): Promise<Simulated> {
  const line = await openSimulatedLine({ clock: systemClock, heard: (bytes) => modem.heard(bytes) })
  const modem = createSimulatedModem({ clock: systemClock, write: line.write, told: say })
  const network = (registration: number) => {
    modem.world.registration = registration
    modem.say(`+CREG: ${registration}`)
  }
  const commands: Commands = {
    sms: {
      words: 'sms 0987654321 text: a message comes in',
      does: (from = '0987654321', ...text) => modem.receive(from, text.join(' ') || 'OK'),
    },
    ringing: { words: 'ringing: it rings at the far end', does: () => modem.ringsThere() },
    answer: { words: 'answer: the far end answers', does: () => modem.answered() },
    key: { words: 'key [1]: a key is pressed there', does: (digit = '1') => modem.press(digit) },
    hangup: { words: 'hangup: the far end hangs up', does: () => modem.hangUp() },
    lose: { words: 'lose: no network', does: () => network(2) },
    find: { words: 'find: and back', does: () => network(1) },
    silent: { words: 'silent: it says nothing until it is reset', does: () => void Object.assign(modem.world, { isSilent: true }) },
    hang: { words: 'hang: it hears nothing either', does: () => void Object.assign(modem.world, { isHung: true }) },
    restart: { words: 'restart: it has its power back', does: () => modem.restart() },
    pull: { words: 'pull: the cable is out', does: () => line.pull() },
    plug: { words: 'plug: and in again', does: () => line.plug() },
  }
  return { path: line.path, commands, close: line.close }
}

const help = () => say([...Object.values(COMMANDS).map(({ words }) => `  ${words}`), '  quit'].join('\n'))
help()

let closing = false
async function quit(): Promise<void> {
  if (closing) return
  closing = true
  await simulated.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void quit())

for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', ...words] = line.trim().split(/\s+/)
  if (name === 'quit') break
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) await command.does(...words)
  else if (name !== '') help()
}
await quit()
