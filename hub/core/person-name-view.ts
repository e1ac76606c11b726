/** What a person is called where they are spoken of; somebody whom the registry has forgotten is called what they were. */
import type { PersonId } from '../contract/ids.ts'
import type { Directory } from './directory.ts'

const FORMER = { vi: 'Người đã thôi việc', en: 'Former member of staff' }

type Known = { people: ReadonlyMap<PersonId, { name: string }>; settings: Pick<Directory['settings'], 'languages'> }

export const personName = (id: PersonId, { people, settings }: Known): string =>
  people.get(id)?.name ?? FORMER[settings.languages[0] === 'en' ? 'en' : 'vi']
