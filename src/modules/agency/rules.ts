/** How long a signature of an organ's system holds; what was signed before is not taken, so its mark need not be kept longer. */
export const SIGNATURE_MINUTES = 5
