package dev.lamplighter.wire;

import java.util.Set;

/**
 * A login of the user ended, and with it these sessions of this node, which only have to say
 * farewell. Without sessions too: the login may have had none, or none any more.
 */
public record SignedOut(String userId, Set<String> sessionIds) {}
