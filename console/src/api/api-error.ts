import type { Problem } from '../../../hub/contract/api.ts'

/** A request that did not do what was asked. `unreachable`, `timeout` and `unexpected` are made here, every other code is the hub's. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Problem | null

  constructor(code: string, status: number, problem: Problem | null = null) {
    super(problem?.title ?? code)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.problem = problem
  }
}

export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401

/** The password was right, and a second factor is on. */
export const isCodeNeeded = (error: unknown): boolean => error instanceof ApiError && error.code === 'second-factor-needed'
