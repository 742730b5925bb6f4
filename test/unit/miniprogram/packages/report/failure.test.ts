import { AppError } from '../../../../../miniprogram/domain/kernel/errors'
import {
  afterChange,
  afterReconnect,
  failureOf,
} from '../../../../../miniprogram/packages/report/form/failure'

const outside = () => failureOf(new AppError('outside_city', { fields: { place: '不在服务范围内' } }))

describe('what a try to submit failed with', () => {
  it('is over when the part that it is about was changed, and not before', () => {
    const { failure, problems } = outside()
    expect(problems).toEqual({ place: '不在服务范围内' })
    expect(afterChange(failure, 'text')).toEqual(failure)
    expect(afterChange(failure, 'place')).toBeNull()
  })

  it('about two parts is over when both were changed', () => {
    const { failure } = failureOf(
      new AppError('invalid_input', { fields: { text: '太短', contactPhone: '不正确' } }),
    )
    const left = afterChange(failure, 'text')
    expect(left).toMatchObject({ about: ['contact'] })
    expect(afterChange(left, 'contact')).toBeNull()
  })

  it('without a field is still about its part', () => {
    const { failure } = failureOf(new AppError('danger_call', { text: '请立即拨打 110' }))
    expect(afterChange(failure, 'category')).toBeNull()
  })

  it('for want of a network is over when there is one, whatever is changed meanwhile', () => {
    const { failure } = failureOf(new AppError('offline'))
    expect(failure.text).toContain('内容已保存')
    expect(afterChange(failure, 'text')).toEqual(failure)
    expect(afterReconnect(failure)).toBeNull()
  })

  it('for another reason stays', () => {
    const { failure } = failureOf(new AppError('too_often'))
    expect(afterReconnect(afterChange(failure, 'text'))).toEqual(failure)
    expect(afterReconnect(outside().failure)).toEqual(outside().failure)
    expect(afterChange(null, 'text')).toBeNull()
  })

  it('a refused privacy guide says that nothing is lost', () => {
    expect(failureOf(new AppError('privacy_not_agreed')).failure.text).toBe(
      '请先阅读并同意隐私保护指引，内容已保存',
    )
  })
})
