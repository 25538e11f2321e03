import { createElement, useEffect, useRef } from 'react'
import type { ReactElement, ReactNode } from 'react'

/**
 * Stands for `@tarojs/components` in both builds: plain elements for jsdom.
 * What React knows goes to React; any other `onSomething` listens to the event `something`,
 * so that a test sends `fireEvent(node, new CustomEvent('statechange', { detail: { code: 1101 } }))`;
 * other texts, numbers and truths become `data-…` (attributes of their own on the live components).
 */
type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode }
type Handler = (event: unknown) => void

const KNOWN = /^(className|style|id|role|title|tabIndex|src|alt|value|placeholder|disabled|type|maxLength|autoFocus|hidden|children|(aria|data)-.+)$/
const REACT_EVENTS = /^on(Click|Touch(Start|Move|End|Cancel)|Mouse.+|Pointer.+|Key(Down|Up)|Focus|Blur|Scroll|Load|Error|Wheel)$/

const isHandler = (value: unknown): value is Handler => typeof value === 'function'
const isPlain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function split(props: Props, live: boolean) {
  const known: Record<string, unknown> = {}
  const listeners: Record<string, Handler> = {}
  for (const [name, value] of Object.entries(props)) {
    if (name === 'ariaLabel') known['aria-label'] = value
    else if (name === 'ariaRole') known['role'] = value
    else if (isHandler(value) && (live || !REACT_EVENTS.test(name))) listeners[name.slice(2).toLowerCase()] = value
    else if (KNOWN.test(name) || isHandler(value)) known[live && name === 'className' ? 'class' : name] = value
    else if (isPlain(value)) known[live ? kebab(name) : `data-${kebab(name)}`] = String(value)
  }
  return { known, listeners }
}

function useListeners(listeners: Record<string, Handler>) {
  const node = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = node.current
    const entries = Object.entries(listeners)
    for (const [name, handler] of entries) element?.addEventListener(name, handler)
    return () => {
      for (const [name, handler] of entries) element?.removeEventListener(name, handler)
    }
  })
  return node
}

const plain = (tag: string, live = false) =>
  function Stub(props: Props): ReactElement {
    const { known, listeners } = split(props, live)
    return createElement(tag, { ...known, ref: useListeners(listeners) })
  }

/** Taro gives the text as `event.detail.value`, also where a browser has `event.target.value`. */
const field = (tag: 'input' | 'textarea', type?: string) =>
  function Field({ onInput, onChange, onConfirm, password, ...rest }: Props): ReactElement {
    const { known, listeners } = split(rest, false)
    const node = useListeners(listeners)
    const told = (event: { readonly target: { readonly value: string } }) => {
      const taroEvent = { ...event, detail: { value: event.target.value }, target: event.target }
      if (isHandler(onInput)) onInput(taroEvent)
      if (isHandler(onChange)) onChange(taroEvent)
    }
    const pressed = (event: { readonly key: string; readonly currentTarget: { readonly value: string } }) => {
      if (event.key === 'Enter' && isHandler(onConfirm)) onConfirm({ ...event, detail: { value: event.currentTarget.value } })
    }
    return createElement(tag, { ...known, ...(type ? { type } : password === true ? { type: 'password' } : {}), ref: node, onChange: told, onKeyDown: pressed })
  }

function Slider({ onChange, onChanging, ...rest }: Props): ReactElement {
  const { known, listeners } = split(rest, false)
  const told = (event: { readonly target: { readonly value: string } }) => {
    const taroEvent = { detail: { value: Number(event.target.value) } }
    if (isHandler(onChanging)) onChanging(taroEvent)
    if (isHandler(onChange)) onChange(taroEvent)
  }
  return createElement('input', { ...known, type: 'range', min: rest['min'], max: rest['max'], ref: useListeners(listeners), onChange: told })
}

function Toggle({ onChange, checked, ...rest }: Props): ReactElement {
  const { known, listeners } = split(rest, false)
  const told = (event: { readonly target: { readonly checked: boolean } }) => {
    if (isHandler(onChange)) onChange({ detail: { value: event.target.checked } })
  }
  return createElement('input', { ...known, type: 'checkbox', role: 'switch', checked: checked === true, ref: useListeners(listeners), onChange: told })
}

export const View = plain('div')
export const Text = plain('span')
export const Label = plain('label')
export const Form = plain('form')
export const ScrollView = plain('div')
export const Swiper = plain('div')
export const SwiperItem = plain('div')
export const CoverView = plain('div')
export const CoverImage = plain('img')
export const Image = plain('img')
export const Button = plain('button')
export const Canvas = plain('canvas')
export const Video = plain('video')
export const Camera = plain('div')
export const Picker = plain('div')
export const Navigator = plain('a')
export const RootPortal = plain('div')
export const PageContainer = plain('div')
export const PageMeta = plain('div')
export const RichText = plain('div')
export const Progress = plain('div')
export const Input = field('input')
export const Textarea = field('textarea')
export { Slider, Toggle as Switch }
export const LivePusher = plain('live-pusher', true)
export const LivePlayer = plain('live-player', true)
