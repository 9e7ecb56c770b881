import type { NodePath } from '@babel/traverse'

/** Whether a part of the source is gone once types are: no name in it is a use. */
export function isTypeSyntax(path: NodePath): boolean {
  return (
    path.isTSType() ||
    path.isTSQualifiedName() ||
    path.isTSTypeAnnotation() ||
    path.isTSTypeParameterInstantiation() ||
    path.isTSTypeParameterDeclaration() ||
    path.isTSInterfaceDeclaration() ||
    path.isTSTypeAliasDeclaration() ||
    path.isTSDeclareFunction() ||
    path.isTSDeclareMethod() ||
    path.isTSIndexSignature() ||
    (path.isTSModuleDeclaration() && path.node.declare === true) ||
    (path.isExportNamedDeclaration() && path.node.exportKind === 'type')
  )
}
