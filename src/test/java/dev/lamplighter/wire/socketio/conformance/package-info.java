/**
 * Lamplighter's Engine.IO and Socket.IO alone, with an application that echoes: what the protocols'
 * public test suites ask of a server. {@link
 * dev.lamplighter.wire.socketio.conformance.ConformanceServer} runs it.
 */
package dev.lamplighter.wire.socketio.conformance;
