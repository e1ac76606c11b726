/**
 * What an operator sees of signatures, from `npm run release` to `sudo tieng-chuong update` of an archive on a stick: the publisher's
 * newer version is taken; whatever else lies on the stick is refused in words, and the hub that runs was never away.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFailed, onTestFinished } from 'vitest'
import { currentRelease } from '../../hub/install/places.ts'
import { fingerprintOf, keyOf, keysIn, signatureOf } from '../../hub/install/signature.ts'
import { KEYS, SIGNATURE, SUMS, sumsOf } from '../../hub/install/stage.ts'
import { type Box, openBox } from './box.ts'
import { plugIn } from './plug-in.ts'
import { forged, openPublisher, type Publisher, unpackedAt } from './publisher.ts'

const LIMIT = { timeout: 900_000 }
type Release = ReturnType<Publisher['release']>

let work = ''
/** Where the stick is mounted by a desktop: with whatever people call it. */
let stick = ''
let takeOut = () => {}
let template: Box
/** Signed by the first key; by the first, naming the second as well; by the second alone. */
let first: Release
let both: Release
let byNext: Release
/** With everything inside of `first`; without packages, which is enough to be refused, of `first` and `both`. */
let whole = ''
let smallFirst = ''
let small = ''
let secrets: Record<'own' | 'next' | 'stranger', string>

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'chuong-signed-'))
  stick = join(work, 'media/USB công an')
  mkdirSync(stick, { recursive: true })
  takeOut = plugIn(join(work, 'stick.img'), stick)
  const publisher = openPublisher(work)
  const [own, next, stranger] = [publisher.key('own'), publisher.key('next'), publisher.key('stranger')]
  secrets = { own: own.secret, next: next.secret, stranger: stranger.secret }
  // As words 0.9 comes after 0.10.
  first = publisher.release('0.9.0', { RELEASE_KEY: own.secret })
  both = publisher.release('0.10.0', { RELEASE_KEY: own.secret, RELEASE_NEXT_KEY: next.open })
  byNext = publisher.release('0.11.0', { RELEASE_KEY: next.secret })
  whole = unpackedAt(first.archive, join(work, 'whole'))
  smallFirst = unpackedAt(first.small, join(work, 'small-first'))
  small = unpackedAt(both.small, join(work, 'small'))
  template = await openBox()
  const installed = await template.install(whole, '--no-systemd')
  expect(installed).toMatchObject({ code: 0, said: expect.stringContaining(`fingerprint ${first.print}.`) })
}, 600_000)

afterAll(() => {
  template.close()
  takeOut()
  rmSync(work, { recursive: true, force: true })
})

const keyFrom = (file: string) => keyOf(createPublicKey(readFileSync(file, 'utf8')))

function signed(folder: string, secret: string): void {
  replace(folder, SUMS, sumsOf(folder))
  replace(folder, SIGNATURE, signatureOf(readFileSync(join(folder, SUMS)), createPrivateKey(readFileSync(secret, 'utf8'))))
}

/** Never through the name that the other release has too. */
function replace(folder: string, name: string, text: string): void {
  rmSync(join(folder, name), { force: true })
  writeFileSync(join(folder, name), text)
}
const added = (folder: string, name: string, text: string) => replace(folder, name, readFileSync(join(folder, name), 'utf8') + text)
const versioned = (folder: string, version: string) =>
  replace(
    folder,
    'package.json',
    readFileSync(join(folder, 'package.json'), 'utf8').replace(/"version": "[^"]+"/, `"version": "${version}"`),
  )

