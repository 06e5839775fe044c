import { expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { keepUntil, obstacleToDestroying, paginate } from './keeping.ts'

it('[AR3] pages run on without a gap', () => {
  const paper = { title: 'x', responsible: 'y', on: null }
  const papers = [2, 1, 3].map((pages) => ({ ...paper, pages }))
  expect(paginate(papers).map(({ firstPage, lastPage }) => [firstPage, lastPage])).toEqual([
    [1, 2],
    [3, 3],
    [4, 6],
  ])
})
it('[AR5] a dossier is kept to the end of its last year; where no period is set, for good', () => {
  expect(keepUntil(plainDate('2026-07-10'), 30)).toBe('2056-12-31')
  expect(keepUntil(plainDate('2026-07-10'), null)).toBeNull()
})
it('[AR9] names why a dossier may not be destroyed', () => {
  const [today, past, later] = ['2060-01-01', '2056-12-31', '2060-01-01'].map(plainDate) as [never, never, never]
  const dossier = { archiveNumber: '档1', keepUntil: past, destroyedOn: null, loanId: null }
  expect(obstacleToDestroying(dossier, today)).toBeNull()
  expect([
    obstacleToDestroying({ ...dossier, keepUntil: null }, today),
    obstacleToDestroying({ ...dossier, keepUntil: later }, today),
    obstacleToDestroying({ ...dossier, loanId: 'x' }, today),
    obstacleToDestroying({ ...dossier, destroyedOn: past }, today),
  ]).toEqual([
    '档1没有设定保管期限，不得销毁',
    '档1的保管期限到2060-01-01，还没有期满',
    '档1借出未还，请收回后再列入',
    '档1已经销毁',
  ])
})
