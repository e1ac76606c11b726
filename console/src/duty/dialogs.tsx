import { CloseDialog } from './close-dialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { DispatchDialog } from './dispatch-dialog.tsx'
import { HandoverDialog } from './handover-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'

export type DialogName = 'dispatch' | 'note' | 'close' | 'handover'
export function Dialogs({ name, ...props }: { name: DialogName } & DialogProps) {
  switch (name) {
    case 'dispatch':
      return <DispatchDialog {...props} />
    case 'note':
      return <NoteDialog {...props} />
    case 'close':
      return <CloseDialog {...props} />
    case 'handover':
      return <HandoverDialog {...props} />
  }
}
