/** What a room needs of a logger; hub/log.ts makes one for each room. Never a secret, never a contact's number. */
export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
