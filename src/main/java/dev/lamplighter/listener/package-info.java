/**
 * The server's own listener, below requests: what clients that leave or send garbage would write to
 * the log. Knows no feature. It begins and ends with the application.
 */
package dev.lamplighter.listener;
