package dev.lamplighter.accounts.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Draws a portrait for a name: the same name gets the same face, and two names seldom look alike.
 * The name itself never stands in the drawing.
 */
public final class Portrait {
  private static final String[] SKIN = {
    "#fbe0cc", "#f3c9a5", "#e5ac80", "#cf9064", "#ad7148", "#8a5535", "#6b4029"
  };
  private static final String[] HAIR = {
    "#17130f", "#2e2119", "#4f3320", "#7a4a25", "#a86a34", "#cf9f56", "#8e8a86", "#5d2a1c"
  };
  private static final String[] CLOTHES = {
    "#2f4858", "#7a3b4c", "#35624f", "#4b4a86", "#9a5b2b", "#2b5f86", "#6d5a7d", "#8a8f3c"
  };

  /** Behind the head: long, wavy, a bun, or nothing. */
  private static final String[] HAIR_BEHIND = {
    "",
    "",
    "<path d='M31 57C29 26 44 17 64 17s35 9 33 40c-1 18 3 27 6 36H25c3-9 7-18 6-36z'/>",
    "<path d='M33 55C31 27 46 18 64 18s33 9 31 37c2 8 6 11 5 19-1 9-6 9-8 15H36c-2-6-7-6-8-15-1-8"
        + " 3-11 5-19z'/>",
    "<circle cx='64' cy='15' r='12'/>",
    "<path d='M34 52c-1-24 12-34 30-34s31 10 30 34c0 10 2 16 1 22H33c-1-6 1-12 1-22z'/>"
  };

  /** Upon the head: fringe, side parting, short, curls, swept back. */
  private static final String[] HAIR_FRONT = {
    "<path d='M36 54c-2-24 10-35 28-35s30 11 28 35c-4-10-6-14-9-18-12 6-27 6-38 0-4 5-6 9-9 18z'/>",
    "<path d='M36 55c-3-25 9-36 28-36s31 11 28 36c-3-9-5-13-8-17-14-1-25-4-32-10-4 9-11 15-16 27z'/>",
    "<path d='M37 50c-2-21 9-31 27-31s29 10 27 31c-3-7-5-10-7-14-13 4-27 4-40 0-2 4-4 7-7 14z'/>",
    "<path d='M36 52c-6-4-5-12 0-15-2-7 4-12 10-11 2-7 10-9 15-6 5-4 13-3 16 3 7-1 12 4 11 11 6 3"
        + " 6 13 4 18-3-3-4-8-5-12-7 1-11-1-14-4-5 4-11 4-15 1-4 4-10 5-17 4-1 4-2 8-5 11z'/>",
    "<path d='M37 52c-3-22 8-34 27-34s30 12 27 34c-2-8-4-13-8-17-6-5-32-5-38 0-4 4-6 9-8 17z'/>"
  };

  private static final String[] MOUTHS = {
    "<path d='M54 76q10 9 20 0' fill='none' stroke='#8c3b36' stroke-width='2.6'/>",
    "<path d='M53 75q11 13 22 0z' fill='#fff' stroke='#8c3b36' stroke-width='2'/>",
    "<path d='M56 77q9 5 17-1' fill='none' stroke='#8c3b36' stroke-width='2.6'/>"
  };

  private final byte[] traits;

  private Portrait(byte[] traits) {
    this.traits = traits;
  }

  /**
   * @return an SVG document of 128 by 128 units
   */
  public static String of(String name) {
    return new Portrait(sha256(name)).draw();
  }

  private String draw() {
    String hair = pick(HAIR, 2);
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 128 128' width='128' height='128'>"
        + background()
        + group(hair, pick(HAIR_BEHIND, 4))
        + body()
        + face()
        + pick(MOUTHS, 8)
        + extras()
        + group(hair, pick(HAIR_FRONT, 5))
        + glasses()
        + "</svg>";
  }

  private String background() {
    int hue = (trait(0) * 256 + trait(1)) % 360;
    int second = (hue + 40 + trait(10) % 60) % 360;
    return String.format(
        Locale.ROOT,
        "<defs><linearGradient id='b' x1='0' y1='0' x2='1' y2='1'>"
            + "<stop offset='0' stop-color='hsl(%d,62%%,78%%)'/>"
            + "<stop offset='1' stop-color='hsl(%d,54%%,54%%)'/></linearGradient></defs>"
            + "<rect width='128' height='128' fill='url(#b)'/>"
            + "<circle cx='%d' cy='%d' r='%d' fill='#fff' fill-opacity='.14'/>",
        hue,
        second,
        trait(11) % 128,
        trait(12) % 128,
        26 + trait(13) % 40);
  }

  private String body() {
    return String.format(
        Locale.ROOT,
        "<path d='M14 128c2-24 20-33 50-33s48 9 50 33z' fill='%s'/>"
            + "<path d='M53 80h22v16q-11 11-22 0z' fill='%s'/>"
            + "<path d='M53 84q11 10 22 0v5q-11 9-22 0z' fill='#000' fill-opacity='.12'/>",
        pick(CLOTHES, 3),
        skin());
  }

  private String face() {
    int apart = 10 + trait(14) % 3;
    int brow = 49 + trait(15) % 3;
    return String.format(
        Locale.ROOT,
        "<g fill='%1$s'><circle cx='37' cy='61' r='6'/><circle cx='91' cy='61' r='6'/>"
            + "<path d='M37 52c0-20 11-29 27-29s27 9 27 29c0 21-11 37-27 37S37 73 37 52z'/></g>"
            + "<g fill='#2a211c'><circle cx='%2$d' cy='59' r='3.1'/><circle cx='%3$d' cy='59'"
            + " r='3.1'/></g><g fill='none' stroke='#2a211c' stroke-opacity='.75'"
            + " stroke-width='2.2' stroke-linecap='round'><path d='M%4$d %6$dq5-4 10 0M%5$d"
            + " %6$dq5-4 10 0'/><path d='M63 61q-3 7 2 7' stroke-opacity='.3'/></g>",
        skin(),
        64 - apart,
        64 + apart,
        59 - apart,
        59 + apart,
        brow);
  }

  private String extras() {
    return switch (trait(7) % 5) {
      case 0 ->
          "<g fill='#e8c15a'><circle cx='37' cy='69' r='2.2'/><circle cx='91' cy='69'"
              + " r='2.2'/></g>";
      case 1 ->
          "<g fill='#e2786a' fill-opacity='.35'><circle cx='47' cy='69' r='5'/><circle"
              + " cx='81' cy='69' r='5'/></g>";
      default -> "";
    };
  }

  private String glasses() {
    return trait(9) % 4 != 0
        ? ""
        : "<g fill='#fff' fill-opacity='.18' stroke='#33302d' stroke-width='2'><rect x='43' y='52'"
            + " width='18' height='14' rx='6'/><rect x='67' y='52' width='18' height='14' rx='6'/>"
            + "<path d='M61 58h6'/></g>";
  }

  private String skin() {
    return pick(SKIN, 6);
  }

  private static String group(String color, String shapes) {
    return "<g fill='" + color + "'>" + shapes + "</g>";
  }

  private String pick(String[] choices, int trait) {
    return choices[trait(trait) % choices.length];
  }

  private int trait(int index) {
    return traits[index] & 0xff;
  }

  private static byte[] sha256(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
