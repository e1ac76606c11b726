/** Whom a push service may write to: the office's own address goes before the one of the machine. */
import type { Config } from '../config.ts'
import type { Registry } from '../desk/ports/registry.ts'

export function contactOf(registry: Pick<Registry, 'directory'>, config: Pick<Config, 'contact'>): string {
  const { contact } = registry.directory().settings
  return contact ? `mailto:${contact}` : config.contact
}
