const TYPES: Readonly<Record<string, unknown>> = { String, Number, Boolean, Array, Object, Function }

/** Properties of a definition with this realm's `String`, `Number`…: a sandbox in a realm of its own has others. */
export const propertiesOf = (properties: object): Record<string, unknown> => Object.fromEntries(Object.entries(properties).map(([name, property]: readonly [string, unknown]) => [name, propertyOf(property)]))

function propertyOf(property: unknown): unknown {
  if (typeof property !== 'object' || property === null) return typeOf(property)
  const optional: unknown = Reflect.get(property, 'optionalTypes')
  return {
    ...property,
    ...('type' in property ? { type: typeOf(property.type) } : {}),
    ...(Array.isArray(optional) ? { optionalTypes: optional.map(typeOf) } : {}),
  }
}

const typeOf = (type: unknown): unknown => (typeof type === 'function' ? (TYPES[type.name] ?? type) : type)
