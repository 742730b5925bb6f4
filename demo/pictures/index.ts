import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Photographs of problems, and of the same places after the work, as files: `road/lin-dongqu-before.jpg` and its small
 * copy `road/lin-dongqu-before-small.jpg` belong to what lin reported of the category road in the town dongqu.
 */

export interface Picture {
  /** JPEG, 1200 × 900. */
  full: Buffer
  /** JPEG, 400 × 300. */
  thumb: Buffer
}

export const PICTURE_SIZE = { width: 1200, height: 900 }

const SMALL = '-small.jpg'
const FULL = '.jpg'

/** Names of the pictures by category, such as `lin-dongqu-before`. */
const names: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, readNames(join(__dirname, name))]),
)

function readNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(FULL) && !file.endsWith(SMALL))
    .map((file) => file.slice(0, -FULL.length))
    .sort()
}

/** Categories that there is a picture of. */
export const pictured: readonly string[] = [...names.keys()]

/**
 * Reads the picture of a place; a place that has none of its own is shown another one of the category, always the same.
 * @param categoryId one of `pictured`
 * @param place such as `lin-dongqu`
 * @throws Error for a category without pictures
 */
export function picture(categoryId: string, place: string, after: boolean): Picture {
  const moment = after ? 'after' : 'before'
  const all = (names.get(categoryId) ?? []).filter((name) => name.endsWith(`-${moment}`))
  const own = `${place}-${moment}`
  const name = all.includes(own) ? own : all[sumOf(place) % all.length]
  if (name === undefined) throw new Error(`there is no picture of ${categoryId}`)
  const path = join(__dirname, categoryId, name)
  return { full: readFileSync(path + FULL), thumb: readFileSync(path + SMALL) }
}

function sumOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
}
