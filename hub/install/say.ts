/** What the installer tells whoever ran it: Vietnamese first, English below it. A fault says what to do, and nothing was changed by it. */

/** sysexits.h; 75 (EX_TEMPFAIL) for an update that went back to the version before, 76 (EX_PROTOCOL) for one of unknown hands. */
const EXIT = { usage: 64, damaged: 65, unavailable: 69, 'went-back': 75, io: 74, untrusted: 76, permission: 77, config: 78 } as const

export type Said = readonly [vi: string, en: string]

export class InstallFault extends Error {
  readonly said: readonly Said[]
  readonly why: keyof typeof EXIT
  readonly exitCode: number
  constructor(why: keyof typeof EXIT, ...said: Said[]) {
    super(said.map(([, en]) => en).join('\n'))
    this.why = why
    this.said = said
    this.exitCode = EXIT[why]
  }
}

export const asText = ([vi, en]: Said): string => `${vi}\n    ${en}\n`
export const say = (vi: string, en: string): void => void process.stdout.write(asText([vi, en]))

/** Several sentences under one heading, as a list. */
export function list(heading: Said, items: readonly Said[]): void {
  say(...heading)
  for (const [vi, en] of items) process.stdout.write(`  • ${vi}\n    ${en}\n`)
}

/** In this order: what comes after it is of no use before. */
export function steps(heading: Said, items: readonly Said[]): void {
  say(...heading)
  for (const [at, [vi, en]] of items.entries()) process.stdout.write(`  ${at + 1}. ${vi}\n     ${en}\n`)
}
