import { useSteps } from '../path.ts'
import { NewPersonPage } from './new-person.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonPage } from './person.tsx'

export function People() {
  const [, step] = useSteps()
  if (step === 'new') return <NewPersonPage />
  return step ? <PersonPage key={step} id={step} /> : <PeopleList />
}
