import type { CityDoc } from '../../cloudfunctions/city/documents'

/** The cities around Zhongshan by land and across the water, as addresses name them. */
export const neighbours: NonNullable<CityDoc['neighbours']> = [
  { name: '珠海市', short: '珠海', districts: ['香洲区', '斗门区', '金湾区'] },
  { name: '澳门特别行政区', short: '澳门', districts: ['半岛', '氹仔', '路环'] },
  { name: '香港特别行政区', short: '香港', districts: ['岛', '九龙', '新界', '大屿山'] },
  { name: '江门市', short: '江门', districts: ['蓬江区', '江海区', '新会区', '鹤山市', '台山市', '开平市'] },
  { name: '佛山市', short: '佛山', districts: ['顺德区', '南海区', '禅城区', '高明区', '三水区'] },
  { name: '广州市', short: '广州', districts: ['南沙区', '番禺区', '海珠区', '天河区', '越秀区', '黄埔区'] },
  { name: '深圳市', short: '深圳', districts: ['南山区', '宝安区', '福田区', '光明区'] },
  { name: '东莞市', short: '东莞', districts: ['虎门镇', '长安镇', '沙田镇'] },
]
