import { sky } from '../backdrop'
import { houseRow } from '../houses'
import { cone, person, plant, tree } from '../props'
import type { Draw } from '../scene'
import { HEIGHT, WIDTH, at, circle, ellipse, line, path, rect, repeat } from '../svg'

/** What is wrong with water: puddles, drains, covers, pipes and the river. */

function grate(x: number, y: number): string {
  return at(
    x,
    y,
    1,
    rect(-70, -22, 140, 44, '#3A4048', { radius: 6 }),
    repeat(6, (index) => rect(-58 + index * 21, -14, 10, 28, '#15181C', { radius: 4 })),
  )
}

export const flood: Draw = ({ random, light, after }) => {
  if (after) return [grate(560, 716), person(760, 672, 1.05, random), plant(980, 664, light)].join('')
  return [
    path(
      'M-20 720 Q160 640 420 668 T820 650 Q1040 640 1240 700 V860 Q980 900 620 876 T-20 850 Z',
      '#8D8B6E',
      { opacity: 0.88 },
    ),
    path('M-20 742 Q200 690 460 712 T900 700 T1240 740 V790 Q800 760 400 790 T-20 800 Z', light.sky[1], {
      opacity: 0.35,
    }),
    repeat(7, (index) =>
      line(`M${90 + index * 160} ${740 + (index % 3) * 34} q40 -12 80 0`, '#FFFFFF', 4, { opacity: 0.5 }),
    ),
    grate(600, 770).replace('<g ', '<g opacity="0.35" '),
    repeat(22, () =>
      ellipse(
        random.between(420, 800),
        random.between(730, 810),
        13,
        6,
        random.pick(['#7A5B34', '#8F7A3A', '#5B6B39']),
      ),
    ),
    repeat(70, () => {
      const x = random.between(0, WIDTH)
      const y = random.between(0, 640)
      return line(`M${Math.round(x)} ${Math.round(y)} l-8 34`, '#EAF3FA', 2, { opacity: 0.5 })
    }),
    person(230, 724, 1.15, random),
  ].join('')
}

export const manhole: Draw = ({ random, after }) => {
  const x = random.between(480, 700)
  const ring = ellipse(x, 790, 128, 44, '#7C8087') + ellipse(x, 790, 112, 37, after ? '#4A4F57' : '#0D0F12')
  if (after) {
    return [
      ring,
      ellipse(x, 790, 84, 27, 'none', { stroke: '#6B7079', width: 6 }),
      ellipse(x, 790, 48, 15, 'none', { stroke: '#6B7079', width: 6 }),
      repeat(8, (index) =>
        ellipse(x + Math.cos(index * 0.785) * 66, 790 + Math.sin(index * 0.785) * 21, 8, 3, '#7D838C'),
      ),
      person(x + 330, 680, 1.05, random),
    ].join('')
  }
  return [
    ring,
    path(`M${x - 100} 800 Q${x} 836 ${x + 104} 796 Q${x} 812 ${x - 100} 800 Z`, '#3A3F47'),
    `<g transform="rotate(-14 ${x + 130} 770)">${ellipse(x + 140, 764, 118, 34, '#2F343B')}${ellipse(x + 140, 756, 118, 34, '#565C65')}${ellipse(x + 140, 756, 80, 22, 'none', { stroke: '#737983', width: 6 })}</g>`,
    line(`M${x - 190} 820 l60 -14 M${x - 170} 760 l44 10 M${x + 100} 850 l40 16`, '#2E3238', 5),
    cone(x - 240, 850, 1),
  ].join('')
}

export const burst: Draw = ({ random, light, after }) => {
  const x = 600
  if (after)
    return [
      rect(x - 150, 738, 300, 96, '#3E444D', { radius: 4 }),
      ellipse(x, 786, 46, 16, '#5E656F'),
      ellipse(x, 786, 30, 10, 'none', { stroke: '#8B919A', width: 4 }),
      person(330, 672, 1.05, random),
      plant(880, 664, light),
    ].join('')
  return [
    ellipse(x, 806, 420, 66, '#7FB2D0', { opacity: 0.7 }),
    ellipse(x, 806, 260, 38, '#B5D8EA', { opacity: 0.7 }),
    path(
      `M${x - 26} 806 C${x - 60} 640 ${x - 150} 520 ${x - 190} 640 C${x - 120} 600 ${x - 70} 660 ${x - 10} 806 Z`,
      '#CFE8F4',
      { opacity: 0.9 },
    ),
    path(
      `M${x + 26} 806 C${x + 60} 640 ${x + 150} 520 ${x + 190} 640 C${x + 120} 600 ${x + 70} 660 ${x + 10} 806 Z`,
      '#CFE8F4',
      { opacity: 0.9 },
    ),
    path(
      `M${x - 34} 806 C${x - 40} 600 ${x - 30} 500 ${x} 440 C${x + 30} 500 ${x + 40} 600 ${x + 34} 806 Z`,
      '#E6F4FA',
      { opacity: 0.95 },
    ),
    repeat(46, () =>
      circle(x + random.between(-240, 240), random.between(430, 780), random.between(3, 8), '#FFFFFF', {
        opacity: 0.8,
      }),
    ),
    cone(x - 330, 840, 1),
    cone(x + 340, 840, 1),
  ].join('')
}

