
export const vibrate = () => navigator.vibrate('BROWSER_MARKER')
