export const paper = {
  state: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence – Freedom – Happiness',
  date: '{{day}}/{{month}}/{{year}}',
  sign: '(signature and full name)',
  print: 'Print',
}
