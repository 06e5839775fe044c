import type { Cause } from '#law/terms.ts'
import type { Trouble } from './trouble.ts'

export const OUT_OF_SCOPE: readonly Cause[] = ['loan', 'contract', 'homestead', 'inheritance']

/** What the law does not help with: refused, with advice. Together 4 % of all matters: AN ASSUMPTION, no public source gives a rate. */
export const REFUSED_TROUBLES: readonly Trouble[] = (
  [
    [
      'loan',
      'loan',
      2.3,
      'debtor',
      '{people}十年前借给{with}{sum}元，有借条，多次催要未还，请求归还借款。',
      '借给朋友的钱十年了，电话打不通，借条还有用吗',
      '注意诉讼时效，催要的证据很重要；民间借贷不在法定援助事项之内，可以提供咨询和代拟文书。',
    ],
    [
      'contract',
      'contract',
      0.7,
      'seller',
      '{people}向{with}订购门窗，付款后迟迟不安装，请求退还货款{sum}元。',
      '交了装修定金对方不开工，能退吗',
      '先发书面催告，再要求解除合同；普通合同纠纷不在援助范围，可以帮您写起诉状。',
    ],
    [
      'homestead',
      'homestead',
      0.6,
      'neighbour',
      '{people}与{with}因宅基地边界和滴水发生争议，请求排除妨害。',
      '邻居盖房占了我家的滴水，怎么处理',
      '先请乡镇自然资源所测量，再由村里调解；这类纠纷可以免费咨询。',
    ],
    [
      'inheritance',
      'inheritance',
      0.4,
      'neighbour',
      '{people}与兄弟{with}就父母遗留房屋的继承协商不成，请求分割遗产。',
      '父母的老房子，出嫁的女儿有没有份',
      '女儿与儿子有同等的继承权；协商不成可以起诉，我们可以提供咨询。',
    ],
  ] as const
).map(
  ([name, cause, share, opponent, story, question, answer]): Trouble => ({
    name,
    share,
    kind: 'civil',
    cause,
    courses: [['lawsuit', 100]],
    opponent,
    ages: [30, 74],
    women: 0.4,
    groups: [],
    claim: [3_000, 60_000],
    stories: [story],
    questions: [question],
    answers: [answer],
  }),
)
