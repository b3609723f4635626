/**
 * A jar of its own, {@code target/lamplighter-host.jar}, for the WARs of host applications. It is
 * no part of Lamplighter's WAR, and needs Jakarta EE 10 and MicroProfile Config where it runs.
 */
package dev.lamplighter.host;
