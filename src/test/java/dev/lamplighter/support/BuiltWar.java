package dev.lamplighter.support;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was packaged, for Arquillian to deploy. */
public final class BuiltWar {
  private BuiltWar() {}

  /** Named so that it serves at the root, like the runnable jar. */
  public static WebArchive archive() {
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(new File("target", "lamplighter.war"))
        .as(WebArchive.class);
  }
}
