export const vibrate = () => {};
