/**
 * The server's own listener: what a connection may cost before anybody knows whose it is. Where the
 * server is Payara it is looked after from its first byte on: how many there are, of whom, and how
 * long a request may take to arrive. Knows addresses and no users.
 */
package dev.lamplighter.listener;
