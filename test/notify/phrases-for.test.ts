import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PressKind } from '../../hub/contract/messages.ts'
import { isOfSite, isPhrase, PHRASES, phraseOfSite } from '../../hub/contract/phrases.ts'
import { SiteKind } from '../../hub/contract/resources.ts'
import { phrasesFor, TEST_CALL } from '../../hub/notify/phrases-for.ts'

const alarm = { kind: 'holdup', siteKind: 'gold-shop', siteCode: 'KH-07', drill: false, many: false } as const
/** As somebody hears it who has no recording of the site’s name. */
const heard = (ids: readonly string[]) => ids.flatMap((id) => (isPhrase(id) ? [PHRASES[id].vi] : [])).join(' ')

describe('an alarm', () => {
  test('is said as a person would say it', () => {
    expect(heard(phrasesFor(alarm))).toBe('Báo động cướp. Tại tiệm vàng. Mã số. ca hát không bảy Bấm phím một để nhận.')
    expect(phrasesFor(alarm)).toContain('site-kh-07')
  })

  test('of an exercise begins with it, and others beside it are said', () => {
    const said = heard(phrasesFor({ ...alarm, kind: 'fire', siteKind: 'bank', siteCode: 'B1', drill: true, many: true }))
    expect(said).toBe('Đây là diễn tập. Báo cháy. Tại ngân hàng. Mã số. bê một Và nhiều báo động khác. Bấm phím một để nhận.')
  })

  test('spells what Vietnamese has letters for, without its tones', () => {
    expect(heard(phrasesFor({ ...alarm, siteCode: 'ĐẤƯ/9' }))).toContain('Mã số. đê ớ ư chín Bấm')
    expect(heard(phrasesFor({ ...alarm, siteCode: '金' }))).toBe('Báo động cướp. Tại tiệm vàng. Bấm phím một để nhận.')
  })
})

const code = fc
  .array(fc.oneof(fc.constantFrom(...'KH-07ĐĂÂÊÔƠƯ_./é'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((chars) => chars.join('').replaceAll(/\s/g, '').slice(0, 12))
  .filter((text) => text !== '')

test('whatever the code: only phrases that exist, as many as a modem takes, and the key to press at the end', () => {
  const kinds = fc.constantFrom(...PressKind.enum)
  const sites = fc.constantFrom(...SiteKind.enum)
  fc.assert(
    fc.property(kinds, sites, code, fc.boolean(), fc.boolean(), (kind, siteKind, siteCode, drill, many) => {
      const said = phrasesFor({ kind, siteKind, siteCode, drill, many })
      expect(said.filter((id) => !isPhrase(id) && !isOfSite(id))).toEqual([])
      expect(said.every((id) => /^[A-Za-z0-9_-]{1,32}$/.test(id))).toBe(true)
      expect(said.length).toBeLessThanOrEqual(32)
      expect(said.at(-1)).toBe('press-1')
      expect(said.includes(`alarm-${kind}`)).toBe(true)
    }),
  )
})

test('two codes that are spoken apart never share the recording of a name', () => {
  fc.assert(
    fc.property(code, code, (a, b) => {
      const [one, other] = [phraseOfSite(a), phraseOfSite(b)]
      if (one !== null && one === other) expect(a.normalize('NFC').toLowerCase()).toBe(b.normalize('NFC').toLowerCase())
    }),
  )
  expect(phraseOfSite('ĐA1')).toBe('site-_111_a1')
  expect(phraseOfSite('DA1')).toBe('site-da1')
  expect(phraseOfSite('kh-07')).toBe(phraseOfSite('KH-07'))
  expect(phraseOfSite('金銀銅金銀銅')).toBeNull()
})

test('a test call says that it is one', () => {
  expect(heard(TEST_CALL)).toBe('Đây là cuộc gọi thử. Bấm phím một để nhận.')
})
