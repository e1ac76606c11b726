import '../look/page.css'
import '../incident/texts.ts'
import './texts.ts'
import { lazy, Suspense } from 'react'
import type { Session } from '../../../hub/contract/api.ts'
import { useSteps } from '../path.ts'
import { DeskPage } from './desk-page.tsx'

const WallPage = lazy(() => import('./wall/wall-page.tsx').then((page) => ({ default: page.WallPage })))

/** The desk answers; the wall beside it only shows, and has no frame, no keys and no voice of its own. */
export function DutyPage({ session }: { session: Session }) {
  const [step] = useSteps()
  if (step !== 'wall') return <DeskPage session={session} />
  return (
    <Suspense fallback={null}>
      <WallPage session={session} />
    </Suspense>
  )
}
