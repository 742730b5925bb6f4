import { Problems } from '../../../phone/compile/problems'
import { checkWxml } from '../../../phone/compile/wxml-check'

function warnings(wxml: string, tags: string[] = []): string[] {
  const problems = new Problems()
  checkWxml('a.wxml', wxml, new Set(tags), problems)
  return problems.list.map(({ line, message }) => `${line} ${message}`)
}

it.each([
  '<view class="a" bind:tap="x" data-id="1" wx:if="{{a > b}}" hover-class="none" />',
  '<input model:value="{{v}}" placeholder="p" maxlength="5" catch:input="f" />',
  '<button open-type="share" form-type="submit" mark:a="b" aria-label="x">a</button>',
  '<!-- <blink /> --><wxs module="m">var a = 1 <blink </wxs>',
  '<block wx:for="{{l}}"><template is="t" data="{{...item}}" /><slot name="s" /></block>',
])('accepts %s', (wxml) => expect(warnings(wxml)).toEqual([]))

it('names an unknown element and its line', () => {
  expect(warnings('<view>\n\n<camera /></view>')).toEqual([
    '3 <camera> is not in the preview and not in usingComponents',
  ])
})

it('knows the components of the json', () => {
  expect(warnings('<my-card anything="1" />', ['my-card'])).toEqual([])
})

it('names an unknown attribute', () => {
  expect(warnings('<image src="a" srcset="b" />')).toEqual([
    '1 attribute "srcset" of <image> is not in the preview',
  ])
})
