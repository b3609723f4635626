package dev.lamplighter.wire.websocket;

import java.lang.reflect.Field;

/** Reads fields of the container that have no public way to them. */
public final class PrivateField {
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
