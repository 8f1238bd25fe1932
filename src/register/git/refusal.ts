/** Why a change was not made: one sentence that says what to do next. Nothing has changed when it is thrown. */
export class Refused extends Error {}

/** A clone that was cut off before what was asked of it: git would tell elsewhere. */
export class CutOff extends Refused {}
