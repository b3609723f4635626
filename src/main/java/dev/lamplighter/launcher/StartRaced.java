package dev.lamplighter.launcher;

/** The server's parts got in one another's way while they started; another try will do. */
class StartRaced extends StartRefused {
  private static final long serialVersionUID = 1L;

  StartRaced(String sentence) {
    super(sentence);
  }
}
