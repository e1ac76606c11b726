/** A program and its arguments as one line of the environment, taken apart without a shell: nothing in it is expanded or run by surprise. */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

export type CommandLine = readonly [program: string, ...args: string[]]

/** A word, or a part of one: bare, in double quotes, or in single quotes. */
const PART = /[^\s"']+|"([^"]*)"|'([^']*)'/y
const SPACE = /\s*/y

/** Spaces part the words; quotes of either kind hold one together. There is no other rule: no backslash, no variable, no `*`. */
export function splitCommand(text: string): readonly string[] | { fault: string } {
  const words: string[] = []
  let at = skip(SPACE, text, 0)
  while (at < text.length) {
    let word = ''
    for (;;) {
      PART.lastIndex = at
      const found = PART.exec(text)
      if (!found) break
      word += found[1] ?? found[2] ?? found[0]
      at = PART.lastIndex
    }
    if (at < text.length && !/\s/.test(text.charAt(at))) return { fault: `the quote ${text.charAt(at)} is opened and not closed` }
    words.push(word)
    at = skip(SPACE, text, at)
  }
  return words
}

function skip(what: RegExp, text: string, from: number): number {
  what.lastIndex = from
  what.exec(text)
  return what.lastIndex
}

/** @returns the program with its path, or what is wrong with it */
export function readCommand(text: string, path: string): CommandLine | { fault: string } {
  const words = splitCommand(text)
  if ('fault' in words) return words
  const [program = '', ...args] = words
  if (program === '') return { fault: 'it names no program' }
  const places = program.includes('/') ? [program] : path.split(delimiter).map((folder) => join(folder, program))
  if (program.includes('/') && !isAbsolute(program)) return { fault: `${program}: give the whole path, beginning with /` }
  const found = places.find(canBeRun)
  return found === undefined ? { fault: `${program}: there is no such program that could be run` } : [found, ...args]
}

function canBeRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
