import type { Texts } from '../texts.ts'

export const incident: Texts['incident'] = {
  alarm: 'Alarm',
  quiet: 'Quiet report',
  age: 'Time since the press',
  alert: 'New alarm: {{kind}}, {{site}}, {{address}}',
  ringingTitle: '({{n}}) ALARM: {{site}}',
  challenge: 'challenge word “{{word}}”',
  next: {
    'not-shown': 'Not shown on any duty page yet',
    'not-acknowledged': 'Nobody has acknowledged',
    everybody: 'Still nobody has acknowledged',
    repeat: 'Still nobody has acknowledged — telling all again',
    'not-dispatched': 'Acknowledged but nobody dispatched — it will ring again',
    'ladder-resumes': 'Nobody dispatched — the next levels will be told',
    phones: 'Telling the patrols’ phones again',
    'quiet-ends': 'Quiet report: it ends by itself',
    tell: '{{why}}: {{who}} will be told',
    commanders: 'the commanders',
    in: 'in {{n}} s',
    now: 'telling now…',
    nothing: 'No automatic step is left: waiting for a person.',
  },
  note: {
    title: 'Note for the timeline',
    label: 'Text',
    submit: 'Add note',
  },
}
