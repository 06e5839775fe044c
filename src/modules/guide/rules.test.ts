import { describe, expect, it } from 'vitest'
import { choicesOf, type Facts, type Given, markTask, NO_FAULT, NOBODY_URGENT, type Taken } from './rules.ts'
import { TASK_IDS, type TASKS } from './tasks.ts'

const given = (over: Partial<Given> = {}): Given => ({
  ...{ matterId: 'm1', number: '1号', outcome: null, urgent: false, because: [] },
  ...over,
})
const took = (over: Partial<Taken>): Taken => ({
  ...{ matterId: 'm1', number: '1号', step: 'receive', note: null, proposal: null, consultation: null },
  ...over,
})
const facts = (over: Partial<Facts> = {}): Facts => ({
  ...{ given: [given()], asked: [], taken: [], answer: null, truth: null },
  ...over,
})
const textsOf = (task: keyof typeof TASKS, over: Partial<Facts>) =>
  markTask(task, facts(over)).missing.map(({ text }) => text)
const lacks = ['居民身份证或者其他有效身份证明', '与申请事项有关的案件材料'].map((text) => ({
  text,
  basis: '第十一条',
}))

describe('the mark of a task', () => {
  it('[GU1] nothing done is nothing right, whatever the task, and each thing missing says its ground', () => {
    for (const task of TASK_IDS) {
      const { isRight, seen, missing } = markTask(task, facts({ given: [given({ outcome: 'grant' })] }))
      expect([task, isRight, seen]).toEqual([task, false, []])
      expect(missing.every(({ text, basis }) => text !== '' && basis !== '')).toBe(true)
    }
  })
  it('[GU1] acts on another matter do not count', () => {
    const taken = [took({ matterId: 'other', step: 'assign' })]
    expect(textsOf('assign', { taken })).toEqual(['还没有指派1号'])
  })
  it('names each paper that a notice to supply left out; any of a paper’s names will do', () => {
    const taken = [took({ step: 'requestSupplement', note: '居民身份证复印件' })]
    expect(textsOf('supplement', { given: [given({ because: lacks })], taken })).toEqual([
      '没有告知还缺“与申请事项有关的案件材料”，补正只能一次性告知',
    ])
  })
  it('an application accepted although papers were missing is wrong', () => {
    const taken = [took({ step: 'accept' })]
    expect(textsOf('supplement', { given: [given({ because: lacks })], taken })[0]).toContain('却已受理')
  })
  it('the last opinion counts, and the one that cannot wait must be named', () => {
    const two = [given({ outcome: 'refuse' }), given({ matterId: 'm2', number: '2号', outcome: 'grant', urgent: true })]
    const taken = [
      took({ step: 'review', proposal: 'grant' }),
      took({ step: 'review', proposal: 'refuse' }),
      took({ matterId: 'm2', step: 'review', proposal: 'grant' }),
    ]
    expect(textsOf('review', { given: two, taken, answer: '2号' })).toEqual([])
    expect(textsOf('review', { given: two, taken, answer: NOBODY_URGENT })).toEqual([
      '应当先行提供的是2号：距时效或者法定期限届满不足七日',
    ])
    expect(choicesOf('review', two)).toEqual(['1号', '2号', NOBODY_URGENT])
  })
  it('a reason that explains nothing is no reason for passing over the first', () => {
    expect(textsOf('assign', { taken: [took({ step: 'assign', note: '合适' })] })).toHaveLength(1)
    expect(textsOf('assign', { taken: [took({ step: 'assign' })] })).toEqual([])
    expect(textsOf('assign', { taken: [took({ step: 'assign', note: '前一位下周在外地开庭' })] })).toEqual([])
  })
  it('the answers to a dossier hold its fault once, beside others that it does not have', () => {
    const faulty = [given({ because: [{ text: '缺指派通知书', basis: '第四十二条' }] })]
    const choices = choicesOf('archive', faulty)
    expect(choices.filter((choice) => choice === '缺指派通知书')).toHaveLength(1)
    expect(choices.at(-1)).toBe(NO_FAULT)
    expect(textsOf('archive', { given: faulty, answer: NO_FAULT })).toEqual([
      `不是“${NO_FAULT}”；1号的问题是：缺指派通知书`,
    ])
    expect(textsOf('archive', { given: faulty, answer: '缺指派通知书' })).toEqual([])
  })
  it('a figure is right when it is the list’s', () => {
    expect(textsOf('figure', { answer: '40', truth: 40 })).toEqual([])
    expect(textsOf('figure', { answer: '41', truth: 40 })[0]).toContain('填的是 41 件，台账是 40 件')
  })
})
