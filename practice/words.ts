import type { EntryKind } from '#modules/handling/form.ts'

/** What people write in the course of a matter; several ways to say each thing, so that a list is not one sentence repeated. */
export const ENTRY_NOTES: Record<EntryKind, readonly string[]> = {
  agreement: [
    '与受援人签订委托协议和授权委托书，告知权利义务和不收取费用',
    '当面签订委托协议，核对身份证件，告知诉讼风险',
  ],
  meeting: [
    '听取受援人陈述，制作笔录并由其签字',
    '了解案情和诉求，核对证据原件，告知下一步安排',
    '会见，告知诉讼权利，听取意见并制作笔录',
  ],
  fileReading: ['查阅、复制案卷材料，摘录主要证据', '到案件管理部门阅卷，复制全部卷宗电子版'],
  investigation: ['向有关人员调查并制作笔录', '调取工商登记、考勤和转账记录', '到现场查看并拍照，走访村民小组'],
  filing: ['提交立案材料，法院当日登记', '提交申请书和证据清单，取得受理通知书', '申请缓交诉讼费，窗口已受理'],
  opinion: ['提交书面法律意见', '提交书面辩护意见，建议从宽处理', '向承办人当面陈述意见并提交书面材料'],
  mediation: [
    '参加调解，双方就分期给付基本达成一致',
    '组织双方调解，差距较大，约定再次协商',
    '在调解室主持协商，达成协议',
  ],
  hearing: ['出庭参加审理，完成举证、质证和辩论', '开庭审理，择期宣判', '参加庭审，发表代理意见'],
  told: ['电话告知案件进展和开庭时间', '向受援人说明调解方案，征求意见', '告知案件办理结果和后续注意事项'],
  document: [
    '收到裁判文书，已送达受援人并说明内容',
    '收到处理结果，已告知受援人',
    '领取文书，向受援人说明上诉和履行期限',
  ],
  report: ['受援人人数较多，向中心报告承办方案和稳控情况'],
}

export const SUPPLEMENT_ITEMS = {
  caseMaterials: [
    '与申请事项有关的案件材料：欠条、合同、转账记录或者其他能够证明事实的材料',
    '与申请事项有关的案件材料：事故认定书、病历或者报警回执',
  ],
  meansStatement: ['经济困难状况说明表（本人签名）'],
  identity: ['居民身份证或者其他有效身份证明复印件'],
} as const
export const WITHDRAWAL_REASONS = [
  '对方已经付清，不再需要援助',
  '已经自行和解',
  '决定自行委托律师',
  '外出务工，暂不处理',
] as const
export const RETURN_REASONS = [
  '请补充说明对方当事人的准确名称',
  '请核对请求金额与欠条是否一致',
  '经济困难状况的说明过于简单，请补充',
  '援助方式应当写明阶段',
] as const
export const DECLINE_REASONS = [
  '近期在外地开庭，时间冲突',
  '与对方当事人有咨询关系，可能存在利益冲突',
  '手头案件较多，难以保证质量',
  '身体原因需要住院治疗',
] as const
export const CLOSING_FAULTS = [
  '缺会见笔录签字页',
  '结案报告中的金额与文书不一致',
  '缺承办情况通报记录',
  '卷内页码没有编号',
  '裁判文书复印件不完整',
] as const
export const OPINIONS = {
  excellent: ['调查取证充分，代理意见被全部采纳，受援人送来锦旗', '办理细致，法律文书质量高，卷宗规范'],
  good: ['办理及时，材料齐全，文书规范', '积极促成调解，效果较好'],
  qualified: ['材料齐全，程序符合要求', '按规定办理，卷宗符合归档要求', '办理过程符合要求，个别笔录较简略'],
  unqualified: ['没有按规定会见当事人即提交意见，通报记录补写，评定不合格'],
} as const
export const TERMINATIONS = [
  ['requested', '受援人书面请求终止，称纠纷已与对方协商解决', 36],
  ['ownCounsel', '受援人已经自行委托律师，提交了委托合同', 26],
  ['proceedingsEnded', '案件已经终止审理，援助事项不复存在', 20],
  ['concealment', '核实发现受援人隐瞒已经收到部分款项的事实', 8],
  ['meansChanged', '受援人获得拆迁补偿，不再符合经济困难条件', 6],
  ['deceit', '核实发现提交的证明材料系伪造', 4],
] as const
export const REVIEW_OPINIONS = {
  exempt: ['材料齐全，属于免予核查情形，符合援助范围', '证明材料真实有效，免予核查经济困难状况'],
  declared: [
    '已签署经济困难状况说明表，家庭人均收入低于标准，符合条件',
    '听取陈述并核对材料，符合援助范围和经济困难标准',
  ],
  checked: ['经信息共享查询，与本人说明一致，符合条件'],
  notRequired: ['不受经济困难条件限制，符合援助范围'],
} as const
