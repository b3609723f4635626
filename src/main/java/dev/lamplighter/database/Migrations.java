package dev.lamplighter.database;

import jakarta.annotation.Priority;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Defines the database pool and brings the schema up to date before anything else starts. */
@DataSourceDefinition(
    name = "java:app/jdbc/lamplighter",
    className = "dev.lamplighter.database.LamplighterDataSource",
    user = "from-environment",
    password = "from-environment",
    minPoolSize = 2,
    maxPoolSize = 20,
    properties = {
      "fish.payara.max-wait-time-in-millis=3000",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname="
          + "org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
    })
@ApplicationScoped
public class Migrations {
  private static final String CHANGELOG = "liquibase/changelog.xml";

  /** Some may take minutes. */
  private static final Duration WITHOUT_LIMIT = Duration.ZERO;

  /** Before every other start-up observer. */
  public static final int PRIORITY = 1;

  void update(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start)
      throws Exception {
    LamplighterDataSource source = new LamplighterDataSource();
    try (Connection guard = source.connection(WITHOUT_LIMIT);
        Connection connection = source.connection(WITHOUT_LIMIT)) {
      new DatabaseFitness(guard).check();
      MigrationLock lock = new MigrationLock(guard);
      lock.take();
      migrate(connection);
      lock.release();
    }
  }

  private static void migrate(Connection connection) throws Exception {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    var resources = new ClassLoaderResourceAccessor(Migrations.class.getClassLoader());
    Scope.child(
        Map.of(
            Scope.Attr.resourceAccessor.name(),
            resources,
            Scope.Attr.ui.name(),
            new LoggerUIService()),
        () -> update(new Liquibase(CHANGELOG, resources, database)));
  }

  /** Liquibase's lock can only be a dead process's here; its summary would go to the console. */
  private static void update(Liquibase liquibase) throws LiquibaseException {
    liquibase.forceReleaseLocks();
    liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
    liquibase.update(new Contexts());
  }
}
