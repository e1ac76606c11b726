/** A program that waits in the middle of an installation until a test has looked, or has killed whoever started it. */
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../harness/until.ts'

const LONG_MS = 300_000

/**
 * @param bin stands first on the PATH of what is installed
 * @param program such as `sync`: the one that is held, whenever its arguments match
 */
export function holdAt(bin: string, program: string, args = ''): { reached(): Promise<void>; release(): void } {
  mkdirSync(bin, { recursive: true })
  const [shim, held] = [join(bin, program), join(bin, `.held-${program}`)]
  rmSync(held, { force: true })
  writeFileSync(
    shim,
    `#!/bin/sh
PATH=\${PATH#*:}
case "$*" in
*'${args}'*) : >'${held}'; while [ -e '${shim}' ]; do sleep 0.05; done ;;
esac
exec '${program}' "$@"
`,
  )
  chmodSync(shim, 0o755)
  return {
    reached: async () => void (await until(`${program} ${args} is reached`, () => existsSync(held), LONG_MS)),
    release: () => rmSync(shim, { force: true }),
  }
}
