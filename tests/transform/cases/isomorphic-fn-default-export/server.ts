
export default (() => 'SERVER_MARKER')
