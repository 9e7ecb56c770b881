import type { ModuleFlow } from './module-flow.ts'
import { isNameOf, isOnly, METHODS, ONLY_NAMES, OPTIONS, type Kind } from './names.ts'
import type { Origin } from './origins.ts'
import { at, childrenOf, listAt, literalText, nameAt, unwrapped, type Node } from './syntax-tree.ts'

/** A call that must not reach the browser, if it is made on a builder. */
export interface Leftover {
  /** The method, function or option, for a message. */
  readonly what: string
  /** The possible origins of the value that it is called on. */
  readonly origins: Iterable<Origin>
  /** The kind of builder that it must not have come from. */
  readonly kind: Kind
}

export function leftoversIn(flow: ModuleFlow): readonly (Leftover & { position: number })[] {
  const found: (Leftover & { position: number })[] = []
  const visit = (node: Node): void => {
    if (node.type === 'CallExpression' && listAt(node, 'arguments').length > 0) {
      const callee = unwrapped(at(node, 'callee') ?? node)
      const position = at(callee, 'property')?.start ?? callee.start
      for (const each of inCall(node, callee, flow)) found.push({ ...each, position })
    }
    childrenOf(node).forEach(visit)
  }
  visit(flow.program)
  return found
}

function inCall(call: Node, callee: Node, flow: ModuleFlow): readonly Leftover[] {
  return [
    ...inMethod(callee, flow),
    ...inOnly(callee, flow),
    ...inStart(call, callee, flow),
    ...inRoute(call, callee, flow),
    ...inFunctionOptions(call, callee, flow),
  ]
}

/** `base.handler(…)`, `base['handler'](…)`, `base.handler.call(base, …)`, `const { handler } = base` */
function inMethod(callee: Node, flow: ModuleFlow): readonly Leftover[] {
  const name = calledName(callee, flow)
  const object = at(callee, 'object')
  if (name === undefined) return []
  if (METHODS.has(name)) {
    return [
      { what: `\`.${name}(…)\``, origins: flow.origins.of(object ?? callee), kind: 'builder' },
    ]
  }
  const isIndirect = object !== undefined && /^(?:call|apply|bind)$/.test(name)
  return isIndirect ? inMethod(unwrapped(object), flow) : []
}

/** The name under which a function is called, if it was read from an object. */
function calledName(callee: Node, flow: ModuleFlow): string | undefined {
  if (callee.type !== 'MemberExpression') return flow.keyOf(callee)
  const property = at(callee, 'property')
  return nameAt(callee, 'property') ?? (property && literalText(flow.writtenFor(property)))
}

/** `createServerOnlyFn(…)` */
function inOnly(callee: Node, flow: ModuleFlow): readonly Leftover[] {
  const what = ONLY_NAMES.map((each) => `\`${each}(…)\``).join(' or ')
  const origins = flow.origins.of(callee)
  const kinds = kindsOf('only', isOnly(calledName(callee, flow)))
  return kinds.map((kind) => ({ what, origins, kind }))
}

/** `createStart(() => ({ requestMiddleware: … }))` */
function inStart(call: Node, callee: Node, flow: ModuleFlow): readonly Leftover[] {
  const { keys, nested } = OPTIONS.start
  const inside = listAt(call, 'arguments').flatMap((each) => propertiesBelow(flow.writtenFor(each)))
  const own = inside.filter((property) => keys.includes(keyOf(property)))
  const others = inside.flatMap((property) => {
    const inner = nested[keyOf(property)]
    const value = inner && at(property, 'value')
    return value === undefined
      ? []
      : propertiesBelow(flow.writtenFor(value)).filter((each) => inner?.keys.includes(keyOf(each)))
  })
  const [first] = [...own, ...others]
  if (first === undefined) return []
  const what = optionText(first)
  const origins = flow.origins.of(callee)
  const kinds = kindsOf('start', isNameOf('start', calledName(callee, flow)))
  return kinds.map((kind) => ({ what, origins, kind }))
}

/** Where the called property has a builder's name, its object may hold any builder. */
function kindsOf(kind: Kind, isNamed: boolean): readonly Kind[] {
  return isNamed ? [kind, 'builder'] : [kind]
}

function optionText(property: Node): string {
  return `the option \`${keyOf(property)}\``
}

/** `createFileRoute('/notes')({ server: … })`, `createRootRoute({ server: … })` */
function inRoute(call: Node, callee: Node, flow: ModuleFlow): readonly Leftover[] {
  const option = optionsOf(call, flow).find((each) => OPTIONS.route.keys.includes(keyOf(each)))
  if (option === undefined) return []
  const maker =
    callee.type === 'CallExpression' ? unwrapped(at(callee, 'callee') ?? callee) : callee
  const origins = flow.origins.of(maker)
  const what = optionText(option)
  if (isNameOf('route', calledName(maker, flow))) return [{ what, origins, kind: 'router' }]
  const isImported = Array.from(origins).every(({ kind }) => kind === 'import')
  const isHandlers = propertiesOf(at(option, 'value'), flow).some((each) =>
    ['handlers', 'middleware'].includes(keyOf(each)),
  )
  // A function of the app may take a `server` of its own.
  return isImported || isHandlers ? [{ what, origins, kind: 'route' }] : []
}

/** `createServerFn({ limits })`, and a base of the module that is called with them. */
function inFunctionOptions(call: Node, callee: Node, flow: ModuleFlow): readonly Leftover[] {
  const option = optionsOf(call, flow).find((each) => OPTIONS.builder.keys.includes(keyOf(each)))
  const isBase = callee.type === 'Identifier' && flow.writtenFor(callee).type === 'CallExpression'
  const isDirect = callee.type === 'Identifier' && flow.writtenFor(callee) === callee
  const isNamed = isNameOf('serverFn', calledName(callee, flow))
  if (option === undefined || !(isBase || isDirect || isNamed)) return []
  const origins = flow.origins.of(callee)
  return [{ what: optionText(option), origins, kind: isDirect ? 'serverFn' : 'builder' }]
}

function optionsOf(call: Node, flow: ModuleFlow): readonly Node[] {
  return listAt(call, 'arguments').flatMap((each) => propertiesOf(each, flow))
}

function keyOf(property: Node): string {
  return nameAt(property, 'key') ?? ''
}

/** The properties of an object that is written out, with those that it spreads. */
function propertiesOf(value: Node | undefined, flow: ModuleFlow): readonly Node[] {
  const object = value && flow.writtenFor(value)
  if (object?.type !== 'ObjectExpression') return []
  return listAt(object, 'properties').flatMap((each) =>
    each.type === 'SpreadElement' ? propertiesOf(at(each, 'argument'), flow) : [each],
  )
}

function propertiesBelow(node: Node): readonly Node[] {
  const own = node.type === 'Property' ? [node] : []
  return [...own, ...childrenOf(node).flatMap(propertiesBelow)]
}
