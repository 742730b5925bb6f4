import type { Random } from '../random'
import type { Light } from './light'
import { ellipse, path, rect, repeat } from './svg'

/** 骑楼: the arcaded shop houses of the Pearl River delta, and plain flats between them. */

const WALLS = ['#F1E2C4', '#EFCFC0', '#CFE3D6', '#C9DDEA', '#E6C9A8', '#E9D9DE', '#D9D6C4', '#F4EBDD']
const NIGHT_WALLS = ['#4A4F68', '#545068', '#3F4F62', '#4D4A5C', '#585563', '#414A66']
const AWNINGS = ['#C75B4A', '#3F7F74', '#3E6C9E', '#D1973C', '#7C6AA0']

/** Where the houses stand. */
export const GROUND = 570

interface House {
  x: number
  width: number
  storeys: number
  wall: string
}

const STOREY = 86
const ARCADE = 120

function glass(random: Random, light: Light): string {
  if (!light.night) return '#6F93AE'
  return random.chance(0.4) ? '#FFD98A' : '#252C42'
}

function windows(house: House, random: Random, light: Light): string {
  const count = Math.max(2, Math.round(house.width / 82))
  const step = house.width / count
  return repeat(house.storeys * count, (index) => {
    const x = house.x + (index % count) * step + step / 2 - 19
    const y = GROUND - ARCADE - (Math.floor(index / count) + 1) * STOREY + 20
    return [
      rect(x - 5, y - 5, 48, 60, light.night ? '#2E3448' : '#FFFFFF', { radius: 4, opacity: 0.75 }),
      rect(x, y, 38, 50, glass(random, light), { radius: 2 }),
      rect(x + 17, y, 4, 50, light.night ? '#2E3448' : '#FFFFFF', { opacity: 0.8 }),
      rect(x - 8, y + 56, 54, 6, '#000000', { opacity: 0.12 }),
    ].join('')
  })
}

function arcade(house: House, random: Random, light: Light): string {
  const top = GROUND - ARCADE
  const shop = light.night ? (random.chance(0.45) ? '#F1BC6A' : '#1D2334') : '#50606E'
  const columns = Math.max(2, Math.round(house.width / 110))
  const step = (house.width - 18) / columns
  return [
    rect(house.x + 12, top + 22, house.width - 24, ARCADE - 22, shop),
    rect(house.x + 12, top + 22, house.width - 24, 26, '#000000', { opacity: 0.22 }),
    path(
      `M${house.x + 6} ${top + 14} h${house.width - 12} l8 26 h${-(house.width + 4)} z`,
      random.pick(AWNINGS),
      { opacity: light.night ? 0.6 : 1 },
    ),
    repeat(columns + 1, (index) => rect(house.x + index * step, top + 8, 18, ARCADE - 8, house.wall)),
    repeat(columns + 1, (index) =>
      rect(house.x + index * step + 12, top + 8, 6, ARCADE - 8, '#000000', { opacity: 0.1 }),
    ),
  ].join('')
}

function roof(house: House, random: Random, light: Light): string {
  const top = GROUND - ARCADE - house.storeys * STOREY
  const middle = house.x + house.width / 2
  const cornice =
    rect(house.x - 6, top - 12, house.width + 12, 14, house.wall) +
    rect(house.x - 6, top, house.width + 12, 6, '#000000', { opacity: 0.14 })
  if (random.chance(0.45)) {
    return (
      cornice +
      path(`M${middle - 60} ${top - 10} q60 -66 120 0 z`, house.wall) +
      ellipse(middle, top - 20, 12, 10, light.night ? '#2A3046' : '#B7A68C')
    )
  }
  const tank = random.chance(0.5)
    ? rect(house.x + house.width * 0.65, top - 52, 46, 40, light.night ? '#39415A' : '#AEBBC6', { radius: 6 })
    : ''
  return tank + cornice
}

function house(one: House, random: Random, light: Light): string {
  const top = GROUND - ARCADE - one.storeys * STOREY
  return [
    roof(one, random, light),
    rect(one.x, top, one.width, GROUND - top, one.wall),
    rect(one.x + one.width - 14, top, 14, GROUND - top, '#000000', { opacity: 0.07 }),
    windows(one, random, light),
    arcade(one, random, light),
  ].join('')
}

/** @returns a row of houses across the picture, and where their roofs are */
export function houseRow(random: Random, light: Light): string {
  const walls = light.night ? NIGHT_WALLS : WALLS
  let x = -random.between(0, 80)
  let row = ''
  let last = ''
  while (x < 1200) {
    const width = random.between(180, 300)
    const wall = random.pick(walls.filter((colour) => colour !== last))
    row += house({ x, width, storeys: random.whole(1, 3), wall }, random, light)
    last = wall
    x += width + random.pick([4, 4, 34])
  }
  return row
}
