interface Options {
  /** Milliseconds. */
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

/** One step of an exported animation: what changes, and how fast. */
export interface AnimationStep {
  options: Required<Options>
  style: Record<string, string>
  transforms: string[]
}

const TRANSFORMS = [
  ...[
    'matrix',
    'matrix3d',
    'rotate',
    'rotate3d',
    'rotateX',
    'rotateY',
    'rotateZ',
    'scale',
    'scale3d',
    'scaleX',
    'scaleY',
    'scaleZ',
  ],
  ...['skew', 'skewX', 'skewY', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ'],
]
const LENGTHS = ['width', 'height', 'top', 'left', 'right', 'bottom']
const DEFAULTS: Required<Options> = {
  duration: 400,
  timingFunction: 'linear',
  delay: 0,
  transformOrigin: '50% 50% 0',
}

/** wx.createAnimation: collects steps; the `animation` attribute plays what export() returns. */
export function createAnimation(options: Options = {}): Record<string, unknown> {
  let steps: AnimationStep[] = []
  let style: Record<string, string> = {}
  let transforms: string[] = []
  const animation: Record<string, unknown> = {}
  const chain = (name: string, work: (...values: (number | string)[]) => void): void => {
    animation[name] = (...values: (number | string)[]) => {
      work(...values)
      return animation
    }
  }
  for (const name of TRANSFORMS)
    chain(name, (...values) => {
      transforms.push(`${name}(${values.map((value) => withUnit(name, value)).join(', ')})`)
    })
  for (const name of LENGTHS)
    chain(name, (value = 0) => {
      style[name] = typeof value === 'number' ? `${value}px` : value
    })
  chain('opacity', (value = 1) => {
    style.opacity = String(value)
  })
  chain('backgroundColor', (value = '') => {
    style['background-color'] = String(value)
  })
  animation.step = (stepOptions: Options = {}) => {
    steps.push({ options: { ...DEFAULTS, ...options, ...stepOptions }, style, transforms })
    style = {}
    transforms = []
    return animation
  }
  animation.export = () => {
    const exported = { actions: steps }
    steps = []
    return exported
  }
  return animation
}

function withUnit(name: string, value: number | string): string {
  if (typeof value === 'string') return value
  if (name.startsWith('translate')) return `${value}px`
  if (name.startsWith('rotate') || name.startsWith('skew')) return `${value}deg`
  return String(value)
}
