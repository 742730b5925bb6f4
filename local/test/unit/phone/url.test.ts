import { formatPageUrl, parsePageUrl } from '../../../phone/browser/router/url'

it.each([
  ['/pages/a/index', undefined, 'pages/a/index', {}],
  ['/pages/a/index?id=1&name=%E4%B8%AD', undefined, 'pages/a/index', { id: '1', name: '%E4%B8%AD' }],
  ['/pages/a/index?url=a=b&flag', undefined, 'pages/a/index', { url: 'a=b', flag: '' }],
  ['../b/index?x=1', 'pages/a/index', 'pages/b/index', { x: '1' }],
  ['detail', 'packages/case/list', 'packages/case/detail', {}],
])('%s from %s', (url, from, path, query) => {
  expect(parsePageUrl(url, from)).toEqual({ path, query })
})

it('writes an address as it was read', () => {
  const url = '/pages/a/index?id=1&name=%E4%B8%AD'
  expect(formatPageUrl(parsePageUrl(url))).toBe(url)
})
