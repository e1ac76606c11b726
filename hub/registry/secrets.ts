import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 192 random bits, base64url: for devices, sessions and invitations. */
export const randomSecret = (): string => randomBytes(24).toString('base64url')

/** Hex. A plain hash is enough for a random secret: there is no dictionary to try. People's passwords go through argon2.ts. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Takes the same time wherever the two differ. */
export const isSecret = (text: string, hash: string): boolean => timingSafeEqual(Buffer.from(sha256(text), 'hex'), Buffer.from(hash, 'hex'))
