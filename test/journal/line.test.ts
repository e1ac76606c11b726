import { afterEach, describe, expect, it } from 'vitest'
import { type Line, openLine } from '../../hub/journal/line.ts'
import { until } from '../harness/until.ts'
import type { Breaking } from './breaking-worker.ts'

describe('a line to a worker', () => {
  const open: Line<Breaking>[] = []
  const ended: string[] = []
  const line = () => {
    ended.length = 0
    const made = openLine<Breaking>(new URL('./breaking-worker.ts', import.meta.url), (why) => ended.push(why))
    open.push(made)
    return made
  }
  afterEach(async () => {
    for (const each of open.splice(0)) await each.end()
  })

  it('answers each call with what its function returns or throws, and goes on after a throw', async () => {
    const { call } = line()
    const failing = call('fail', 'no room')
    const echoing = call('echo', 'chuông')
    await expect(failing).rejects.toThrow('no room')
    expect(await echoing).toBe('chuông')
  })

  it('whose worker dies says so once, and rejects what waits and what comes', async () => {
    const { call } = line()
    const dying = call('die')
    const behind = call('echo', 'anybody?')
    await expect(dying).rejects.toThrow("the journal's thread ended with code 3")
    await expect(behind).rejects.toThrow('ended with code 3')
    await expect(call('echo', 'and now?')).rejects.toThrow('ended with code 3')
    await until('it was told', () => ended.length > 0)
    expect(ended).toEqual(["the journal's thread ended with code 3"])
  })

  it('to a worker that does not answer takes a bounded number of calls', async () => {
    const { call, end } = line()
    const waiting = Array.from({ length: 256 }, () => call('hang').catch((error: Error) => error.message))
    await expect(call('hang')).rejects.toThrow('asked more than it can answer')
    await end()
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['the journal is closed']))
    expect(ended).toEqual([])
  })
})
