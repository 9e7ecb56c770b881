/** Classes of an app and the parts of adapters for them. */

export class Money {
  // Private: only an adapter reads it.
  readonly #cents: number
  readonly currency: string

  constructor(cents: number, currency: string) {
    this.#cents = cents
    this.currency = currency
  }
  get cents(): number {
    return this.#cents
  }
}

export class Invoice {
  readonly total: Money
  readonly due: Date

  constructor(total: Money, due: Date) {
    this.total = total
    this.due = due
  }
}

interface WrittenMoney {
  readonly cents: number
  readonly currency: string
}

function readMoney({ cents, currency }: WrittenMoney): Money {
  if (!Number.isInteger(cents) || !/^[A-Z]{3}$/.test(currency)) {
    throw new TypeError('That is no money.')
  }
  return new Money(cents, currency)
}

export const moneyParts = {
  key: 'money',
  test: (value: unknown): value is Money => value instanceof Money,
  toSerializable: ({ cents, currency }: Money): WrittenMoney => ({ cents, currency }),
  fromSerializable: readMoney,
}
export const invoiceParts = {
  key: 'invoice',
  test: (value: unknown): value is Invoice => value instanceof Invoice,
  toSerializable: ({ total, due }: Invoice) => ({ total, due }),
  fromSerializable: ({ total, due }: { readonly total: Money; readonly due: Date }) =>
    new Invoice(total, due),
}

export const money = (): Money => new Money(250, 'EUR')

/** The value as money, if it is. */
export const told = (value: unknown): unknown =>
  value instanceof Money && [value.cents, value.currency]
