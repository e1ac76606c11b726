import type { Role } from '../../../hub/contract/resources.ts'

export const ROLES: readonly Role[] = ['officer', 'patrol', 'commander', 'staff', 'manager', 'admin']
export const ofShops = (role: Role): boolean => role === 'staff' || role === 'manager'
/** Whose phone is woken by an alarm: the ladder calls patrols and commanders; an officer sits at the desk. */
export const takesAlarms = (role: Role): boolean => role === 'patrol' || role === 'commander'
