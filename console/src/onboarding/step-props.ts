import type { Site } from '../../../hub/contract/resources.ts'

export type StepProps = { site: Site; next: () => void }
