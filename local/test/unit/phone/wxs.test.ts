import { wxsRequires, wxsToJs } from '../../../phone/compile/wxs'

it.each([
  [`var a = require('./a.wxs')`, `var a = require('./a')`],
  [`value.constructor === 'Array'`, `value.constructor.name === 'Array'`],
  [`value.constructor.name`, `value.constructor.name`],
  [`getRegExp('\\d+\\.', 'g')`, `getRegExp('\\\\d+\\\\.', 'g')`],
  [`getRegExp('\\\\d')`, `getRegExp('\\\\d')`],
])('%s becomes %s', (source, expected) => expect(wxsToJs(source)).toBe(expected))

it('lists what a module requires, without the ending', () => {
  expect(wxsRequires(`require('./a.wxs'); require("../b/c.wxs")`)).toEqual(['./a', '../b/c'])
})
