/** The users that the hub and the bridge run as: of their own, without a password and without a shell. */
import { readFileSync } from 'node:fs'
import { ran } from './programs.ts'
import { InstallFault } from './say.ts'

export const HUB_USER = 'tieng-chuong'
export const BRIDGE_USER = 'tieng-chuong-bridge'

export type Account = { uid: number; gid: number }

/** Of passwd(5); null: there is no such user. */
export function accountOf(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid !== undefined && gid !== undefined ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Made when it is missing; one that is there stays as it is. */
export async function ensureAccount(name: string, home: string): Promise<Account> {
  const there = accountOf(name)
  if (there) return there
  const { code, said } = await ran('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    home,
    '--shell',
    '/usr/sbin/nologin',
    name,
  ])
  const made = accountOf(name)
  if (code !== 0 || !made)
    throw new InstallFault('permission', [`Không tạo được người dùng ${name}: ${said}`, `The user ${name} could not be made: ${said}`])
  return made
}
