/** What was not taken at the other end is sent again with growing pauses, none longer than this. */
export const LONGEST_PAUSE_HOURS = 1
