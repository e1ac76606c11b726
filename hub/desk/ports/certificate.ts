/** PEM: the certificate with its chain, and its key. */
export type KeyPair = { cert: Buffer; key: Buffer }

/** The hub's certificate as its listeners use it: renewed without a restart. */
export type Certificate = {
  pair: KeyPair
  /** Hands over every later pair. */
  follow(renewed: (pair: KeyPair) => void): void
}
