export const createRouter = () => {}
