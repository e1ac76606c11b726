import { expect, test } from 'vitest'
import { voiceFor } from '../../console/src/siren/voice-for.ts'
import type { IncidentView } from '../../hub/contract/views.ts'

const ringing = (part: Partial<IncidentView>) => ({ kind: 'holdup', ringing: true, quiet: false, told: ['here'], ...part }) as IncidentView

test('a desk sounds only for what rings, is loud, and was told to it', () => {
  expect(voiceFor([ringing({})], 'here')).toBe('holdup')
  expect(voiceFor([ringing({ ringing: false })], 'here')).toBeNull()
  expect(voiceFor([ringing({ quiet: true })], 'here')).toBeNull()
  expect(voiceFor([ringing({})], 'elsewhere')).toBeNull()
  expect(voiceFor([ringing({})], undefined)).toBeNull()
})

test('fire has a sound of its own, and a hold-up beside it is heard over it', () => {
  const fire = ringing({ kind: 'fire' })
  expect(voiceFor([fire], 'here')).toBe('fire')
  expect(voiceFor([fire, ringing({})], 'here')).toBe('holdup')
})
