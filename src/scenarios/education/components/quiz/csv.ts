import { allAnswers, type Quiz } from '../../law/quiz/state'
import { labelsOf, type Say } from './labels'

/** All answers as a table: a byte order mark, so that Excel takes it for UTF-8, and lines that end as RFC 4180 has it. */
export function quizCsv(quizzes: readonly Quiz[], say: Say): string {
  const head = ['quiz.csv.number', 'quiz.kind', 'quiz.question', 'quiz.csv.name', 'quiz.csv.answer', 'quiz.right', 'quiz.csv.verdict', 'quiz.csv.took', 'quiz.csv.at'].map((key) => say(key))
  const rows = quizzes.flatMap((quiz) => linesOf(quiz, say))
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function linesOf(quiz: Quiz, say: Say): readonly (readonly string[])[] {
  const { id, kind, question, right, askedAt } = quiz
  const told = right === null ? '' : labelsOf(quiz, right, say)
  return allAnswers(quiz).map(([, [choice, afterMs, name]]) => [
    String(id), say(`quiz.${kind}`), question, name, labelsOf(quiz, choice, say), told,
    right === null ? '' : say(choice === right ? 'quiz.csv.right' : 'quiz.csv.wrong'),
    String(Math.round(afterMs / 100) / 10), dateTime(askedAt + afterMs),
  ])
}

/** A cell that a table would run as a formula begins with an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless
}

/** `2026-11-30 09:05:07`, where this device is. */
export function dateTime(at: number): string {
  const date = new Date(at)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