/** The first version runs on the box. */
async function running() {
  const box = await openBox(template)
  onTestFinished(() => box.close())
  onTestFailed(() => void process.stderr.write(`${box.calls()}${box.log()}`))
  expect(await box.run('systemctl', 'start', 'tieng-chuong.service')).toMatchObject({ code: 0 })
  const version = async () => (await (await fetch(`${box.httpUrl}/api/v1/health`)).json()).version as string
  const pinned = () => keysIn(box.places.releaseKeys)
  const onStick = (archive: string, name = basename(archive)) => {
    for (const ending of ['', '.sha256']) copyFileSync(archive + ending, join(stick, name + ending))
    return join(stick, name)
  }
  /** Everything that a refusal must leave as it is. */
  const state = async () => ({
    process: box.pid(),
    version: await version(),
    release: currentRelease(box.places),
    pinned: pinned(),
    releases: readdirSync(box.places.releases),
    program: readdirSync(box.places.program).sort(),
    backups: readdirSync(box.places.backups),
  })
  return {
    ...box,
    version,
    pinned,
    /** The archive is carried to the box. */
    update: (archive: string, ...flags: string[]) => box.command('update', onStick(archive), ...flags),
    async refused(archive: string, code: number, sentences: readonly [vi: string, en: string], ...flags: string[]) {
      const before = await state()
      const answer = await box.command('update', archive, ...flags)
      for (const sentence of sentences) expect(answer.said).toContain(sentence)
      expect([answer.code, await state()], 'the hub was never away').toEqual([code, before])
    },
    onStick,
  }
}

const SOMEBODY_ELSE = ['NGƯỜI KHÁC ký', 'signed by SOMEBODY ELSE'] as const
const DAMAGED = [
  'Bộ cài bị hỏng: chép lại rồi chạy lại; chưa có gì thay đổi',
  'The archive is damaged: copy it again and run this again',
] as const
const altered = (name: string) => [`đã bị sửa sau khi ký (${name})`, `altered after it was signed (${name})`] as const

it('what the publisher has not signed as it is, is refused from the stick in words, and the hub is never away', LIMIT, async () => {
  const box = await running()
  const make = (name: string, change: (folder: string) => void) => forged(small, join(stick, `tieng-chuong-${name}.tar.gz`), change)
  const [ownPrint, strangerPrint] = [first.print, fingerprintOf(keyFrom(secrets.stranger))]
  const spied = (folder: string) => added(folder, 'hub/main.ts', 'spy()\n')

  const unsigned = await make('unsigned', (folder) => rmSync(join(folder, SIGNATURE)))
  await box.refused(unsigned, 76, [
    `không có chữ ký, còn bản đang cài do khóa ${ownPrint} ký`,
    `has no signature, and the one that is installed is signed by ${ownPrint}`,
  ])
  const stranger = await make('stranger', (folder) => {
    spied(folder)
    replace(folder, KEYS, `${keyFrom(secrets.stranger)}\n`)
    signed(folder, secrets.stranger)
  })
  const theirs = [
    `do NGƯỜI KHÁC ký (${strangerPrint}); máy này chỉ nhận của ${ownPrint}`,
    `signed by SOMEBODY ELSE (${strangerPrint}); this box takes those of ${ownPrint}`,
  ] as const
  await box.refused(stranger, 76, theirs)
  await box.refused(stranger, 76, theirs, '--unsigned', '--allow-older-version')
  await box.refused(await make('altered', spied), 76, altered('hub/main.ts'))
  const summed = await make('summed', (folder) => {
    spied(folder)
    replace(folder, SUMS, sumsOf(folder))
  })
  await box.refused(summed, 76, altered('SHA256SUMS.sig'))
  const borrowed = await make('borrowed', (folder) => replace(folder, SIGNATURE, readFileSync(join(smallFirst, SIGNATURE), 'utf8')))
  await box.refused(borrowed, 76, altered('SHA256SUMS.sig'))

  // The stick was pulled out too early: the sum tells, and where that was left behind the archive itself.
  const half = box.onStick(both.archive)
  truncateSync(half, Math.floor(statSync(half).size / 2))
  await box.refused(half, 65, DAMAGED)
  rmSync(`${half}.sha256`)
  await box.refused(half, 65, DAMAGED)
  await box.refused(join(stick, 'none.tar.gz'), 64, ['Không có tệp', 'There is no file'])
})

