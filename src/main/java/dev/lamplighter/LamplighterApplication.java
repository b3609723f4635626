package dev.lamplighter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Activates JAX-RS below {@code /api}. */
@ApplicationScoped
@ApplicationPath("/api")
public class LamplighterApplication extends Application {}
