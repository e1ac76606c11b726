/**
 * `npm test`: everything the tests need, then all of them, or those named: `npm test -- test/core`.
 * The last line is `N passed, N failed`. Exit code 0 only when tests ran and none failed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildConsoleIfStale } from '../hub/console-build.ts'
import { ensureSystemTools } from './system-tools.ts'

const root = join(import.meta.dirname, '..')
const REPORT = join(root, '.cache/test-report.json')
/** How long each file took, for the order of the next run; beside `test/seconds.json`, which is the same of an earlier one. */
const SECONDS = join(root, '.cache/test-seconds.json')
/** The closing line, for whoever ran this through something that writes after it. */
const SUMMARY = join(root, '.cache/test-summary.txt')

const say = (text: string) => void process.stdout.write(`${text}\n`)

/** The parts of vitest's JSON report that count. */
type Report = { numPassedTests: number; numFailedTests: number; testResults: FileReport[] }
type FileReport = { name: string; startTime: number; endTime: number; status: string; assertionResults: { status: string }[] }

function countResults(): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
    // A file that could not even be read has no failed test in it, and is a failure all the same.
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

/** Of the whole: one file alone takes another time than beside the others. */
function keepSeconds(): void {
  const { testResults } = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  const seconds = testResults.map(
    ({ name, startTime, endTime }) => [relative(root, name), Math.round((endTime - startTime) / 1000)] as const,
  )
  const longestFirst = seconds.sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
  writeFileSync(SECONDS, `${JSON.stringify(Object.fromEntries(longestFirst), null, 2)}\n`)
}

function runVitest(args: string[]): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** A hub that is killed, as most that a test starts, keeps nothing of what it has compiled: one that only refuses its settings does. */
function compileHub(): void {
  spawnSync(process.execPath, [join(root, 'hub/main.ts')], { env: { ...process.env, HUB_HTTP_PORT: 'none' }, stdio: 'ignore' })
}

mkdirSync(join(root, '.cache'), { recursive: true })
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache/compile')
for (const file of [REPORT, SUMMARY]) rmSync(file, { force: true })

await ensureSystemTools(say)
await buildConsoleIfStale(root, () => say('Building the console …')).catch((error: Error) => say(error.message))
compileHub()
const code = await runVitest(process.argv.slice(2))
const { passed, failed } = countResults()
if (passed + failed === 0) say('No test ran.')
if (process.argv.length === 2 && failed === 0 && passed > 0) keepSeconds()
const summary = `${passed} passed, ${failed} failed`
writeFileSync(SUMMARY, `${summary}\n`)
say(summary)
process.exitCode = code !== 0 ? code : failed > 0 || passed === 0 ? 1 : 0
