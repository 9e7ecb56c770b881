import { createServerFn } from "seamline";
function audited(name) {
  return createServerFn({ method: "POST" }).middleware([name]);
}
export { audited };
