/** Names an unknown option in a compiler message, and the option that was probably meant. */
export interface UnknownOption<TMessage extends string> {
  /** Never present at run time. */
  readonly '~unknownOption': TMessage
}

/** The message for each key of an object that its options lack; for a union, of each member. */
export type UnknownKeys<TObject, TOptions> = TObject extends object
  ? UnknownKey<Extract<keyof TObject, string>, Extract<keyof TOptions, string>>
  : never

type UnknownKey<TKey extends string, TKnown extends string> = TKey extends TKnown
  ? never
  : string extends TKey
    ? never
    : `There is no option \`${TKey}\`.${Advice<Closest<TKey, TKnown>>}`

// Most names have no close one, and a template with `never` is `never`.
type Advice<TClosest extends string> = [TClosest] extends [never] ? '' : ` Write \`${TClosest}\`.`

/** The names that begin with a misspelled one, or differ from it in one place by two letters at most. */
type Closest<TName extends string, TKnown extends string> = TKnown extends unknown
  ? Lowercase<TKnown> extends `${Lowercase<TName>}${string}`
    ? TKnown
    : IsClose<Difference<Lowercase<TName>, Lowercase<TKnown>>> extends true
      ? TKnown
      : never
  : never

/** Two texts without their common beginning and end. */
type Difference<TLeft extends string, TRight extends string> =
  WithoutStart<TLeft, TRight> extends readonly [
    infer TOne extends string,
    infer TOther extends string,
  ]
    ? WithoutStart<Reversed<TOne>, Reversed<TOther>>
    : never

type WithoutStart<
  TLeft extends string,
  TRight extends string,
> = TLeft extends `${infer TFirst}${infer TMore}`
  ? TRight extends `${TFirst}${infer TOthers}`
    ? WithoutStart<TMore, TOthers>
    : readonly [TLeft, TRight]
  : readonly [TLeft, TRight]

type Reversed<
  TText extends string,
  TDone extends string = '',
> = TText extends `${infer TFirst}${infer TMore}` ? Reversed<TMore, `${TFirst}${TDone}`> : TDone

type IsClose<TDifference> = TDifference extends readonly [infer TOne, infer TOther]
  ? [IsShort<TOne>, IsShort<TOther>] extends readonly [true, true]
    ? true
    : false
  : false

/** Whether a text has two letters at most. */
type IsShort<TText> = TText extends `${infer _TFirst}${infer _TSecond}${infer _TThird}${string}`
  ? false
  : true
