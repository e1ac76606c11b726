import type { Texts } from '../texts.ts'

export const backup: Texts['backup'] = {
  lead: 'One file with everything: the record, sites, buttons, people, and the hub’s own keys. Keep it as you keep the keys of the house.',
  last: 'Last made from this page: {{time}}, {{by}} ({{size}}).',
  lastOld_one: 'No backup from this page for {{count}} day.',
  lastOld_other: 'No backup from this page for {{count}} days.',
  lastNever: 'None was ever made from this page.',
  lastNote: 'Backups made by the command on the machine are not shown here.',
  make: 'Back up now',
  making: 'The file is made and read back, to be sure that it is whole. Alarms go on as ever; it may take minutes.',
  ready: 'The file is ready ({{size}}), was read back and is whole. It is kept on the hub for 15 minutes.',
  download: 'Download the file',
  failed: 'No backup was made. The hub says: {{said}}',
  restore: 'Restoring',
  restoreLead: 'It is done on the machine, into an empty folder, and not from this page:',
  restoreSteps: {
    stop: 'Stop the hub. Move the old data folder aside; do not delete it.',
    run: 'Run the restore with the file you downloaded:',
    start: 'Start it again. Buttons and phones know it as the same hub; people sign in anew.',
  },
  after: 'What happened after the backup is not in it.',
  sure: 'Your password once more',
  sureLead: 'A backup holds everything, so it must be certain that it is you who sits here.',
  password: 'Your password',
  go: 'Go on',
}
