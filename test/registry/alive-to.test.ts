import { expect, it } from 'vitest'
import type { AliveTo } from '../../hub/contract/watched.ts'
import { setAliveTo } from '../../hub/registry/alive-to.ts'
import { firstData } from '../../hub/registry/data.ts'

const BROKER = { url: 'mqtts://broker.example', topic: 'alive', username: 'hub' }

/** What is kept after these were said, one after the other. */
function kept(...said: AliveTo[]): AliveTo {
  let data = firstData()
  for (const to of said) {
    const made = setAliveTo(data, { type: 'SetAliveTo', to, at: 0, by: null } as never, {} as never)
    if ('data' in made) data = made.data
  }
  return data.aliveTo
}

it('a broker’s password stays when it is left out, and goes with another broker or another user', () => {
  const first = { mqtt: { ...BROKER, password: 'secret' } }
  expect(kept(first, { mqtt: { ...BROKER, topic: 'other' } })).toEqual({ mqtt: { ...BROKER, topic: 'other', password: 'secret' } })
  expect(kept(first, { mqtt: { ...BROKER, url: 'mqtts://elsewhere.example' } }).mqtt).not.toHaveProperty('password')
  expect(kept(first, { mqtt: { ...BROKER, username: 'other' } }).mqtt).not.toHaveProperty('password')
  expect(kept(first, {})).toEqual({})
})

it('a broker on a private network, or without a password, may be plain', () => {
  const plain = { url: 'mqtt://10.77.0.2', topic: 'alive', username: 'hub', password: 'secret' }
  expect(kept({ mqtt: plain })).toEqual({ mqtt: plain })
  expect(kept({ mqtt: { url: 'mqtt://broker.example', topic: 'alive' } })).toEqual({
    mqtt: { url: 'mqtt://broker.example', topic: 'alive' },
  })
})
