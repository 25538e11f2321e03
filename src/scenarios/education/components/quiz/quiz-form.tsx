import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { Field } from '../../../../ui/field'
import { TextArea } from '../../../../ui/text-area'
import { fits, has, LONGEST_QUESTION, MOST_OPTIONS, QUIZ_KINDS, type Choice, type QuizKind } from '../../law/quiz/state'
import { Chips } from '../toolbox/chips'
import { toggled } from './labels'
import { OptionLines } from './option-lines'
import { useQuizMove } from './use-quizzes'

const TIMES = ['0', '30', '60', '180', '300', '600', '1800'] as const
const LEAST_OPTIONS = 2
const FIRST_OPTIONS = ['', '', '', '']

/** What whoever teaches asks: with one press if it is said aloud. */
export function QuizForm({ onAsked }: { readonly onAsked: () => void }) {
  const say = useSay()
  const move = useQuizMove()
  const [kind, setKind] = useState<QuizKind>('single')
  const [question, setQuestion] = useState('')
  const [texts, setTexts] = useState<readonly string[]>(FIRST_OPTIONS)
  const [right, setRight] = useState<Choice>(0)
  const [seconds, setSeconds] = useState<(typeof TIMES)[number]>('0')
  const options = kind === 'judge' ? ['', ''] : texts
  const mark = (option: number) => setRight(has(right, option) ? right & ~(1 << option) : toggled(kind, right, option))
  const setKinds = (next: QuizKind) => {
    setKind(next)
    setRight(0)
  }
  const shorten = () => {
    setTexts(texts.slice(0, -1))
    setRight(right & ~(1 << (texts.length - 1)))
  }
  const ask = () => {
    const wanted = { type: 'ask', kind, question, options, right: fits(right, kind, options.length) ? right : null, seconds: seconds === '0' ? null : Number(seconds) } as const
    void move(wanted).then((asked) => { if (asked.ok) onAsked() })
  }
  const timeText = (value: string) => (value === '0' ? say('quiz.time.none') : Number(value) < 60 ? say('quiz.time.seconds', { count: value }) : say('quiz.time.minutes', { count: Number(value) / 60 }))
  return (
    <>
      <Chips label={say('quiz.kind')} options={QUIZ_KINDS.map((value) => ({ value, text: say(`quiz.${value}`) }))} chosen={[kind]} onPress={setKinds} />
      <Field label={say('quiz.question')}>
        <TextArea id='quiz-question' value={question} label={say('quiz.question')} placeholder={say('quiz.question.hint')} maxLength={LONGEST_QUESTION} onChange={setQuestion} />
      </Field>
      <Field label={`${say('quiz.options')} · ${say('quiz.right.hint')}`}>
        <OptionLines kind={kind} texts={options} right={right} onMark={mark} onText={(option, text) => setTexts(texts.map((one, index) => (index === option ? text : one)))} />
      </Field>
      {kind !== 'judge' && (
        <View style={{ display: 'flex', flexWrap: 'wrap' }}>
          {texts.length < MOST_OPTIONS && <Button id='quiz-more' look='quiet' text={say('quiz.option.add')} onPress={() => setTexts([...texts, ''])} />}
          {texts.length > LEAST_OPTIONS && <Button id='quiz-fewer' look='quiet' text={say('quiz.option.remove')} onPress={shorten} />}
        </View>
      )}
      <Field label={say('quiz.time')}>
        <Chips label={say('quiz.time')} options={TIMES.map((value) => ({ value, text: timeText(value) }))} chosen={[seconds]} onPress={setSeconds} />
      </Field>
      <Button id='quiz-ask' text={say('quiz.ask')} look='primary' wide onPress={ask} />
    </>
  )
}
