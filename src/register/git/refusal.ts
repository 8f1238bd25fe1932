/** Why a change was not made: one sentence that says what to do next. Nothing has changed when it is thrown. */
export class Refused extends Error {}
