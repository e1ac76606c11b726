/** What a version took that is not on the desk any more, because the data from before it came back: told to whoever stands there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { lastSeq, type PressOnRecord, pressesSince } from '../journal/presses-since.ts'
import type { Places } from './places.ts'
import { put } from './put-files.ts'
import type { Said } from './say.ts'
import { copyOf } from './under-way.ts'

const JOURNAL = 'journal.sqlite'

/** @param aside the folder with what the newer version wrote */
export function tellOfPresses(aside: string, places: Places, config: Config): Said {
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
  put(file, `${lines.join('\n')}\n`, 0o600)
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
