import type { IncidentView } from '../../../hub/contract/views.ts'
import type { useCommand } from '../incident/use-command.ts'

export type DialogProps = {
  /** As it was when the dialog opened, or newer; never another incident. */
  view: IncidentView
  command: ReturnType<typeof useCommand>
  onClose: () => void
}
