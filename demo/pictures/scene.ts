import type { Random } from '../random'
import type { Light } from './light'

/** What a scene is drawn from. `after` draws the same place once the work is done. */
export interface Setting {
  random: Random
  light: Light
  after: boolean
}
export type Draw = (setting: Setting) => string
