import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Press } from '../../../../ui/press'
import { has, type Choice, type Quiz } from '../../law/quiz/state'
import { Chips } from '../toolbox/chips'
import { labelOf, toggled } from './labels'
import styles from './quiz.module.scss'
import { useQuizMove } from './use-quizzes'

const css = classesOf(styles)

export interface AnsweringProps {
  readonly quiz: Quiz
  /** What is known to be answered. */
  readonly mine: Choice
  readonly onAnswered: () => void
}

/** The options to press. One of them is the answer at once; several are sent together. */
export function Answering({ quiz, mine, onAnswered }: AnsweringProps) {
  const say = useSay()
  const move = useQuizMove()
  const [chosen, setChosen] = useState<Choice>(mine)
  const { id, kind, question, options } = quiz
  const send = (choice: Choice) => void move({ type: 'answer', id, choice }).then((answer) => { if (answer.ok) onAnswered() })
  const press = (option: number) => {
    const next = toggled(kind, chosen, option)
    setChosen(next)
    if (kind !== 'multiple') send(next)
  }
  const texts = options.map((text, option) => ({ value: String(option), label: labelOf(kind, option, say), text }))
  return (
    <>
      {question !== '' && <View className={css('question')}>{question}</View>}
      {options.every((text) => text === '')
        ? <Chips label={say('quiz.options')} options={texts.map(({ value, label }) => ({ value, text: label }))} chosen={texts.filter(({ value }) => has(chosen, Number(value))).map(({ value }) => value)} onPress={(value) => press(Number(value))} />
        : (
          <View className={css('options')}>
            {texts.map(({ label, text }, option) => (
              <Press key={option} className={css('option', has(chosen, option) && 'chosen')} pressed={has(chosen, option)} onPress={() => press(option)}>
                <View className={css('letter')}>{label}</View><View className={css('text')}>{text}</View>
              </Press>
            ))}
          </View>
        )}
      {kind === 'multiple' && <Button id='quiz-submit' text={say('quiz.submit')} look='primary' wide disabled={chosen === 0} onPress={() => send(chosen)} />}
    </>
  )
}
