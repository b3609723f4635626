package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {
  @TempDir private Path home;
  private Path data;

  @BeforeEach
  void open() throws IOException {
    data = Files.createDirectory(home.resolve("data"));
    set(data, "rwxr-xr-x");
  }

  @Test
  void aNewDirectoryShouldBeItsUsersAlone() throws IOException {
    Path fresh = home.resolve("a").resolve("b");

    Privacy.of(fresh).establish();

    assertThat(permissions(fresh)).isEqualTo("rwx------");
  }

  @Test
  void theDirectoryOfAnOlderStartShouldBeClosedWithItsDatabase() throws IOException {
    Path database = file("lamplighter.mv.db");
    Files.createDirectory(data.resolve("runtime-8080"));

    Privacy.of(data).establish();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(database)).isEqualTo("rw-------");
  }

  @Test
  void aDirectoryWithOtherThingsInItShouldStayOpenAndTheDatabaseNot() throws IOException {
    Path database = file("lamplighter.mv.db");
    Path other = file("letter.txt");

    Privacy.of(data).establish();

    assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(other)).isEqualTo("rw-r--r--");
    assertThat(permissions(database)).isEqualTo("rw-------");
  }

  private Path file(String name) throws IOException {
    Path file = Files.createFile(data.resolve(name));
    set(file, "rw-r--r--");
    return file;
  }

  private static void set(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
