import { KERB, ROAD } from '../backdrop'
import { car, cone, person, plant, shadow } from '../props'
import type { Draw } from '../scene'
import { at, circle, ellipse, line, path, polygon, rect, repeat } from '../svg'

/** What is wrong on the road and the pavement, and how it looks afterwards. */

const PATCH = '#3E444D'

export const pothole: Draw = ({ random, light, after }) => {
  const x = random.between(430, 720)
  if (after) {
    return [
      polygon(
        [
          [x - 190, 738],
          [x + 170, 738],
          [x + 200, 838],
          [x - 214, 838],
        ],
        PATCH,
      ),
      line(`M${x - 190} 738 H${x + 170} L${x + 200} 838 H${x - 214} Z`, '#2C3138', 4),
      repeat(40, () =>
        ellipse(x + random.between(-170, 150), random.between(748, 828), 3, 1.4, '#FFFFFF', {
          opacity: 0.14,
        }),
      ),
      car(x > 560 ? 190 : 990, 812, 0.9, random),
    ].join('')
  }
  return [
    path(
      `M${x - 180} 790 q-20 -40 60 -52 q60 -22 130 -4 q110 0 130 44 q30 50 -70 66 q-90 22 -170 4 q-90 -10 -80 -58 z`,
      '#6E6A63',
    ),
    path(
      `M${x - 150} 792 q-10 -32 60 -40 q60 -16 112 0 q84 2 104 36 q16 38 -66 48 q-80 16 -140 2 q-74 -8 -70 -46 z`,
      '#2B2D31',
    ),
    ellipse(x - 10, 806, 104, 22, light.sky[0], { opacity: 0.75 }),
    ellipse(x + 16, 802, 52, 8, '#FFFFFF', { opacity: 0.35 }),
    repeat(24, () =>
      circle(
        x + random.between(-230, 230),
        random.between(736, 866),
        random.between(3, 10),
        random.pick(['#8B867D', '#77726A', '#A19B90']),
      ),
    ),
    line(`M${x + 150} 780 l60 -18 l40 12 l50 -20`, '#30343A', 5),
    line(`M${x - 170} 800 l-60 16 l-50 -8`, '#30343A', 5),
    cone(x + 240, 830, 0.9),
  ].join('')
}

function bin(x: number, y: number, colour: string, isOpen: boolean): string {
  return at(
    x,
    y,
    1,
    shadow(0, 0, 62),
    path('M-48 -120 H48 L40 0 H-40 Z', colour),
    rect(-40, -88, 80, 10, '#FFFFFF', { opacity: 0.25 }),
    circle(0, -48, 16, '#FFFFFF', { opacity: 0.7 }),
    isOpen
      ? path('M-54 -120 L-66 -176 L30 -184 L54 -120 Z', colour, { opacity: 0.8 })
      : rect(-56, -136, 112, 20, colour, { radius: 8 }),
    circle(-28, -2, 10, '#2A2E35'),
    circle(28, -2, 10, '#2A2E35'),
  )
}

function bag(x: number, y: number, size: number, colour: string): string {
  return at(
    x,
    y,
    size,
    path('M-46 0 C-62 -34 -40 -66 -10 -70 L-18 -88 H16 L10 -70 C42 -64 60 -30 44 0 Z', colour),
    path('M-30 -14 C-38 -34 -26 -50 -10 -58', 'none', { stroke: '#FFFFFF', width: 4, opacity: 0.25 }),
    rect(-16, -76, 30, 8, '#00000055', { radius: 4 }),
  )
}

export const rubbish: Draw = ({ random, light, after }) => {
  const x = random.between(420, 640)
  const bins = [bin(x, 668, '#3F8F5F', !after), bin(x + 130, 668, '#3E6C9E', !after)]
  if (after)
    return [
      ...bins,
      bin(x + 260, 668, '#8A8F98', false),
      plant(x - 140, 668, light),
      person(x + 400, 668, 1, random),
    ].join('')
  const colours = ['#2E3138', '#41454E', '#E4E6E8', '#5D88B8', '#C9524A']
  return [
    ...bins,
    repeat(5, (index) => bag(x - 20 + index * 40, 560 - (index % 2) * 16, 0.6, random.pick(colours))),
    repeat(12, (index) =>
      bag(x - 250 + index * 62, 690 + random.between(0, 26), random.between(0.7, 1.15), random.pick(colours)),
    ),
    at(
      x + 330,
      700,
      1,
      rect(-60, -66, 110, 66, '#C09A63'),
      rect(-60, -66, 110, 18, '#A9824D'),
      rect(-14, -66, 18, 66, '#D9BE8E'),
    ),
    repeat(10, () =>
      polygon(
        [
          [0, 0],
          [22, 4],
          [18, 14],
          [-2, 11],
        ].map(([px, py]) => [px ?? 0, py ?? 0]),
        '#F4F4F0',
      ).replace(
        '<polygon',
        `<polygon transform="translate(${Math.round(random.between(160, 1040))} ${Math.round(random.between(694, 790))}) rotate(${random.whole(0, 90)})"`,
      ),
    ),
    repeat(9, () => circle(random.between(x - 120, x + 260), random.between(470, 560), 3, '#22252B')),
  ].join('')
}

