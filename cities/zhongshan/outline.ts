import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outlineFrom } from '../outline'

/** Where the city ends; the file names its source. */
export const outline = outlineFrom(readFileSync(join(__dirname, 'outline.geojson'), 'utf8'))
