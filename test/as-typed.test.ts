/** Whoever stands at an installed box is never told to type what that box has not. */
import { expect, it } from 'vitest'
import { asTyped } from '../hub/as-typed.ts'
import { sentences as EN } from '../hub/doctor/i18n/en/sentences.ts'
import { sentences as VI } from '../hub/doctor/i18n/vi/sentences.ts'
import { WORDS } from '../hub/people/words.ts'

it.each([
  ['Làm lại: npm run doctor -- --phone', 'Làm lại: sudo tieng-chuong doctor --phone'],
  ['npm run people -- reset admin     makes', 'sudo tieng-chuong people reset admin     makes'],
  ['or as: sudo -u tieng-chuong npm run doctor', 'or as: sudo tieng-chuong doctor'],
  ['for example: sudo env $(grep -v "^#" /etc/tieng-chuong/hub.env | xargs) npm run doctor', 'for example: sudo tieng-chuong doctor'],
  ['Khởi động: sudo systemctl start tieng-chuong, hoặc npm start. Không', 'Khởi động: sudo systemctl start tieng-chuong. Không'],
])('%s', (typed, instead) => {
  expect(asTyped(typed, true)).toBe(instead)
  expect(asTyped(typed, false)).toBe(typed)
})

it('nothing of npm is left in what doctor and people say', () => {
  const all = JSON.stringify([VI, EN, WORDS.vi, WORDS.en])
  expect(all).toContain('npm run')
  expect(asTyped(all, true)).not.toMatch(/\bnpm\b(?!:)/)
})
