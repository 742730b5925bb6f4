import type { TownDoc } from '../../cloudfunctions/database/documents'

/** The 23 towns and sub-districts (镇街) and their centres, GCJ-02 to about 100 metres, in the city's own order. */
const TOWNS: [id: string, name: string, longitude: number, latitude: number][] = [
  ['shiqi', '石岐街道', 113.3788, 22.5252],
  ['dongqu', '东区街道', 113.3928, 22.5098],
  ['zhongshangang', '中山港街道', 113.4805, 22.5661],
  ['xiqu', '西区街道', 113.3459, 22.5433],
  ['nanqu', '南区街道', 113.3559, 22.4866],
  ['wuguishan', '五桂山街道', 113.4232, 22.479],
  ['minzhong', '民众街道', 113.486, 22.6235],
  ['nanlang', '南朗街道', 113.5339, 22.4924],
  ['xiaolan', '小榄镇', 113.2442, 22.667],
  ['huangpu', '黄圃镇', 113.3424, 22.7151],
  ['dongfeng', '东凤镇', 113.2611, 22.6878],
  ['guzhen', '古镇镇', 113.1797, 22.611],
  ['shaxi', '沙溪镇', 113.3284, 22.5263],
  ['tanzhou', '坦洲镇', 113.4857, 22.2613],
  ['gangkou', '港口镇', 113.3819, 22.5862],
  ['sanjiao', '三角镇', 113.4236, 22.677],
  ['henglan', '横栏镇', 113.2658, 22.5232],
  ['nantou', '南头镇', 113.2964, 22.7139],
  ['fusha', '阜沙镇', 113.353, 22.6664],
  ['sanxiang', '三乡镇', 113.4334, 22.3525],
  ['banfu', '板芙镇', 113.3203, 22.4157],
  ['dachong', '大涌镇', 113.2917, 22.4677],
  ['shenwan', '神湾镇', 113.3594, 22.3125],
]

export const towns: TownDoc[] = TOWNS.map(([id, name, longitude, latitude], order) => ({
  _id: id,
  name,
  point: { type: 'Point', coordinates: [longitude, latitude] },
  order,
}))