function water(after: boolean): [surface: string, deep: string] {
  return after ? ['#6FB7C4', '#3E8CA0'] : ['#5F6B4A', '#3C4632']
}

function egret(x: number, y: number): string {
  return at(
    x,
    y,
    1,
    line('M-6 0 V-40 M6 0 V-40', '#4A4F57', 4),
    path('M-40 -44 Q-10 -84 34 -60 Q10 -34 -40 -44 Z', '#FFFFFF'),
    line('M30 -62 Q52 -96 36 -116', '#FFFFFF', 9),
    circle(36, -120, 9, '#FFFFFF'),
    path('M42 -122 l28 4 l-28 4 z', '#E9B44C'),
  )
}

/** A whole view of its own: the river with both banks. */
export const river: Draw = ({ random, light, after }) => {
  const [surface, deep] = water(after)
  const shimmer = repeat(26, () =>
    line(
      `M${Math.round(random.between(-40, 1160))} ${Math.round(random.between(600, 880))} q40 -8 90 0`,
      '#FFFFFF',
      4,
      { opacity: after ? 0.4 : 0.12 },
    ),
  )
  return [
    sky(random, light),
    houseRow(random, light),
    repeat(4, (index) => tree(index * 330 + 60, 580, random.between(0.6, 0.8), random, light)),
    rect(0, 556, WIDTH, 40, '#B9AFA0'),
    repeat(24, (index) => rect(index * 52, 524, 8, 36, '#DAD5CB')),
    rect(0, 522, WIDTH, 8, '#DAD5CB'),
    rect(0, 590, WIDTH, HEIGHT - 590, surface),
    path('M0 700 Q300 660 600 700 T1200 700 V900 H0 Z', deep, { opacity: 0.8 }),
    shimmer,
    after
      ? lotus(random.whole(760, 900)) + egret(300, 760) + egret(180, 820)
      : outfall(random.whole(560, 760)) + floating(random),
  ].join('')
}

function lotus(x: number): string {
  return (
    repeat(6, (index) =>
      ellipse(
        x + (index % 3) * 110 - 60,
        770 + Math.floor(index / 3) * 66,
        62,
        18,
        index % 2 ? '#4F9A62' : '#3F8654',
      ),
    ) +
    at(
      x + 40,
      758,
      1,
      path('M0 0 q-34 -20 -10 -54 q10 -10 10 -20 q0 10 10 20 q24 34 -10 54 z', '#F2A7BD'),
      path('M0 0 q-60 -10 -44 -36 q30 0 44 36 z M0 0 q60 -10 44 -36 q-30 0 -44 36 z', '#E98BA7'),
    )
  )
}

function outfall(x: number): string {
  return [
    path(
      `M${x - 36} 612 C${x - 60} 700 ${x - 150} 760 ${x - 220} 810 H${x + 190} C${x + 90} 760 ${x + 50} 700 ${x + 36} 612 Z`,
      '#262A22',
      { opacity: 0.85 },
    ),
    circle(x, 596, 52, '#8C9197'),
    circle(x, 596, 38, '#1B1D1A'),
    repeat(5, (index) =>
      ellipse(x - 130 + index * 70, 806 + (index % 2) * 14, 44, 12, '#D8D6C4', { opacity: 0.75 }),
    ),
  ].join('')
}

function floating(random: {
  between(a: number, b: number): number
  pick<T>(items: readonly T[]): T
}): string {
  return repeat(16, () =>
    rect(
      random.between(40, 1120),
      random.between(690, 870),
      random.between(18, 44),
      random.between(8, 16),
      random.pick(['#E9E9E4', '#C9524A', '#7FB2D0', '#D9B44A', '#A9824D']),
      { radius: 6, opacity: 0.9 },
    ),
  )
}
