/** The files of a modem that is no hardware: what it answers, and what it takes byte by byte. */
import type { Answer } from './simulated-answers.ts'
import type { SimulatedState } from './simulated-world.ts'

/** A name without its drive is one of the drive that was entered. */
const pathOf = ({ drive }: SimulatedState, name: string): string => (/^[A-Z]:/.test(name) ? name : `${drive}/${name}`)
const used = ({ files }: SimulatedState): number => [...files.values()].reduce((sum, file) => sum + file.length, 0)

function size(state: SimulatedState, name: string): string | null {
  const file = state.files.get(pathOf(state, name))
  return file === undefined ? null : String(file.length)
}

/** The name must be free, and there must be room, or it does not prompt. */
function transfer(state: SimulatedState, given: string): string[] {
  const [, file = '', length = ''] = /^"([^"]+)",(\d+)$/.exec(given) ?? []
  if (state.files.has(file) || used(state) + Number(length) > state.world.roomBytes) return ['ERROR']
  state.files.set(file, Buffer.alloc(0))
  state.awaits = { file, left: Number(length) }
  return []
}

/** SIM800: into a file that is there; 0 from its beginning, 1 behind what it holds; 10,240 bytes at most. */
function write(state: SimulatedState, given: string): string[] {
  const [file = '', mode, length] = given.split(',')
  const left = Number(length)
  if (!state.files.has(file) || left > 10_240 || used(state) + left > state.world.roomBytes) return ['ERROR']
  if (mode === '0') state.files.set(file, Buffer.alloc(0))
  state.awaits = { file, left }
  return []
}

export const FILE_ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [
    /^AT\+FSCD=([A-Z]:)$/,
    (state, drive) => {
      state.drive = drive
      return [`+FSCD: ${drive}/`, 'OK']
    },
  ],
  [
    /^AT\+FSATTRI=(.+)$/,
    (state, name) => {
      const found = size(state, name)
      return found === null ? ['ERROR'] : [`+FSATTRI: ${found}`, 'OK']
    },
  ],
  [
    /^AT\+FSFLSIZE=(.+)$/,
    (state, name) => {
      const found = size(state, name)
      return found === null ? ['ERROR'] : [`+FSFLSIZE: ${found}`, 'OK']
    },
  ],
  [/^AT\+FSDEL=(.+)$/, (state, name) => [state.files.delete(pathOf(state, name)) ? 'OK' : 'ERROR']],
  [
    /^AT\+FSCREATE=(.+)$/,
    (state, name) => {
      if (state.files.has(name)) return ['ERROR']
      state.files.set(name, Buffer.alloc(0))
      return ['OK']
    },
  ],
  [/^AT\+CFTRANRX=(.+)$/, transfer],
  [/^AT\+FSWRITE=(.+)$/, write],
]

/** True when that was the last byte it waited for. */
export function takeByte(state: SimulatedState, byte: number): boolean {
  const { awaits, files, world } = state
  if (!awaits) return false
  if (world.loses > 0) {
    world.loses -= 1
    return false
  }
  files.set(awaits.file, Buffer.concat([files.get(awaits.file) ?? Buffer.alloc(0), Buffer.of(byte)]))
  awaits.left -= 1
  if (awaits.left > 0) return false
  state.awaits = null
  return true
}
