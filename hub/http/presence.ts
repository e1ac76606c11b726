/** Placeholder of the type until the room is filled. */
export type Presence = { attended(person: import('../contract/ids.ts').PersonId): boolean }
