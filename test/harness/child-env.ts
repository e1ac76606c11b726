/** What a program gets of this process when a test starts it with an environment of its own: where programs are, and Node's compile cache. */
const { PATH, NODE_COMPILE_CACHE } = process.env

export const CHILD_ENV: Readonly<Record<string, string>> = {
  ...(PATH !== undefined && { PATH }),
  ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }),
}
