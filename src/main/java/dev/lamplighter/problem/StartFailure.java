package dev.lamplighter.problem;

/** Stops the start with one sentence, which the launcher prints as the last word. */
public class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The system property in which the launcher finds the sentence. */
  public static final String PROPERTY = "lamplighter.start.failure";

  public StartFailure(String sentence) {
    super(sentence);
    System.setProperty(PROPERTY, sentence);
  }
}
