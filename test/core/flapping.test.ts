import { describe, expect, it } from 'vitest'
import { buttonOf, row, town } from './town.ts'

const shops = row('a', 4, { every: 3_000 })

describe('a shop that comes and goes', () => {
  it('is three entries in an hour at most; the third stays, is named flapping, and ends when it has been steady', () => {
    const t = town(shops)
    t.pass(60)
    const began: number[] = []
    for (let n = 0; n < 6; n += 1) {
      t.cut('a0')
      began.push(t.pass(130).filter(({ type }) => type === 'OutageBegan').length)
      t.mend('a0')
      t.pass(60)
    }
    expect(began).toEqual([1, 1, 1, 0, 0, 0])
    expect(t.outages()).toMatchObject([{ flapping: true, buttons: [] }])
    t.pass(500)
    expect(t.outages()).toHaveLength(1)
    t.pass(160)
    expect(t.outages()).toEqual([])
  })

  it('is silent within its one entry, and listed while it is', () => {
    const t = town(shops)
    t.pass(60)
    for (let n = 0; n < 3; n += 1) {
      t.cut('a0')
      t.pass(130)
      t.mend('a0')
      t.pass(60)
    }
    t.cut('a0')
    t.pass(130)
    expect(t.outages()).toMatchObject([{ flapping: true, buttons: [buttonOf('a0')] }])
  })

  it('twice in an hour, or three times in three, it is not', () => {
    const t = town(shops)
    t.pass(60)
    for (const rest of [60, 3_700, 60, 3_700]) {
      t.cut('a0')
      t.pass(130)
      t.mend('a0')
      t.pass(rest)
    }
    expect(t.outages()).toEqual([])
  })
})

describe('a link that is lost over and over', () => {
  const drop = (t: ReturnType<typeof town>, times: number, ...ids: ReturnType<typeof buttonOf>[]) => {
    for (let n = 0; n < times; n += 1) {
      for (const device of ids) t.submit({ type: 'DeviceLost', at: t.now(), device })
      t.pass(10)
      for (const device of ids) t.heard(device)
      t.pass(20)
    }
  }

  it('is one entry for its shop, though nothing was ever missed', () => {
    const t = town(row('a', 3, { buttons: 2, every: 3_000 }))
    t.pass(60)
    drop(t, 5, buttonOf('a0', 0), buttonOf('a0', 1))
    expect(t.outages()).toEqual([])
    drop(t, 4, buttonOf('a0', 0), buttonOf('a0', 1))
    expect(t.outages()).toMatchObject([{ cause: 'site', flapping: true, buttons: [] }])
    t.pass(700)
    expect(t.outages()).toEqual([])
  })

  it('is as it should be for what sleeps between its reports', () => {
    const t = town(row('a', 3, { preset: '30min' }))
    t.pass(60)
    drop(t, 12, buttonOf('a0'))
    expect(t.outages()).toEqual([])
  })
})
