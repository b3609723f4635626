package dev.lamplighter.wire.websocket;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads fields of the container that have no public way to them. */
public final class PrivateField {
  private static final Logger LOG = Logger.getLogger(PrivateField.class.getName());

  private PrivateField() {}

  /**
   * @throws IllegalStateException where this server has no such class or field
   */
  public static Field of(String className, String name) {
    try {
      return of(Class.forName(className), name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Field of(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A method without parameters, whatever its class is called by. */
  static Method method(String className, String name) {
    try {
      return Class.forName(className).getMethod(name);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this server has what a class needs that looks for it as it is initialised. */
  public static boolean isThere(Class<?> type) {
    try {
      Class.forName(type.getName());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.log(
          Level.WARNING, "event=container_access detail=slower missing=" + type.getSimpleName(), e);
      return false;
    }
  }

  public static Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void set(Field field, Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
