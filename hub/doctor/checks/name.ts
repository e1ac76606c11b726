import { isIP } from 'node:net'
import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

export async function nameCheck({ config, resolve, addresses }: Pick<World, 'config' | 'resolve' | 'addresses'>): Promise<Finding[]> {
  if (config === null) return []
  if (config.publicUrl === null) return [say('name-none')]
  const name = new URL(config.publicUrl).hostname.replace(/^\[|\]$/g, '')
  try {
    const found = isIP(name) ? [name] : await resolve(name)
    const isHere = found.some((address) => addresses().includes(address) || address.startsWith('127.') || address === '::1')
    return [say(isHere ? 'name-ok' : 'name-elsewhere', { name, addresses: found.join(', ') })]
  } catch (error) {
    return [say('name-unknown', { name, why: (error as NodeJS.ErrnoException).code ?? (error as Error).message })]
  }
}
