import { glassEasel } from 'glass-easel-miniprogram-adapter'

/** A method that the behavior `wx://form-field` brings, by which its components are known. */
export const FORM_FIELD = '__wxFormField'

/** What a form submits besides its built-in fields: the custom components inside it that are form fields, by name. */
export function customFields(form: glassEasel.Element): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  const search = (element: glassEasel.Element): void => {
    for (const child of element.childNodes) {
      if (!('childNodes' in child)) continue
      if (glassEasel.Component.isComponent(child) && isField(child)) add(child, found)
      search(child)
    }
  }
  search(form)
  return found
}

function add(field: glassEasel.GeneralComponent, found: Record<string, unknown>): void {
  const data: object = Object(field.data)
  const name: unknown = Reflect.get(data, 'name')
  if (typeof name === 'string' && name !== '') found[name] = Reflect.get(data, 'value')
}

const isField = (component: glassEasel.GeneralComponent): boolean => typeof Reflect.get(Object(component.getMethodCaller()), FORM_FIELD) === 'function'
