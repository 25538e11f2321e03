import { failure, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { isOn, listOf, memberOf, textOf } from '../attribute-values.ts'
import type { Component, ComponentNeeds, ComponentPlan } from '../component.ts'
import { takesDrags } from '../drag.ts'
import type { EditorKit, OpenEditor } from '../editor/contract.ts'
import { bringKeyboard } from '../keyboard.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/editor.html */
export const editor: ComponentPlan = {
  tag: 'editor',
  attributes: ['read-only', 'placeholder', 'show-img-size', 'show-img-toolbar', 'show-img-resize', 'enable-formats', 'enterkeyhint', 'confirm-hold'],
  partly: {
    'EditorContext.insertCustomBlock': 'editor-portal, which draws such blocks, is not built',
    'EditorContext.getHistoryState': 'no page of WeChat\'s tells what it answers',
  },
  events: ['ready', 'focus', 'blur', 'input', 'statuschange'],
  methods: ['format', 'insertText', 'insertImage', 'insertDivider', 'setContents', 'getContents', 'clear', 'undo', 'redo', 'removeFormat', 'blur', 'scrollIntoView', 'getSelectionText', 'getSelection', 'setSelection', 'deleteText', 'getBounds'],
  create: (needs) => createEditor(needs),
}

interface Running { readonly editor: OpenEditor; leave(): void }

function createEditor(needs: ComponentNeeds): Component {
  const { page, scope } = needs
  let running: Promise<Running | null> | null = null
  let now: Running | null = null
  const start = async (): Promise<Running | null> => {
    const kit = await page.editorKit()
    if (scope.ended) return null
    if (kit === null) page.found({ level: 'error', area: 'component', text: '<editor>: its script could not be loaded' })
    now = kit === null ? null : open(needs, kit)
    if (now) needs.emit('ready', {})
    return now
  }
  return {
    attached: () => void (running ??= start()),
    set: (name, value) => now && change(now.editor, name, value),
    async call(method, args) {
      const started = await running
      if (!started) return failure({ why: 'the editor is not on the page' })
      const answer = started.editor.call(method, method === 'insertImage' ? await withPicture(args, needs) : args)
      if (answer.ok && method === 'blur') started.leave()
      return told(method, answer, needs)
    },
  }
}

/** `format` answers nobody: what it refuses is told to the bench. */
function told(method: string, answer: Result<object, CallFailure>, { page }: ComponentNeeds): Result<object, CallFailure> {
  if (!answer.ok && method === 'format') page.found({ level: 'warning', area: 'api', text: `EditorContext.format: ${answer.failure.why}` })
  return answer
}

function open(needs: ComponentNeeds, kit: EditorKit): Running {
  const { host, window, scope, attribute, emit } = needs
  const formats = attribute('enable-formats')
  const opened = kit.open({
    host,
    window,
    scope,
    readOnly: isOn(attribute('read-only')),
    placeholder: textOf(attribute('placeholder')),
    formats: Array.isArray(formats) ? listOf(formats).map((name) => textOf(name)) : null,
    image: { size: isOn(attribute('show-img-size')), toolbar: isOn(attribute('show-img-toolbar')), resize: isOn(attribute('show-img-resize')) },
    changed: () => emit('input', opened.contents()),
    formatted: (now) => emit('statuschange', now),
  })
  takesDrags(opened.field, 'both')
  change(opened, 'enterkeyhint', attribute('enterkeyhint'))
  const leave = bringKeyboard(needs, {
    element: opened.field,
    focused: () => opened.contents(),
    left: () => opened.contents(),
    bottom: () => opened.cursorBottom() ?? host.getBoundingClientRect().bottom,
  })
  opened.field.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing && !isOn(attribute('confirm-hold'), true)) leave()
  })
  return { editor: opened, leave }
}

function change(opened: OpenEditor, name: string, value: unknown): void {
  if (name === 'read-only') opened.enable(!isOn(value))
  if (name === 'placeholder') opened.field.setAttribute('data-placeholder', textOf(value))
  if (name === 'enterkeyhint') opened.field.setAttribute('enterkeyhint', textOf(value, 'enter'))
}

const KEPT = /^(wxfile:\/\/|https?:\/\/(tmp|usr|store)\/)/
const DOCUMENTED = /^(https?:|data:|cloud:)/

/** What the browser can draw; documented: a file of the phone's is told as `data-local`. */
async function withPicture(args: unknown, { page }: ComponentNeeds): Promise<object> {
  const src = textOf(memberOf(args, 'src'))
  const kept = KEPT.test(src)
  if (!kept && !DOCUMENTED.test(src)) page.found({ level: 'warning', area: 'limit', text: `EditorContext.insertImage: WeChat takes addresses of the network, base64 and temporary files, not "${src.slice(0, 80)}"` })
  const given: object = Object(args)
  return { ...given, shown: await page.url(src), local: kept ? src : '' }
}
