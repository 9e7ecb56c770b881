import { createServerFn } from 'seamline'

export const now = createServerFn(/* CLIENT_MARKER: options */)
  // SERVER_MARKER: what comes in
  .inputValidator((zone: string) => zone) // SERVER_MARKER: behind the validator
  /* SERVER_MARKER: what goes out */
  .handler(/* SERVER_MARKER: the function */ ({ data }) => {
    // SERVER_MARKER: inside
    return data
  }) // SERVER_MARKER: behind the function
