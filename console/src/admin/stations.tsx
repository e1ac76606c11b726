import { useSteps } from '../path.ts'
import { NewStationPage } from './new-station.tsx'
import { StationPage } from './station.tsx'
import { StationsList } from './stations-list.tsx'

export function Stations() {
  const [, step] = useSteps()
  if (step === 'new') return <NewStationPage />
  return step ? <StationPage key={step} id={step} /> : <StationsList />
}