export const parking: Draw = ({ random, after }) => {
  const zebra = repeat(7, (index) =>
    polygon(
      [
        [330 + index * 84, ROAD + 4],
        [374 + index * 84, ROAD + 4],
        [360 + index * 92, 900],
        [306 + index * 92, 900],
      ],
      '#EFEDE6',
      { opacity: 0.92 },
    ),
  )
  if (after) {
    const bollards = repeat(
      7,
      (index) =>
        rect(330 + index * 88, KERB - 62, 16, 66, '#4B5563', { radius: 8 }) +
        rect(330 + index * 88, KERB - 48, 16, 12, '#F0C63C'),
    )
    return [zebra, bollards, person(520, 772, 1.15, random), person(660, 800, 1.2, random)].join('')
  }
  return [
    zebra,
    car(250, 664, 0.95, random),
    car(560, 668, 0.98, random),
    car(880, 664, 0.95, random),
    person(720, 820, 1.2, random),
  ].join('')
}

function railing(x: number, width: number): string {
  return [
    rect(x, 612, width, 10, '#E7EAEE'),
    rect(x, 668, width, 8, '#E7EAEE'),
    repeat(Math.floor(width / 26), (index) => rect(x + 8 + index * 26, 616, 7, 56, '#DDE2E8')),
    rect(x - 4, 600, 12, 96, '#B7C0CA', { radius: 4 }),
    rect(x + width - 6, 600, 12, 96, '#B7C0CA', { radius: 4 }),
    rect(x - 4, 600, 12, 14, '#D9B44A', { radius: 4 }),
    rect(x + width - 6, 600, 12, 14, '#D9B44A', { radius: 4 }),
  ].join('')
}

export const guardrail: Draw = ({ random, after }) => {
  const rails = [0, 1, 2, 3, 4, 5].map((index) => 12 + index * 200)
  const broken = random.whole(2, 3)
  return [
    ...rails.map((x, index) => {
      if (after || index !== broken) return railing(x, 196)
      return (
        `<g transform="translate(24 44) rotate(17 ${x} 690)">${railing(x, 150)}</g>` +
        cone(x + 20, 742, 0.9) +
        cone(x + 250, 746, 0.9)
      )
    }),
    after
      ? car(300, 828, 0.9, random)
      : repeat(12, () =>
          circle((rails[broken] ?? 0) + random.between(0, 200), random.between(720, 780), 4, '#C9CFD6'),
        ),
  ].join('')
}

function stallTable(x: number, y: number, canopy: string): string {
  return at(
    x,
    y,
    1,
    shadow(0, 0, 96),
    rect(-5, -230, 10, 230, '#7F8791'),
    path('M-130 -214 Q0 -310 130 -214 Z', canopy),
    path('M-44 -214 Q-24 -290 0 -262 Q24 -290 44 -214 Z', '#FFFFFF', { opacity: 0.35 }),
    rect(-84, -72, 168, 12, '#A5754B', { radius: 4 }),
    rect(-70, -60, 10, 60, '#845B39'),
    rect(60, -60, 10, 60, '#845B39'),
    rect(-56, -98, 30, 26, '#D95F4B', { radius: 5 }),
    rect(-14, -92, 26, 20, '#E9B44C', { radius: 5 }),
    circle(40, -84, 12, '#6AA66A'),
    rect(-124, -40, 34, 40, '#D0433C', { radius: 6 }),
    rect(92, -40, 34, 40, '#3E6C9E', { radius: 6 }),
  )
}

export const stall: Draw = ({ random, light, after }) => {
  if (after)
    return [
      plant(180, 660, light),
      plant(330, 660, light),
      plant(960, 660, light),
      person(560, 668, 1.1, random),
      person(740, 676, 1.1, random),
    ].join('')
  return [
    stallTable(260, 690, '#D9604C'),
    stallTable(560, 694, '#3F8F7F'),
    stallTable(880, 690, '#E0A33C'),
    person(410, 690, 1.05, random),
    person(720, 694, 1.05, random),
    person(1040, 690, 1.05, random),
    repeat(4, (index) =>
      ellipse(330 + index * 190, 560 - index * 8, 40 + index * 8, 26, '#FFFFFF', { opacity: 0.22 }),
    ),
  ].join('')
}

export const bus: Draw = ({ random, after }) => {
  const shelter = at(
    520,
    668,
    1,
    rect(-260, -220, 520, 20, '#2F6FB2', { radius: 6 }),
    rect(-250, -200, 10, 200, '#59636F'),
    rect(240, -200, 10, 200, '#59636F'),
    rect(-230, -190, 460, 120, '#BFD9E8', { opacity: 0.45 }),
    rect(-150, -46, 300, 12, '#9B7350', { radius: 4 }),
  )
  const sign = at(
    860,
    668,
    1,
    rect(-5, -230, 10, 230, '#59636F'),
    rect(-46, -266, 92, 64, '#2F6FB2', { radius: 8 }),
    rect(-32, -250, 64, 8, '#FFFFFF'),
    rect(-32, -232, 44, 8, '#FFFFFF'),
  )
  const waiting = after ? 2 : 7
  return [
    shelter,
    sign,
    repeat(waiting, (index) => person((after ? 430 : 320) + index * 76, 676 + (index % 2) * 10, 1, random)),
    after ? coach(420, 830) : '',
  ].join('')
}

function coach(x: number, y: number): string {
  return at(
    x,
    y,
    1,
    shadow(0, 0, 280),
    rect(-280, -170, 560, 150, '#2F8F6B', { radius: 24 }),
    rect(-262, -150, 500, 66, '#CFE6F2', { radius: 10 }),
    repeat(5, (index) => rect(-160 + index * 100, -150, 8, 66, '#2F8F6B')),
    rect(-280, -64, 560, 10, '#FFFFFF', { opacity: 0.6 }),
    repeat(
      2,
      (index) =>
        circle(index === 0 ? -170 : 180, -16, 32, '#20242B') +
        circle(index === 0 ? -170 : 180, -16, 15, '#A9B1BA'),
    ),
  )
}
