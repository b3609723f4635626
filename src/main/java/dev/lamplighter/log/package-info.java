/**
 * Lines for operators: one an event, {@code event=name key=value …}. Knows no feature. Never holds
 * secrets, query strings or what users write to one another.
 */
package dev.lamplighter.log;
