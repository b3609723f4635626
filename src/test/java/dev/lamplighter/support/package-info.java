/**
 * What tests are written with: real servers in processes of their own, real clients, real
 * databases, a real browser.
 *
 * <ul>
 *   <li>{@link dev.lamplighter.support.LamplighterServer}: the packaged jar as a process; {@code
 *       shared()} and {@code sharedOnPostgres()} start once for the whole run.
 *   <li>{@link dev.lamplighter.support.RestClient}, {@link dev.lamplighter.support.SocketClient},
 *       {@link dev.lamplighter.support.Browser}: those who use it.
 *   <li>{@link dev.lamplighter.support.PostgresServer}: a PostgreSQL with a fresh database for each
 *       caller.
 *   <li>{@link dev.lamplighter.support.Waits}: the one place that says how long a test waits.
 * </ul>
 *
 * Each test makes its own users, so order never matters.
 */
package dev.lamplighter.support;
