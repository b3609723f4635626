/**
 * The server's own listener, below requests: clients that ask and do not read are let go, and what
 * clients that leave or send garbage would write to the log is kept out of it. Knows no feature.
 * Where the server is not Payara, only the log is looked after.
 */
package dev.lamplighter.listener;
