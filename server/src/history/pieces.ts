// Bytes are gone through in pieces of a size that takes a millisecond or two at most, so that long work can be left in between.

const pieceSize = 64 * 1024;

export function* piecesOf(bytes: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}
