import { loadCity } from './load'
import { data } from './zhongshan'

/** The first city. */
export const zhongshan = loadCity(data)
