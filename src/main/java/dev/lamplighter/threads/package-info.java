/**
 * What threads have in common: a fault of one moment must not end what runs for ever. Used by all
 * packages; knows none.
 */
package dev.lamplighter.threads;
