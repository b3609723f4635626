package dev.lamplighter;

import dev.lamplighter.identity.Caller;
import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Activates JAX-RS below {@code /api}. */
@ApplicationScoped
@DeclareRoles({Caller.USER, Caller.ADMIN, Caller.SERVICE})
@ApplicationPath("/api")
public class LamplighterApplication extends Application {}
