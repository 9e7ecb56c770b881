export const audit = () => {};
