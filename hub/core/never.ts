/** Ends every switch over a union: a member nobody handled is a type error here, and a thrown one if it ever arrives. */
export function assertNever(value: never): never {
  throw new Error(`nobody handles ${JSON.stringify(value)}`)
}
