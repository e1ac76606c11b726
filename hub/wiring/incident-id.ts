import { randomUUID } from 'node:crypto'
import type { IncidentId } from '../contract/ids.ts'

/** 122 bits of chance: an id is never used twice, and says nothing about the alarm. (Node keeps chance for UUIDs in stock: no press waits for it.) */
export const newIncidentId = (): IncidentId => `inc-${randomUUID().replaceAll('-', '')}` as IncidentId
