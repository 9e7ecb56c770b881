
export const audit = () => {}
