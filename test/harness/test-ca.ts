/** A certificate authority that exists for one test run, and a certificate for this machine's loopback signed by it. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

type Pair = { key: Buffer; cert: Buffer }
export type TestCa = Pair & {
  caFile: string
  /** A renewed certificate, for the same names. */
  another(): Promise<Pair>
  remove(): Promise<void>
}

/** @param names as openssl writes them */
export async function makeTestCa(names = 'IP:127.0.0.1,DNS:localhost'): Promise<TestCa> {
  const folder = await mkdtemp(join(tmpdir(), 'tieng-chuong-ca-'))
  const file = (name: string) => join(folder, name)
  const openssl = async (...args: string[]) => {
    await run('openssl', args, { cwd: folder }).catch((error: unknown) => {
      throw new Error('the test certificate cannot be made; openssl is needed (Debian: apt install openssl)', { cause: error })
    })
  }
  await openssl('req', '-x509', ...NEW_KEY, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test CA')
  await writeFile(file('own.ext'), `subjectAltName=${names}\n`)
  const another = async (): Promise<Pair> => {
    await openssl('req', ...NEW_KEY, '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=localhost')
    const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'own.ext']
    await openssl('x509', '-req', '-in', 'own.csr', '-out', 'own.pem', ...signing)
    return { key: await readFile(file('own.key')), cert: await readFile(file('own.pem')) }
  }
  return { caFile: file('ca.pem'), ...(await another()), another, remove: () => rm(folder, { recursive: true, force: true }) }
}
