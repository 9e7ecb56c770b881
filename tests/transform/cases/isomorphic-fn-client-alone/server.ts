
export const vibrate = () => {}
