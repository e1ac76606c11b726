/** A disk that is too small is told in figures before anything is changed; one that fills up at the change harms no data. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { mustHaveRoom } from '../../hub/install/room.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const BEFORE_UPDATE = join(import.meta.dirname, '../../hub/install/before-update.sh')
const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

it('says what there is, what is needed, what is missing, and what to do', () => {
  const folder = temporaryFolder()
  const needs = [join(folder, 'program/releases'), join(folder, 'backups')].map((each) => ({ folder: each, bytes: 2 ** 52 }))
  expect(() => mustHaveRoom(needs, { backups: '/b' }), 'two folders of one disk share it').toThrow(
    /has \d+ MB free, 8589934592 MB are needed: \d+ MB too few. Nothing was changed[\s\S]*apt clean/,
  )
  mustHaveRoom([{ folder, bytes: 1 }], { backups: '/b' })
})

const DAY = `set -u
mount -t tmpfs -o size=2m tmpfs "$BACKUPS"
head -c 1500000 /dev/zero >"$HUB_DATA_DIR/journal.sqlite"; echo new >"$HUB_DATA_DIR/registry.json"
look() { echo "$1: $(ls "$BACKUPS" | tr '\\n' ' ')| $(ls "$HUB_DATA_DIR" | tr '\\n' ' ')| $(cat "$HUB_DATA_DIR/registry.json")"; }
head -c 1000000 /dev/zero >"$BACKUPS/filler"; : >"$BACKUPS/wish-copy"
sh "$SCRIPT" 2>/dev/null; look 'no room for a copy'
mkdir "$BACKUPS/data-before-update"; echo old >"$BACKUPS/data-before-update/registry.json"; echo aside >"$BACKUPS/wish-put-back"
sh "$SCRIPT" 2>/dev/null; look 'no room to put it back'
rm "$BACKUPS/filler"
sh "$SCRIPT" 2>/dev/null; look 'room again'
`

it.skipIf(!mayMount)(
  `a disk that is full at the change costs neither the start nor the data${mayMount ? '' : ' (not here: root may mount nothing)'}`,
  () => {
    const root = temporaryFolder()
    const script = join(root, 'opt/tieng-chuong/current/hub/install/before-update.sh')
    const [data, backups] = [join(root, 'var/lib/tieng-chuong'), join(root, 'var/backups/tieng-chuong')]
    for (const folder of [dirname(script), data, backups]) mkdirSync(folder, { recursive: true })
    cpSync(BEFORE_UPDATE, script)
    writeFileSync(join(data, 'x.lock'), '')
    const env = { ...process.env, LC_ALL: 'C', HUB_DATA_DIR: data, BACKUPS: backups, SCRIPT: script }
    const { stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', DAY], { env, encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toBe(
      [
        // Neither half a copy nor a wish that would be fulfilled with what a newer version wrote.
        'no room for a copy: filler | journal.sqlite registry.json x.lock | new',
        'no room to put it back: data-before-update filler wish-put-back | journal.sqlite registry.json x.lock | new',
        'room again: aside data-before-update | registry.json x.lock | old',
        '',
      ].join('\n'),
    )
  },
)
