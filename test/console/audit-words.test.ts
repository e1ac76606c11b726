import i18next from 'i18next'
import { expect, it } from 'vitest'
import { auditSentence, GROUPS } from '../../console/src/admin/audit-words.ts'
import { audit } from '../../console/src/i18n/vi/audit.ts'
import { vi } from '../../console/src/i18n/vi.ts'
import { AUDIT_ACTIONS } from '../../hub/contract/audit.ts'

const i18n = i18next.createInstance()
await i18n.init({ lng: 'vi', defaultNS: 'page', ns: ['page'], resources: { vi: { page: vi } }, interpolation: { escapeValue: false } })
const sentence = (entry: object) => auditSentence({ id: '1', at: '2026-11-26T00:00:00Z', ...entry } as never, i18n.t as never)

it('has a sentence for everything that can stand on the record, and offers each to search for', () => {
  expect(Object.keys(audit.did).sort()).toEqual([...AUDIT_ACTIONS].sort())
  expect(Object.values(GROUPS).flat().sort()).toEqual([...AUDIT_ACTIONS].sort())
})

it('says who did what to whom, and of a change which part of it', () => {
  const by = { id: 'p', name: 'Lê Thị Quản Trị' }
  const subject = { kind: 'person', id: 'q', name: 'Tổ 2' }
  expect(sentence({ action: 'PatchPerson', by, subject, fields: ['password'] })).toBe('Lê Thị Quản Trị đổi mật khẩu của Tổ 2')
  expect(sentence({ action: 'PatchPerson', by, subject, fields: ['name', 'role'] })).toBe('Lê Thị Quản Trị sửa Tổ 2: tên, vai trò')
  expect(sentence({ action: 'IncidentClosed', by, subject, detail: 'robbery' })).toMatch(
    /^Lê Thị Quản Trị kết thúc báo động tại Tổ 2: [^r]/,
  )
  expect(sentence({ action: 'HubStarted', detail: '0.1.0' })).toBe('Máy chủ khởi động (phiên bản 0.1.0)')
  expect(sentence({ action: 'SignInRefused' })).toBe('Ai đó nhập sai mật khẩu')
})

it('says something of an action that this page does not know yet', () => {
  expect(sentence({ action: 'Levitated', by: { id: 'p', name: 'An' } })).toContain('Levitated')
})
