import { transformStyle } from '../../../phone/compile/wxss'
import { convertUnits } from '../../../phone/units'

const plain = { id: 'app', isPage: false }
const page = { id: 'pages/a/index', isPage: true }
const card = { id: 'components/card/index', isPage: false, prefix: 'c1' }

function transform(css: string, target: Parameters<typeof transformStyle>[1] = plain): string {
  const warnings: string[] = []
  const result = transformStyle(css, target, (line, message) => warnings.push(`${line} ${message}`))
  return [result, ...warnings].join('\n')
}

describe('units', () => {
  it.each([
    ['750rpx', 'calc(750 * var(--rpx))'],
    ['-12.5rpx auto 0rpx', 'calc(-12.5 * var(--rpx)) auto 0px'],
    ['calc(100vh - 96rpx)', 'calc(calc(100 * var(--wx-vh)) - calc(96 * var(--rpx)))'],
    ['50vw', 'calc(50 * var(--wx-vw))'],
    ['env(safe-area-inset-bottom)', 'var(--wx-safe-area-bottom)'],
    ['constant(safe-area-inset-top)', 'var(--wx-safe-area-top)'],
    ['var(--gap-20rpx)', 'var(--gap-20rpx)'],
    ['10px 2em', '10px 2em'],
  ])('%s becomes %s', (value, expected) => expect(convertUnits(value)).toBe(expected))
})

describe('selectors', () => {
  it.each([
    ['view .a', plain, 'wx-view .a'],
    ['page', plain, ':where(wx-page):scope'],
    ['page .a', plain, ':where(wx-page):scope .a'],
    ['page', card, 'wx-page'],
    ['page', page, ':scope'],
    ['.a > text.b', card, '.c1--a > wx-text.c1--b'],
    [':host', card, '[wx-host="c1"]'],
    ['van-button', plain, 'van-button'],
  ])('%s', (selector, target, expected) => {
    expect(transform(`${selector} { color: red }`, target)).toContain(`${expected} { color: red }`)
  })

  it('keeps a page sheet inside its page', () => {
    expect(transform('.a { color: red }', page)).toMatch(/^@scope \(wx-page\[is="pages\/a\/index"\]\) \{/)
  })

  it('keeps the global sheet away from the phone around the app', () => {
    expect(transform('.a { color: red }')).toMatch(/^@scope \(wx-page, custom-tab-bar\) \{/)
  })

  it('leaves the steps of keyframes alone', () => {
    expect(transform('@keyframes x { from { top: 1rpx } 50% { top: 2px } }', card)).toContain(
      'from { top: calc(1 * var(--rpx)) }',
    )
  })
})

describe('what WXSS cannot do', () => {
  it('warns of local files', () => {
    expect(transform('.a {\n background: url(/images/a.png) }')).toContain(
      '2 WXSS cannot load the local file',
    )
  })

  it('takes data and web addresses', () => {
    const css =
      ".a { background: url('data:image/png;base64,aa10rpx') } .b { background: url(https://x.cn/a.png) }"
    expect(transform(css, card)).toBe(css.replaceAll('.a', '.c1--a').replace(/\.b /, '.c1--b '))
  })

  it("takes vant's icon font from the package", () => {
    const css = transform('@font-face { src: url(https://at.alicdn.com/t/font.woff2) format("woff2") }')
    expect(css).toMatch(/url\(data:font\/woff2;/)
    expect(css).not.toContain('alicdn')
  })
})
