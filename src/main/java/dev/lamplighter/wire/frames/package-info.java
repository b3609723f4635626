/**
 * How long a frame of a client may be, decided when its header has come. The WebSocket container
 * looks at a frame when it is there as a whole, and keeps what has come until then. Used by both
 * wires; knows nothing of what is in a frame.
 */
package dev.lamplighter.wire.frames;
