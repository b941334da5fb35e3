/** What the parts of the peer's app call each other by. */

/** The performance mark that its page makes when the first rows have been painted. */
export const peerMark = 'peer:first-rows';

/** The message with which a port to the source is handed on. */
export const sourcePort = 'peer:source';

/** What its desktop process is told on the command line. */
export interface PeerOrder {
  /** The folder of the mirror whose people it shows. */
  mirror: string;
  /** Of the grid (CSS pixels): the same as Muster's. */
  width: number;
  height: number;
}
