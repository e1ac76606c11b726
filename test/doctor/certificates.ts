/** Certificates of a private authority for the doctor's tests, and one whose issuer is missing. */
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

export type Certificates = Awaited<ReturnType<typeof makeCertificates>>

/** @param folder where the files go. The certificates are good for 100 days from now. */
export async function makeCertificates(folder: string) {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  await openssl('req', '-x509', ...NEW_KEY, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '100', '-subj', '/CN=Own CA')
  const sign = async (name: string, extensions: string) => {
    await openssl('req', ...NEW_KEY, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=chuong.example.vn')
    await writeFile(join(folder, `${name}.ext`), `subjectAltName=DNS:chuong.example.vn,IP:127.0.0.2\n${extensions}`)
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '100', '-extfile', `${name}.ext`]
    await openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...by)
  }
  await sign('own', '')
  await sign('link', 'authorityInfoAccess=caIssuers;URI:http://ca.example/ca.pem\n')
  const at = (name: string) => join(folder, name)
  const [own, ca] = await Promise.all([readFile(at('own.pem')), readFile(at('ca.pem'))])
  await writeFile(at('whole.pem'), Buffer.concat([own, ca]))
  await writeFile(at('reversed.pem'), Buffer.concat([ca, own]))
  await writeFile(at('public.pem'), rootCertificates[0] ?? '')
  const { fingerprint256: fingerprint, validToDate, validFromDate } = new X509Certificate(own)
  const chain = [new X509Certificate(own), new X509Certificate(ca)]
  return { at, fingerprint, chain, from: validFromDate.getTime(), to: validToDate.getTime(), read: (path: string) => readFile(path) }
}
