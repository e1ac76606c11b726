import { ApiError } from './api-error.ts'

/** The hub asks for the password once more before it does this. */
export const isConfirmFirst = (why: unknown): boolean => why instanceof ApiError && why.code === 'confirm-first'
