import fs from 'node:fs'
import path from 'node:path'

/**
 * Text that a person wrote must never differ from what the page sends. A field that is made anew (wx:if, wx:for) shows its
 * `value` again: so that must be what was written, not what the field began with, or the field must not be made anew.
 */

const ROOT = path.resolve(__dirname, '../../../miniprogram')
const FIELDS = new Set([
  'input',
  'textarea',
  'picker',
  'switch',
  'slider',
  'editor',
  'radio',
  'checkbox',
  'media-picker',
])
const VANT_FIELD =
  /^van-(field|switch|search|stepper|slider|rate|checkbox|radio|picker|uploader|datetime-picker)$/
/** Conditions that hold for as long as the page is shown once they hold: what is below them is made once. */
const LASTING: Record<string, string[]> = {
  'packages/report/form/index.wxml': ["wx:if=phase !== 'ready'"],
  'packages/case/rate/index.wxml': ['wx:if=thanks'],
  // Of an error one comes back to the form, but there is no form before it.
  'packages/staff/act/index.wxml': ["wx:if=phase === 'loading'", 'wx:if=spec.photos'],
}

interface Field {
  file: string
  tag: string
  attributes: Record<string, string>
  /** What it is made by, outermost first: `wx:if=…`, for an else branch with the condition of its if. */
  conditions: string[]
}

const files = (fs.readdirSync(ROOT, { recursive: true }) as string[]).filter(
  (file) => file.endsWith('.wxml') && !file.includes('miniprogram_npm'),
)
const fields = files.flatMap(fieldsOf)

function fieldsOf(file: string): Field[] {
  const source = fs.readFileSync(path.join(ROOT, file), 'utf8').replace(/<!--[\s\S]*?-->/g, '')
  const open: { tag: string; conditions: string[]; lastIf: string }[] = [
    { tag: '', conditions: [], lastIf: '' },
  ]
  const found: Field[] = []
  for (const [, end, tag = '', text = '', alone] of source.matchAll(
    /<(\/?)([\w-]+)((?:\s+[^\s=/>]+(?:="[^"]*")?)*)\s*(\/?)>/g,
  )) {
    if (end) {
      open.pop()
      continue
    }
    const attributes = attributesOf(text)
    const above = open[open.length - 1]
    if (!above) throw new Error(`${file}: </${tag}> closes nothing`)
    const own = conditionsOf(attributes, above)
    const conditions = [...above.conditions, ...own]
    if (FIELDS.has(tag) || VANT_FIELD.test(tag)) found.push({ file, tag, attributes, conditions })
    if (!alone) open.push({ tag, conditions, lastIf: '' })
  }
  if (open.length !== 1) throw new Error(`${file} is not balanced`)
  return found
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [name, value.replace(/^{{|}}$/g, '').trim()]),
  )
}

function conditionsOf(attributes: Record<string, string>, above: { lastIf: string }): string[] {
  const { 'wx:if': first, 'wx:for': list } = attributes
  if (first !== undefined) above.lastIf = `wx:if=${first}`
  const isBranch = first !== undefined || 'wx:elif' in attributes || 'wx:else' in attributes
  return [...(isBranch ? [above.lastIf] : []), ...(list === undefined ? [] : [`wx:for=${list}`])]
}

const valueOf = ({ attributes }: Field): string => attributes.value ?? attributes.checked ?? ''
const handlerOf = ({ attributes }: Field): string | undefined =>
  attributes.bindinput ?? attributes['bind:input'] ?? attributes['bind:change'] ?? attributes.bindchange
/** A field that has the only copy of what is on the screen. */
const holdsItself = (field: Field): boolean =>
  field.tag === 'media-picker' || valueOf(field).startsWith('initial')

test('every page with fields was looked at', () => {
  expect([...new Set(fields.map(({ file }) => file))]).toEqual(
    expect.arrayContaining([
      'packages/report/form/index.wxml',
      'packages/staff/act/index.wxml',
      'packages/case/act/index.wxml',
      'packages/case/rate/index.wxml',
      'packages/account/profile/index.wxml',
      'packages/city/services/index.wxml',
    ]),
  )
})

test.each(
  fields.filter(holdsItself).map((field) => [field.file, valueOf(field) || field.tag, field] as const),
)('%s: the field that begins with %s is made once', (file, _value, { conditions }) => {
  expect(conditions.filter((condition) => !LASTING[file]?.includes(condition))).toEqual([])
})

type Method = (this: object, event: object) => void
interface PageOptions {
  data: Record<string, unknown>
  [name: string]: unknown
}

/** The page as WeChat makes it, with what its handlers gave to the screen. */
async function pageOf(file: string): Promise<{ page: PageOptions; screen: Map<string, unknown> }> {
  jest.resetModules()
  const made: PageOptions[] = []
  const wx = new Proxy(
    {},
    { get: (_target, name) => (name === 'getStorageSync' ? () => '' : () => undefined) },
  )
  Object.assign(globalThis, { Page: (options: PageOptions) => made.push(options), wx })
  await import(path.join(ROOT, file.replace(/wxml$/, 'ts')))
  const [options] = made
  if (!options) throw new Error(`${file} is no page`)
  const screen = new Map<string, unknown>()
  const setData = (change: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(change)) screen.set(name, value)
  }
  return { page: { ...options, setData }, screen }
}

const controlled = fields.filter(
  (field) => !holdsItself(field) && ['input', 'textarea', 'picker'].includes(field.tag),
)

test.each(controlled.map((field) => [field.file, valueOf(field), field] as const))(
  '%s: what is written comes back as %s',
  async (file, value, field) => {
    const { page, screen } = await pageOf(file)
    const handler = page[handlerOf(field) ?? ''] as Method
    handler.call(page, { detail: { value: '12' }, currentTarget: { dataset: {} } })
    expect(screen.get(value)).toBe('12')
  },
)

test('a switch shows what the page has, not what it was tapped to', () => {
  for (const field of fields.filter(({ tag }) => tag.endsWith('switch')))
    expect(valueOf(field)).toMatch(/^(view|me)\./)
})

test('no text is cut by WeChat, which counts an emoji as two and more: the form says what is too long', () => {
  const cut = fields.filter(({ tag, attributes }) => tag === 'textarea' && attributes.maxlength !== '-1')
  expect(cut.map(({ file }) => file)).toEqual([])
  const names = fields.filter(({ attributes }) => /name$/i.test(attributes.value ?? ''))
  expect(names.map(({ file, attributes }) => `${file} ${attributes.maxlength ?? ''}`)).toEqual([
    'packages/account/profile/index.wxml -1',
    'packages/report/form/index.wxml -1',
  ])
})
