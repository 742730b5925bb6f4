import type { ServiceGroupRow } from '../city-data'

/**
 * Services that the city's account links to: our own pages, well-known numbers, and the public sites' front pages,
 * until the city names its own addresses and mini programs.
 */

const ZWFW = 'https://www.gdzwfw.gov.cn'
const CITY = 'https://www.zs.gov.cn'

export const serviceGroups: ServiceGroupRow[] = [
  [
    'report',
    '诉求与互动',
    [
      ['snap', '随手拍', 'photograph', '/packages/report/form/index'],
      ['my-cases', '我的办件', 'orders-o', '/packages/case/list/index'],
      ['public-cases', '公开办件', 'eye-o', '/pages/public/index'],
      ['hotline', '12345 热线', 'phone-o', 'tel:12345'],
      ['mayor', '市长信箱', 'envelop-o', CITY],
    ],
  ],
  [
    'traffic',
    '交通出行',
    [
      ['bus', '公交查询', 'guide-o', CITY],
      ['violation', '违法处理', 'todo-list-o', 'https://gd.122.gov.cn'],
      ['vehicle', '车驾管预约', 'idcard', 'https://gd.122.gov.cn'],
      ['parking', '停车缴费', 'logistics', CITY],
      ['coach', '客运站购票', 'coupon-o', CITY],
    ],
  ],
  [
    'health',
    '医疗健康',
    [
      ['register', '预约挂号', 'add-o', CITY],
      ['vaccine', '疫苗预约', 'shield-o', CITY],
      ['insurance-medical', '医保查询', 'medal-o', ZWFW],
      ['insurance-call', '医保热线', 'phone-circle-o', 'tel:12393'],
      ['blood', '无偿献血', 'like-o', CITY],
    ],
  ],
  [
    'social',
    '社保与就业',
    [
      ['insurance-social', '社保查询', 'records-o', ZWFW],
      ['fund', '公积金', 'gold-coin-o', ZWFW],
      ['fund-call', '公积金热线', 'phone-circle-o', 'tel:12329'],
      ['jobs', '就业招聘', 'manager-o', CITY],
      ['labour-call', '人社热线', 'phone-circle-o', 'tel:12333'],
      ['residence', '居住证', 'contact-o', ZWFW],
    ],
  ],
  [
    'bills',
    '生活缴费',
    [
      ['water', '水费', 'bill-o', CITY],
      ['power', '电费', 'bulb-o', 'https://95598.csg.cn'],
      ['power-call', '电力报障', 'phone-circle-o', 'tel:95598'],
      ['gas', '燃气费', 'fire-o', CITY],
      ['cable', '有线电视', 'tv-o', CITY],
    ],
  ],
  [
    'affairs',
    '政务办事',
    [
      ['booking', '办事预约', 'calendar-o', ZWFW],
      ['progress', '办件查询', 'search', ZWFW],
      ['marriage', '婚姻登记', 'gem-o', ZWFW],
      ['school', '入学报名', 'bookmark-o', CITY],
      ['company', '企业开办', 'shop-o', ZWFW],
      ['property', '不动产查询', 'home-o', ZWFW],
      ['tax', '税务服务', 'balance-list-o', 'https://etax.guangdong.chinatax.gov.cn'],
      ['elder', '养老服务', 'friends-o', CITY],
    ],
  ],
]

/** The eight on the first page. */
export const homeServices = [
  'hotline',
  'register',
  'insurance-social',
  'fund',
  'water',
  'power',
  'bus',
  'booking',
]
