import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { transaction } from '../../hub/journal/transaction.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const FULL = 2
const levelOf = (db: DatabaseSync) => db.prepare('PRAGMA synchronous').get()?.synchronous

it('a press is answered after an fsync, also when the disk failed in the midst of what needs none', () => {
  const db = new DatabaseSync(`${temporaryFolder()}/j.sqlite`)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (n)')
  const levels: unknown[] = []
  const write = () => {
    levels.push(levelOf(db))
    db.exec('INSERT INTO t VALUES (1)')
  }
  transaction(db, write)
  transaction(db, write, 'NORMAL')
  const exec = db.exec.bind(db)
  db.exec = (sql) => {
    if (sql === 'ROLLBACK') throw new Error('disk I/O error')
    exec(sql)
  }
  const failing = () => {
    throw new Error('disk is full')
  }
  expect(() => transaction(db, failing, 'NORMAL')).toThrow('disk I/O error')
  expect(db.isTransaction, 'the rollback has failed too').toBe(true)
  db.exec = exec
  transaction(db, write)
  expect(levels).toEqual([FULL, FULL - 1, FULL])
  expect(db.prepare('SELECT count(*) AS n FROM t').get()?.n).toBe(3)
  db.close()
})
