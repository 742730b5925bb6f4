import type { Random } from '../random'

/** The hour and the weather of a picture: every colour that follows from it. */
export interface Light {
  night: boolean
  sky: [top: string, bottom: string]
  sun: string
  cloud: string
  hill: [far: string, near: string]
  skyline: string
  road: string
  pavement: string
  kerb: string
  marking: string
  leaf: [dark: string, light: string]
  /** Laid over everything at the end. */
  veil: { colour: string; opacity: number }
}

const CLEAR: Light = {
  night: false,
  sky: ['#6FB7EE', '#DDF1FB'],
  sun: '#FFE9A8',
  cloud: '#FFFFFF',
  hill: ['#A9CDB8', '#86B79B'],
  skyline: '#B4CFE0',
  road: '#5B626C',
  pavement: '#D3CCC0',
  kerb: '#A79F92',
  marking: '#F2F0E8',
  leaf: ['#2F7D4F', '#4FA068'],
  veil: { colour: '#FFF6DC', opacity: 0.04 },
}
const MORNING: Light = {
  ...CLEAR,
  sky: ['#8CC3EA', '#FDE9CF'],
  sun: '#FFD58A',
  skyline: '#C4CBD6',
  veil: { colour: '#FFB866', opacity: 0.08 },
}
const OVERCAST: Light = {
  ...CLEAR,
  sky: ['#9FB2C2', '#DCE4EA'],
  sun: '#E9EEF2',
  cloud: '#EDF2F5',
  hill: ['#A8BBB2', '#8AA597'],
  skyline: '#AAB9C5',
  road: '#545B64',
  pavement: '#C3BEB5',
  leaf: ['#2E6D4A', '#4A8C61'],
  veil: { colour: '#5D7388', opacity: 0.08 },
}
const DUSK: Light = {
  ...CLEAR,
  sky: ['#5566A0', '#F6B38C'],
  sun: '#FFC27A',
  cloud: '#F7CDB9',
  hill: ['#8A86A6', '#6D7592'],
  skyline: '#8C8BB0',
  road: '#4C515F',
  pavement: '#B9AFA9',
  leaf: ['#2C6049', '#44805B'],
  veil: { colour: '#C9596B', opacity: 0.08 },
}
const NIGHT: Light = {
  ...CLEAR,
  night: true,
  sky: ['#101B36', '#33436C'],
  sun: '#F3EFD6',
  cloud: '#3A4A70',
  hill: ['#24365A', '#1D2D4C'],
  skyline: '#263659',
  road: '#262C3A',
  pavement: '#434A5C',
  kerb: '#333A4B',
  marking: '#8A90A0',
  leaf: ['#173B33', '#23513F'],
  veil: { colour: '#0B1734', opacity: 0.3 },
}

/** @returns the light of a picture taken by day, or at night where the problem shows only then */
export function lightOf(random: Random, atNight: boolean): Light {
  return atNight ? NIGHT : random.pick([CLEAR, CLEAR, MORNING, OVERCAST, DUSK])
}
