/**
 * The runnable jar: reads the environment, boots Payara Micro with the WAR in this process, and
 * ends it with one clear sentence when the start fails. Not part of the WAR.
 */
package dev.lamplighter.launcher;
