package dev.lamplighter.problem;

/** Stops the start with one sentence, which the launcher prints as the last word. */
public class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String CREDENTIALS = "://[^/\\s'\"]*@";

  /** The system property in which the launcher finds the sentence. */
  public static final String PROPERTY = "lamplighter.start.failure";

  /**
   * @param sentence without secrets; of an address in it, user and password are left out
   */
  public StartFailure(String sentence) {
    super(sentence.replaceAll(CREDENTIALS, "://"));
    System.setProperty(PROPERTY, getMessage());
  }
}
