package dev.lamplighter.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** For features whose statements are written by hand, because their number and plans count. */
@ApplicationScoped
public class Database {
  @Resource(lookup = "java:app/jdbc/lamplighter")
  private DataSource dataSource;

  /** Part of the transaction where there is one; else each statement is one. To be closed. */
  public Sql open() {
    try {
      return new Sql(dataSource.getConnection());
    } catch (SQLException e) {
      throw new DatabaseFault(e);
    }
  }
}
