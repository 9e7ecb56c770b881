import type { ChosenLimits } from '../serialization/limits.ts'
import type { Strictness, StrictnessOf } from './sendable.types.ts'

/** The values of the option `strict`. */
export type StrictOption = boolean | Partial<Strictness>

/** Options of `createServerFn()`. */
export interface ServerFnOptions<TStrict extends StrictOption | undefined = StrictOption> {
  /** How the browser sends the call: `GET` carries its input in the query, `POST` in the body. @defaultValue `'GET'` */
  readonly method?: 'GET' | 'POST'
  /**
   * Limits of a call that differ from the app's; they replace those of a base as a whole.
   *
   * @defaultValue those of the app
   */
  readonly limits?: ChosenLimits
  /**
   * Whether the types refuse an input or result that cannot be sent. Turn it off for types that are too wide; at run
   * time a value that cannot be sent is still refused.
   *
   * @defaultValue `true`
   */
  readonly strict?: TStrict
}

/** The strictness of a function that starts from another: its own option `strict`, else that of the other. */
export type StrictnessOver<TBase extends Strictness, TOption> = [TOption] extends [undefined]
  ? TBase
  : StrictnessOf<TOption>
