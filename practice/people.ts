import { checkDigit } from '#kernel/id-number.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { addDays } from '#kernel/plain-date.ts'
import type { Chance } from './chance.ts'

export type Sex = '男' | '女'
export type Somebody = { name: string; idNumber: string; phone: string; address: string; sex: Sex; township: string }

const SURNAMES: [string, number][] = [
  ...[...'王李张刘陈'].map((name): [string, number] => [name, 60]),
  ...[...'孙赵朱杨周吴徐胡高马'].map((name): [string, number] => [name, 25]),
  ...[...'鲍顾方常梁葛陶权时俞余许夏丁戴洪祝邵史汤庞靳柏边龚闫尹毛'].map((name): [string, number] => [name, 6]),
  ['欧阳', 1],
  ['司马', 1],
]
// Two lists that share no character: whoever stands on the other side never has the name of somebody who is helped, so that
// what the rule on conflicts of interest finds by name alone is never an accident of this generator.
const OWN = {
  男: [...'德永传家如广士多开友成志怀新建光克守正忠学明维宏福庆兆继恩厚'],
  女: [...'秀桂兰英翠芳素巧荣梅莲凤云珍霞萍红艳丽娟敏静慧玲婷月香春爱'],
}
const OTHERS = { 男: [...'刚强军涛峰伟超鹏飞辉斌浩杰凯磊勇亮波'], 女: [...'琴琳倩颖雪莹洁晶璐瑶蕾妍'] }
/** What old registers, scanners and fonts have trouble with. */
const RARE = ['〇', '䶮', '㛃', '𬍛']
const RARE_SHARE = 0.008

const givenName = (chance: Chance, letters: readonly string[]): string =>
  chance.hit(0.12) ? chance.pick(letters) : chance.pick(letters) + chance.pick(letters)

export function nameOf(chance: Chance, sex: Sex): string {
  const given = chance.hit(RARE_SHARE) ? chance.pick(RARE) : givenName(chance, OWN[sex])
  return chance.draw(SURNAMES) + given
}
export const nameOfOther = (chance: Chance, sex: Sex): string => chance.draw(SURNAMES) + givenName(chance, OTHERS[sex])

/** 寿县 now; 寿县 when it belonged to 六安 (until 2015); 寿县 before that. */
const REGIONS: [string, number][] = [
  ['342422', 70],
  ['341521', 18],
  ['340422', 12],
]
/**
 * The practice block: 900 to 999 of the sequence, which ends in the sex. Real police stations number births from the front,
 * so with the county's mark no number here can be taken for that of a person in a real file.
 */
export function idNumberOf(chance: Chance, birth: PlainDate, sex: Sex): string {
  const sequence = 900 + chance.whole(0, 49) * 2 + (sex === '男' ? 1 : 0)
  const body = `${chance.draw(REGIONS)}${birth.replaceAll('-', '')}${sequence}`
  return body + checkDigit(body)
}
/** 1000422xxxx: no operator has ever given out 10 as the first two digits of a mobile number. */
export const phoneOf = (chance: Chance): string => `1000422${String(chance.whole(0, 9999)).padStart(4, '0')}`

export const TOWNSHIPS: [string, number][] = (
  '寿春镇9 双桥镇5 涧沟镇4 丰庄镇4 正阳关镇5 迎河镇5 板桥镇5 安丰塘镇5 堰口镇5 保义镇5 隐贤镇4 ' +
  '安丰镇5 众兴镇5 茶庵镇4 三觉镇5 炎刘镇6 刘岗镇4 双庙集镇4 小甸镇5 瓦埠镇5 大顺镇4 窑口镇5 八公山乡3 张李乡3 陶店回族乡2'
)
  .split(' ')
  .map((item) => [item.replace(/\d+$/, ''), Number(/\d+$/.exec(item)?.[0])])
const VILLAGES = [...'东西南北前后上下'].flatMap((side) =>
  ['圩', '岗', '湾', '塘', '桥', '楼'].map((end) => side + end),
)

/** A person of that age on that day, living in the county. */
export function somebody(
  chance: Chance,
  { ages: [youngest, oldest], women, today }: { ages: readonly [number, number]; women: number; today: PlainDate },
): Somebody {
  const sex: Sex = chance.hit(women) ? '女' : '男'
  const birth = addDays(today, -Math.round((youngest + chance.share() * (oldest - youngest)) * 365.25) - 2)
  const township = chance.draw(TOWNSHIPS)
  return {
    name: nameOf(chance, sex),
    idNumber: idNumberOf(chance, birth, sex),
    phone: phoneOf(chance),
    address: `安徽省寿县${township}${chance.pick(VILLAGES)}村${chance.whole(1, 18)}组`,
    sex,
    township,
  }
}

const FIRMS = '恒信 宏远 鼎盛 广厦 永固 金源 顺达 天工 华茂 通盛 佳成 大江 中原 嘉业 瑞丰 汇鑫 安居 长丰'.split(' ')
const TRADES = {
  building: ['建筑劳务有限公司', '建设工程有限公司', '装饰工程有限公司', '市政工程有限公司'],
  factory: ['服饰有限公司', '食品有限公司', '电子有限公司', '新型建材有限公司'],
  service: ['物业服务有限公司', '餐饮管理有限公司', '物流有限公司', '家政服务有限公司'],
} as const
export type Trade = keyof typeof TRADES
/** Every company says of itself that it is invented. */
export const companyOf = (chance: Chance, trade: Trade): string =>
  `样例${chance.pick(FIRMS)}${chance.pick(TRADES[trade])}`
