/**
 * `npm run bridge:simulate`: a line without hardware, and a receiver at its far end that does what is typed. The first line it
 * prints is the path for BRIDGE_SERIAL. `-- --protocol surgard`, `-- --key <hex>`.
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { systemClock } from './clock.ts'
import { openSimulatedReceiver } from './simulated-receiver.ts'

const EX_USAGE = 64
const EX_UNAVAILABLE = 69

const say = (text: string) => void process.stdout.write(`${text}\n`)
function fail(text: string, code: number): never {
  process.stderr.write(`${text}\n`)
  process.exit(code)
}

const { protocol, key } = parseArgs({
  options: { protocol: { type: 'string', default: 'sentence' }, key: { type: 'string' } },
}).values
if (protocol !== 'sentence' && protocol !== 'surgard') fail(`--protocol is sentence or surgard, not "${protocol}"`, EX_USAGE)
if (key !== undefined && !/^([0-9a-f]{2}){16,}$/i.test(key)) fail('--key is at least 32 hex digits', EX_USAGE)

const receiver = await openSimulatedReceiver({
  protocol,
  key: key === undefined ? null : Buffer.from(key, 'hex'),
  clock: systemClock,
  say,
}).catch((error: Error) => fail(error.message, EX_UNAVAILABLE))
const FIRST = protocol === 'surgard' ? '1234:001' : 'K01'
say(receiver.path)
say(`BRIDGE_SERIAL=${receiver.path} BRIDGE_PROTOCOL=${protocol}`)

const COMMANDS: Readonly<Record<string, { words: string; does: (device: string, more?: string) => void | Promise<void> }>> = {
  press: { words: `press [${FIRST}] [holdup|fire|duress|test]`, does: (device, kind = 'holdup') => receiver.press(device, kind) },
  beat: { words: `beat [${FIRST}]`, does: receiver.beat },
  tamper: { words: `tamper [${FIRST}]: the case is opened`, does: receiver.tamper },
  damage: { words: `damage [${FIRST}]: a press with one byte bent`, does: receiver.damage },
  noise: { words: 'noise: bytes that mean nothing', does: receiver.noise },
  replay: { words: 'replay: the last press, as if recorded and played again', does: receiver.replay },
  pull: { words: 'pull: the cable is out', does: receiver.pull },
  plug: { words: 'plug: and in again', does: receiver.plug },
}
const help = () => say([...Object.values(COMMANDS).map(({ words }) => `  ${words}`), '  quit'].join('\n'))
help()

let closing = false
async function quit(): Promise<void> {
  if (closing) return
  closing = true
  await receiver.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void quit())

for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', device = FIRST, more] = line.trim().split(/\s+/)
  if (name === 'quit') break
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) await command.does(device, more)
  else if (name !== '') help()
}
await quit()