it(
  'a newer version of the publisher is taken from the stick; its key is followed by another, and a lost one is replaced by hand',
  LIMIT,
  async () => {
    const box = await running()
    const [own, next] = [keyFrom(secrets.own), keyFrom(secrets.next)]
    expect([box.pinned(), fingerprintOf(own), fingerprintOf(next)]).toEqual([[own], both.print, byNext.print])
    await box.refused(box.onStick(byNext.small), 76, SOMEBODY_ELSE)

    const updated = await box.update(both.archive)
    expect(updated.said).toContain(`Chữ ký đúng: bộ cài từ cùng nơi phát hành (${both.print}).`)
    expect(updated.said).toContain(`The signature is right: from the same publisher (${both.print}).`)
    expect(updated).toMatchObject({ code: 0, said: expect.stringContaining('Done: Tiếng Chuông 0.10.0') })
    expect([box.pinned(), await box.version()]).toEqual([[own, next], '0.10.0'])
    expect(await box.update(byNext.archive)).toMatchObject({ code: 0, said: expect.stringContaining(`same publisher (${byNext.print})`) })
    expect([box.pinned(), await box.version()]).toEqual([[next], '0.11.0'])

    // Whoever has found the old key signs nothing any more, and going back does not bring it back.
    const late = await forged(whole, join(stick, 'late.tar.gz'), (folder) => {
      versioned(folder, '0.12.0')
      signed(folder, secrets.own)
    })
    await box.refused(late, 76, SOMEBODY_ELSE)
    expect(await box.command('go-back')).toMatchObject({ code: 0 })
    expect([box.pinned(), await box.version()]).toEqual([[next], '0.10.0'])
    await box.refused(late, 76, SOMEBODY_ELSE)

    // As the refusal says: only when the publisher confirms.
    rmSync(box.places.releaseKeys)
    const believed = await box.command('update', late)
    expect(believed.said).toContain(`signed by the key with the fingerprint ${first.print}. Compare it`)
    expect([believed.code, await box.version(), box.pinned()]).toEqual([0, '0.12.0', [own]])
  },
)

it('a version older than the one that is installed is refused, unless somebody asks for it in words', LIMIT, async () => {
  const box = await running()
  const make = (of: string, version: string, name: string) =>
    forged(of, join(stick, name), (folder) => {
      versioned(folder, version)
      signed(folder, secrets.own)
    })
  const older = (to: string) =>
    [
      `Bộ cài này là bản ${to}, CŨ HƠN bản 0.9.0 đang cài: không dùng`,
      `This is version ${to}, OLDER than 0.9.0, which is installed: it is not taken`,
    ] as const
  // What the file is called says nothing, and what the release says of itself is signed.
  await box.refused(await make(smallFirst, '0.8.10', 'tieng-chuong-0.99.0.tar.gz'), 76, older('0.8.10'))
  const claims = await forged(smallFirst, join(stick, 'claims.tar.gz'), (folder) => versioned(folder, '0.99.0'))
  await box.refused(claims, 76, altered('package.json'))
  await box.refused(await make(smallFirst, 'newest', 'no-version.tar.gz'), 65, [
    'không ghi đúng số bản',
    'does not say which version it is',
  ])

  // What came before a version is older than it, and the same hand may unpack it and run what is inside.
  const candidate = await make(whole, '0.9.0-rc.1', 'candidate.tar.gz')
  await box.refused(candidate, 76, older('0.9.0-rc.1'))
  await box.refused(candidate, 76, ['sudo tieng-chuong go-back', 'run this again with --allow-older-version'])
  const before = [box.pid(), currentRelease(box.places)]
  const byHand = await box.install(unpackedAt(candidate, join(work, 'by-hand')))
  expect(byHand).toMatchObject({ code: 76, said: expect.stringContaining(older('0.9.0-rc.1')[1]) })
  expect([[box.pid(), currentRelease(box.places)], existsSync(box.places.underWay)]).toEqual([before, false])

  const asked = await box.command('update', '--allow-older-version', candidate)
  expect(asked.said).toMatch(/Version 0\.9\.0-rc\.1 is OLDER than 0\.9\.0[\s\S]*Done: Tiếng Chuông 0\.9\.0-rc\.1/)
  expect([asked.code, await box.version()]).toEqual([0, '0.9.0-rc.1'])
})
