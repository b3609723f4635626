package dev.lamplighter.accounts.entity;

/** In which way somebody comes to a user who may not want it. */
public enum Approach {
  MESSAGE("message_audience"),
  CALL("call_audience"),
  GROUP("group_audience");

  private final String column;

  Approach(String column) {
    this.column = column;
  }

  /** Of the user's row, and of the profile in JSON. */
  public String column() {
    return column;
  }
}
