/**
 * A new version that is not well makes room for the one before. The data stay as they are whenever the older version can read them;
 * only when it cannot does the copy from the moment of the change come back, and then every press that came in between is named.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { lastSeq, type PressOnRecord, pressesSince } from '../journal/presses-since.ts'
import type { Account } from './accounts.ts'
import { becomesWell } from './health-check.ts'
import type { Places } from './places.ts'
import { putSystemFiles } from './put-files.ts'
import { switchTo, versionOf } from './releases.ts'
import { asText, InstallFault, type Said, say } from './say.ts'
import type { Systemd } from './systemd.ts'
import { copyOf, end, wishPutBack } from './under-way.ts'

type Box = { places: Places; config: Config; systemd: Systemd; hub: Account | null }
const JOURNAL = 'journal.sqlite'

/** Never resolves: it ends in an InstallFault that tells what has been done, or that even the version before is not well. */
export async function goBack(
  { places, config, systemd, hub }: Box,
  { from, to }: { from: string; to: string },
  why: string,
): Promise<never> {
  const [older, newer] = [versionOf(from), versionOf(to)]
  say(`Bản ${newer} không ổn (${why}). Quay về bản ${older}…`, `Version ${newer} is not well (${why}). Going back to ${older}…`)
  putSystemFiles(join(places.releases, from), places)
  switchTo(from, places)
  if ((await starts()) === null) {
    end(places)
    throw wentBack(older, newer, [
      'Dữ liệu giữ nguyên, không mất gì: những lần bấm lúc bản mới chạy vẫn nằm trên bàn trực.',
      'The data are as they were left, nothing is lost: what was pressed while the new version ran stands on the desk.',
    ])
  }
  if (!existsSync(copyOf(places))) throw neitherRuns(newer, older)
  // The older one cannot read what the newer one wrote.
  const aside = `left-by-${newer}-${systemClock.now()}`
  wishPutBack(places, aside, hub)
  const trouble = await starts()
  const told = tellOfPresses(join(places.backups, aside), places, config)
  if (trouble !== null) throw neitherRuns(newer, older)
  end(places)
  throw wentBack(older, newer, told)

  async function starts(): Promise<string | null> {
    await systemd.reload()
    const said = await systemd.restart()
    return said ?? (await becomesWell(config, older, () => systemd.hasGivenUp()))
  }
}

function tellOfPresses(aside: string, places: Places, config: Config): Said {
  const kept: Said = [`Dữ liệu bản mới đã ghi được giữ ở ${aside}.`, `What the new version wrote is kept in ${aside}.`]
  let presses: PressOnRecord[]
  try {
    presses = pressesSince(join(aside, JOURNAL), lastSeq(join(copyOf(places), JOURNAL)))
  } catch (error) {
    return [
      `Dữ liệu được đưa về lúc trước khi cập nhật. KHÔNG ĐỌC ĐƯỢC bản mới đã nhận những lần bấm nào (${(error as Error).message}): GỌI NGAY các cơ sở. ${kept[0]}`,
      `The data are those from before the update. What was pressed meanwhile COULD NOT BE READ: CALL THE SITES NOW. ${kept[1]}`,
    ]
  }
  if (presses.length === 0)
    return [
      `Dữ liệu được đưa về lúc trước khi cập nhật; giữa chừng không ai bấm. ${kept[0]}`,
      `The data are those from before the update; nobody pressed in between. ${kept[1]}`,
    ]
  const lines = presses.map((press) => describe(press, config))
  const file = join(aside, 'presses.txt')
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return [
    `Dữ liệu được đưa về lúc trước khi cập nhật. BẢN MỚI ĐÃ NHẬN ${presses.length} LẦN BẤM KHÔNG CÒN TRÊN BÀN TRỰC. BÁO TRỰC BAN VÀ GỌI NGAY:\n${lines.join('\n')}\n(ghi ở ${file}). ${kept[0]}`,
    `The data are those from before the update. THE NEW VERSION HAD TAKEN ${presses.length} PRESS(ES) THAT ARE NOT ON THE DESK ANY MORE: tell the duty officer and call these sites now. ${kept[1]}`,
  ]
}

/** With the site's name, where the registry still has it. */
function describe({ at, site, button }: PressOnRecord, { dataDir }: Config): string {
  let name = site
  try {
    const text = readFileSync(join(dataDir, 'registry.json'), 'utf8')
    const found = /"name":"((?:[^"\\]|\\.)*)"/.exec(text.slice(text.indexOf(`"id":"${site}"`)))?.[1]
    if (text.includes(`"id":"${site}"`) && found) name = JSON.parse(`"${found}"`)
  } catch {}
  return `  ${new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })}  ${name}  (${site}, ${button})`
}

const wentBack = (older: string, newer: string, told: Said): InstallFault =>
  new InstallFault(
    'went-back',
    [
      `Đã quay về bản ${older}, đang chạy tốt. Bản ${newer} chưa dùng được.`,
      `Version ${older} is back and well. Version ${newer} is not in use.`,
    ],
    told,
  )

function neitherRuns(newer: string, older: string): InstallFault {
  const fault = new InstallFault('unavailable', [
    `BẢN ${newer} VÀ BẢN ${older} ĐỀU KHÔNG CHẠY: KHÔNG AI ĐƯỢC BÁO ĐỘNG. Báo ngay cho các cơ sở. Xem: sudo tieng-chuong log`,
    `NEITHER ${newer} NOR ${older} RUNS: NOBODY IS ALERTED. Tell the sites now. Look at: sudo tieng-chuong log`,
  ])
  process.stderr.write(asText(fault.said[0] as Said))
  return fault
}
