package dev.lamplighter.launcher;

/**
 * The start cannot go on; the message is the one sentence that the operator reads. Of an address in
 * it, user and password are left out.
 */
class StartRefused extends Exception {
  private static final long serialVersionUID = 1L;

  StartRefused(String sentence) {
    super(sentence.replaceAll("://[^/\\s'\"]*@", "://"));
  }
}
