import { Link } from '@tanstack/react-router'
import { inYuan } from '#kernel/money.ts'
import { CRIMINAL_LINES, type LineFacts, lineOf } from '#law/criminal-lines.ts'
import { TRIAL_PROCEDURES } from '#law/notices.ts'
import {
  AID_FORMS,
  APPLICATION_SOURCES,
  CAUSES,
  CLOSING_MANNERS,
  CLOSING_RESULTS,
  GRADES,
  GROUPS,
  MATTER_KINDS,
  MEANS_PROOFS,
  NOTICE_REASONS,
  STAGES,
} from '#law/terms.ts'
import { meansForm } from '#modules/application/form.ts'
import { factsOf, fieldOf } from '#web/ui/field-kind.ts'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Reasons } from '#web/ui/reasons.tsx'
import { dayText } from '#web/ui/when.ts'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'

/** “刑事辩护（速裁程序案件辩护）” where it is a line of criminal aid. */
const lineText = ({ cause, form, stage, trialProcedure }: Matter) => {
  const line = lineOf({ cause, form, stage, trialProcedure } as LineFacts)
  return `${wordFor(AID_FORMS, form)}${line ? `（${CRIMINAL_LINES[line].title}）` : ''}`
}

type Props = { matter: Matter; onOpen: (paper: Paper) => void }
/** What is known of the matter, in the order in which it became known; what is empty is not shown. */
export function MatterFacts({ matter: m, onOpen }: Props) {
  return (
    <>
      <Panel title="案件">
        <Facts
          items={[
            ['类别', wordFor(MATTER_KINDS, m.kind)],
            ['申请事项', wordFor(CAUSES, m.cause)],
            ['案由、罪名', m.subject],
            ['援助方式', lineText(m)],
            ['所处阶段', wordFor(STAGES, m.stage)],
            ['人群', wordsFor(GROUPS, m.groups)],
            ['办案机关', m.agency],
            ['办案机关案号', m.caseNumber],
            ['时效届满', dayText(m.limitationOn)],
            ['要求承办人', m.askedGender && `${m.askedGender}性`],
            ['需要的语言', m.language],
            ['希望的承办人', m.askedCounsel],
            ['审理程序', wordFor(TRIAL_PROCEDURES, m.trialProcedure)],
            ['可能刑罚', m.graveSentence && '可能判处无期徒刑、死刑'],
            ['收到', dayText(m.receivedOn)],
            ['申请方式', !m.noticeReason && wordFor(APPLICATION_SOURCES, m.source)],
            ['通知事由', wordFor(NOTICE_REASONS, m.noticeReason)],
            ['登记单位', m.organisation],
            ['停止计算', m.stoppedDays > 0 && `补正、协作期间 ${m.stoppedDays} 日不计入审查期限`],
            ...m.linked.map(
              ({ id, number, stage, isEarlier }) =>
                [
                  isEarlier ? '前一阶段' : '后一阶段',
                  <Link key={id} to="/matters/$matterId" params={{ matterId: id }}>
                    {wordFor(STAGES, stage)} {number}
                  </Link>,
                ] as const,
            ),
            [
              '来自咨询',
              m.consultationId && (
                <Link key="consultation" to="/consultations" search={{ open: m.consultationId }}>
                  打开咨询记录
                </Link>
              ),
            ],
          ]}
        />
        <p className="long-text matter-story">{m.story}</p>
      </Panel>
      <Means matter={m} />
      <Outcome matter={m} />
      <Materials matter={m} onOpen={onOpen} />
    </>
  )
}

function Means({ matter: { meansFacts, meansProof } }: { matter: Matter }) {
  const stated = Object.keys(meansForm.shape).flatMap((name) => {
    const value = meansFacts[name]
    const { title, kind, labels } = factsOf(fieldOf(meansForm, name))
    if (value === null || value === undefined || value === '' || value === false) return []
    if (kind === 'money') return [[title, `${inYuan(Number(value))} 元`] as const]
    if (kind === 'choice') return [[title, wordFor(labels, String(value))] as const]
    return [[title, kind === 'yesno' ? '是' : String(value)] as const]
  })
  if (stated.length === 0 && !meansProof) return null
  return (
    <Panel title="经济困难状况" className="wide-terms">
      <Facts items={[['核查方式', wordFor(MEANS_PROOFS, meansProof)], ...stated]} />
    </Panel>
  )
}

function Outcome({ matter: m }: { matter: Matter }) {
  if (!m.reviewOpinion && !m.grounds && !m.counsel && !m.forwardedTo && !m.closedOn) return null
  return (
    <Panel title="办理">
      <Facts
        items={[
          ['决定日期', dayText(m.decidedOn)],
          ['移送、告知', m.forwardedTo],
          ['承办单位', m.unit],
          ['承办人', m.counsel],
          ['指派日期', dayText(m.assignedOn)],
          ['开庭日期', dayText(m.heardOn)],
          ['结案日期', dayText(m.closedOn)],
          ['结案方式', wordFor(CLOSING_MANNERS, m.closingManner)],
          ['办理结果', wordFor(CLOSING_RESULTS, m.closingResult)],
          ['取得利益', m.benefit !== null && `${inYuan(m.benefit)} 元`],
          ['劳动报酬', m.wages !== null && m.wages > 0 && `${inYuan(m.wages)} 元`],
          ['初评等次', wordFor(GRADES, m.grade)],
          ['办案补贴', m.subsidy !== null && `${inYuan(m.subsidy)} 元`],
          ['档号', m.archiveNumber],
        ]}
      />
      {m.reviewOpinion && (
        <div className="matter-grounds">
          <h3 className="party-role">审查意见</h3>
          <p className="long-text">{m.reviewOpinion}</p>
        </div>
      )}
      {m.grounds && (
        <div className="matter-grounds">
          <h3 className="party-role">{m.state === 'terminated' ? '终止理由' : '决定理由'}</h3>
          <Reasons reasons={m.grounds} />
        </div>
      )}
    </Panel>
  )
}

const PHASES: Record<string, string> = { application: '申请时', closing: '结案时' }
function Materials({ matter: { materials, attachments }, onOpen }: Props) {
  if (materials.length === 0) return null
  const phases = Map.groupBy(materials, ({ phase }) => phase)
  return (
    <Panel title="收到的材料">
      {[...phases].map(([phase, papers]) => (
        <section key={phase}>
          {phases.size > 1 && <h3 className="party-role">{PHASES[phase] ?? phase}</h3>}
          <ul className="paper-names">
            {papers.map(({ code, title, pages, original, receivedOn }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same paper may have come twice
              <li key={`${code}${at}`}>
                <Scanned
                  title={title}
                  scans={attachments.filter(
                    (it) =>
                      it.phase === phase && it.code === code && it.title === title && it.pages !== null && !it.leftOut,
                  )}
                  onOpen={onOpen}
                />
                <span className="quiet nowrap" title={`${dayText(receivedOn)}收到`}>
                  {pages}页，{original ? '原件' : '复印件'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

type ScannedProps = { title: string; scans: Matter['attachments']; onOpen: Props['onOpen'] }
/** The name of a material, which opens all its scans as one PDF. */
function Scanned({ title, scans, onOpen }: ScannedProps) {
  const [scan] = scans
  if (!scan) return <span>{title}</span>
  return (
    <button
      type="button"
      className="link"
      title={`${scans.length} 个扫描件，合成一个 PDF`}
      onClick={() => onOpen({ kind: 'material', id: `${scan.id}/material`, title })}
    >
      {title}
    </button>
  )
}
