package dev.lamplighter.identity;

/** This node learned from the database that logins or users were signed out, here or elsewhere. */
public record RevocationsRead() {}
