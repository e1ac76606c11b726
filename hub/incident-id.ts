import { randomBytes } from 'node:crypto'
import type { IncidentId } from './contract/ids.ts'

/** 80 bits of chance: an id is never used twice, and says nothing about the alarm. */
export const newIncidentId = (): IncidentId => `inc-${randomBytes(10).toString('hex')}` as IncidentId
