import { expect, it } from 'vitest'
import { checkDigit } from '#kernel/id-number.ts'
import { readPasted } from './pasted-rows.ts'

const idOf = (body: string) => body + checkDigit(body)
const good = idOf('34042219800101001')

it('reads cells in the usual order when there is no heading row', () => {
  expect(readPasted(`王小明\t${good}\t13800000000\t堰口镇\t12,000.50`)).toEqual({
    rows: [{ name: '王小明', idNumber: good, phone: '13800000000', address: '堰口镇', claim: 1_200_050 }],
    faults: [],
  })
})
it('reads by heading when there is one, and skips empty lines', () => {
  const { rows, faults } = readPasted(`序号\t欠薪金额（元）\t姓名\n1\t800\t王小明\n\n2\t900\t李大山\n`)
  expect(rows).toEqual([
    { name: '王小明', claim: 80_000 },
    { name: '李大山', claim: 90_000 },
  ])
  expect(faults).toEqual([])
})
it('names every bad line with all that is wrong, and takes the good ones', () => {
  const { rows, faults } = readPasted(`王小明\t${good}\n李大山\t123\t456\n\t${good}`)
  expect(rows.map(({ name }) => name)).toEqual(['王小明'])
  expect(faults.map(({ row }) => row)).toEqual([2, 3])
  expect(faults[0]?.message).toContain('李大山')
  expect(faults[0]?.message).toMatch(/18 位.*11 位手机号/)
  expect(faults[1]?.message).toContain('没有姓名')
})
