import type { Question } from '../../phone/state.ts'
import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import { ChooseView, FilesView, FillView, LookView, SettingsView } from './sheets'
import { SCOPE_WORDS, t } from '../words.ts'
import { ModalView } from './modal-view'
import { shownColor } from './shown-color.ts'
import styles from './phone.module.scss'

/** What waits for the person: modals, sheets, permissions. */
export function QuestionView({ phone }: { readonly phone: RunningPhone }) {
  const question = useDevice(phone.device, (state) => state.question)
  if (!question) return null
  return <div className={styles['shade']}><Asked phone={phone} question={question} /></div>
}

function Asked({ phone: { device, app }, question }: { readonly phone: RunningPhone; readonly question: Question }) {
  const { answer } = device.questions
  const theme = useDevice(device, ({ facts }) => facts.theme)
  switch (question.ask) {
    case 'modal':
      return <ModalView modal={question.modal} theme={theme} onAnswer={answer} />
    case 'sheet':
      return <ChooseView title={question.sheet.alert} options={question.sheet.items} color={shownColor(question.sheet.color, theme)} onChoose={(index) => answer({ index })} />
    case 'choose':
      return <ChooseView title={question.title} options={question.options} onChoose={(index) => answer({ index })} />
    case 'permission':
      return (
        <div className={styles['sheet']} role='dialog'>
          <p className={styles['sheetTitle']}>{app.name} {t('allowQuestion')}</p>
          <b className={styles['scope']}>{SCOPE_WORDS[question.permission.scope] ?? question.permission.scope}</b>
          {question.permission.reason && <p className={styles['reason']}>{question.permission.reason}</p>}
          <div className={styles['pair']}>
            <button type='button' onClick={() => answer({ allowed: false })}>{t('no')}</button>
            <button type='button' data-primary onClick={() => answer({ allowed: true })}>{t('yes')}</button>
          </div>
        </div>
      )
    case 'settings':
      return <SettingsView device={device} onDone={() => answer(null)} />
    case 'fill':
      return <FillView title={question.title} fields={question.fields} onAnswer={(values) => answer({ values })} />
    case 'files':
      return <FilesView title={question.title} accept={question.accept} most={question.most} onAnswer={(files) => answer({ files })} />
    case 'look':
      return <LookView title={question.title} text={question.text} images={question.images} onDone={() => answer(null)} />
  }
}
