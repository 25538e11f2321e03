import type { ComponentPlan } from './component.ts'
import { audio } from './components/audio.ts'
import { button } from './components/button.ts'
import { camera } from './components/camera.ts'
import { canvas } from './components/canvas.ts'
import { checkbox, checkboxGroup } from './components/checkbox.ts'
import { coverImage, coverView } from './components/cover.ts'
import { editor } from './components/editor.ts'
import { form } from './components/form.ts'
import { icon } from './components/icon.ts'
import { image } from './components/image.ts'
import { input } from './components/input.ts'
import { keyboardAccessory } from './components/keyboard-accessory.ts'
import { label } from './components/label.ts'
import { gridView, listView, shareElement, stickyHeader, stickySection } from './components/lists.ts'
import { matchMedia } from './components/match-media.ts'
import { movableArea, movableView } from './components/movable.ts'
import { navigator } from './components/navigator.ts'
import { pageContainer } from './components/page-container.ts'
import { navigationBar, pageMeta } from './components/page-meta.ts'
import { pickerView, pickerViewColumn } from './components/picker-view.ts'
import { picker } from './components/picker.ts'
import { progress } from './components/progress.ts'
import { radio, radioGroup } from './components/radio.ts'
import { richText } from './components/rich-text.ts'
import { rootPortal } from './components/root-portal.ts'
import { scrollView } from './components/scroll-view.ts'
import { slider } from './components/slider.ts'
import { swiper, swiperItem } from './components/swiper.ts'
import { switchPlan } from './components/switch.ts'
import { text } from './components/text.ts'
import { textarea } from './components/textarea.ts'
import { video } from './components/video.ts'
import { view } from './components/view.ts'
import { webView } from './components/web-view.ts'
import { livePlayer, livePusher } from './live/plans.ts'

/** Every built-in component that is built here. */
const plans: readonly ComponentPlan[] = [
  audio, button, camera, canvas, checkbox, checkboxGroup, coverImage, coverView, editor, form, gridView, icon, image, input, keyboardAccessory, label, listView, livePlayer, livePusher, matchMedia,
  movableArea, movableView, navigationBar, navigator, pageContainer, pageMeta, picker, pickerView, pickerViewColumn, progress, radio, radioGroup, richText, rootPortal, scrollView, shareElement,
  slider, stickyHeader, stickySection, swiper, swiperItem, switchPlan, text, textarea, video, view, webView,
]

/** By the name that WXML uses. */
export const components: ReadonlyMap<string, ComponentPlan> = new Map(plans.map((plan) => [plan.tag, plan]))
