/** What must always hold, by name. */
export type Rule =
  | 'row is base with open changes'
  | 'acknowledged edits survive'
  | 'a change never becomes another'
  | 'done was confirmed by the tenant'
  | 'nothing open ends without the admin'
  | 'settled stays settled'
  | 'a conflict has its reason'
  | 'the base never goes back'
  | 'marked before it is sent'
  | 'looked up before it is repeated'
  | 'what was asked for first goes first'
  | 'no wish is fulfilled twice'
  | 'nobody is created twice'
  | 'no colleague is overwritten'
  | 'undo leaves no trace'
  | 'one request at a time for a resource'
  | 'no more requests at once than allowed'
  | 'everything settles in the end'
  | 'the engine does not run in circles'
  | 'the mirror is the tenant with open changes'
  | 'the status says how it is'
  | 'the engine has no bugs';

/** A rule that did not hold. */
export class Violation extends Error {
  readonly rule: Rule;

  constructor(rule: Rule, what: string) {
    super(`${rule}: ${what}`);
    this.rule = rule;
  }
}
