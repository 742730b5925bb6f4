import { maskAddress, maskPhone, maskText, personalKinds } from '#domain/kernel/text/mask'
import { ADDRESSES, HARMLESS, LEAKS } from './personal-table'

test.each(LEAKS)('%j for the public: %j', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test.each(HARMLESS)('%j stays', (text) => {
  expect(maskText(text)).toBe(text)
})

test.each(ADDRESSES)('the address %j for the public: %j', (address, masked) => {
  expect(maskAddress(address)).toBe(masked)
})

test('there are enough of them', () => {
  expect(LEAKS.length + HARMLESS.length + ADDRESSES.length).toBeGreaterThan(240)
})

test('masking again changes nothing', () => {
  for (const text of [...LEAKS.map(([leak]) => leak), ...HARMLESS]) {
    const once = maskText(text)
    expect(maskText(once)).toBe(once)
  }
  for (const [address] of ADDRESSES) expect(maskAddress(maskAddress(address))).toBe(maskAddress(address))
})
