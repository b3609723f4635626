package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** A server that is not as expected gets a slower sender, and starts. */
class FrameSendersTest {
  private static final String OURS = "dev.lamplighter.wire.websocket.";

  /** The tests' class path has Tyrus's core, and neither its servlet part nor Grizzly's HTTP. */
  @Test
  void whereAFieldBelowTyrusIsMissingTheRawPathShouldBeUsed() throws Exception {
    assertThat(chosen(new Server("none"))).isEqualTo("tyrus-raw");
  }

  @Test
  void onAnotherServerTheStandardApiShouldBeUsed() throws Exception {
    assertThat(chosen(new Server("org.glassfish."))).isEqualTo("standard");
  }

  private static String chosen(ClassLoader server) throws Exception {
    Class<?> type = server.loadClass(OURS + "FrameSenders");
    Constructor<?> constructor = type.getDeclaredConstructor();
    Method choose = type.getDeclaredMethod("choose", Object.class);
    Method kind = type.getDeclaredMethod("kind");
    choose.setAccessible(true);
    kind.setAccessible(true);
    Object senders = constructor.newInstance();
    choose.invoke(senders, new Object());
    return (String) kind.invoke(senders);
  }

  /** Loads the classes under test anew, and has no classes whose names begin so. */
  private static final class Server extends ClassLoader {
    private final String missing;

    Server(String missing) {
      super(FrameSendersTest.class.getClassLoader());
      this.missing = missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(missing)) {
        throw new ClassNotFoundException(name);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.startsWith(OURS) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
