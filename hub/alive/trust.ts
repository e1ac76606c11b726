/** Whom a beat believes at its other end: the usual roots, and the authority of a neighbour that has its own. */
import { readFileSync } from 'node:fs'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'

/**
 * Made once: given as a list, the roots would be parsed anew for every connection.
 * @param caFile a PEM file (`HUB_ALIVE_CA`), or null: the usual roots alone
 * @throws when the file cannot be read
 */
export function trustOf(caFile: string | null): SecureContext | null {
  return caFile === null ? null : createSecureContext({ ca: [...getCACertificates('default'), readFileSync(caFile, 'utf8')] })
}
