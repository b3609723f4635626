package dev.lamplighter.log;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What happens to users: who connects, is online, gets a message. Off by default; who says
 * something often asks {@link #isOn} first, which costs next to nothing. Any thread.
 */
public final class EventLog {
  private static final Logger LIFE = Logger.getLogger("dev.lamplighter.log.life");
  private static final Logger SIGN_INS = Logger.getLogger("dev.lamplighter.log.signins");

  private EventLog() {}

  public static void turn(boolean on) {
    LIFE.setLevel(on ? Level.INFO : Level.WARNING);
  }

  public static boolean isOn() {
    return LIFE.isLoggable(Level.INFO);
  }

  /**
   * @param details names and values in turn; what is in a value cannot end the line
   */
  public static void say(String event, Object... details) {
    if (isOn()) {
      LIFE.info(line(event, details));
    }
  }

  /** Of signing in, which is told whether the rest is on or not. */
  public static void saySignIn(String event, Object... details) {
    SIGN_INS.info(line(event, details));
  }

  private static String line(String event, Object... details) {
    StringBuilder line = new StringBuilder("event=").append(event);
    for (int i = 0; i < details.length; i += 2) {
      line.append(' ').append(details[i]).append('=').append(LogValue.of(details[i + 1]));
    }
    return line.toString();
  }
}
