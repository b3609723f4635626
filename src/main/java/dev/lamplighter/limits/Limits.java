package dev.lamplighter.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** How much one user or one address may ask for. Counted on each node. */
@ApplicationScoped
public class Limits {
  private static final Logger LOG = Logger.getLogger(Limits.class.getName());
  private static final int TICKETS_A_CONNECT = 5;

  /** All candidates of a call come in one moment. */
  private static final int FLEETING_BURST = 5;

  @Inject private Config config;
  private LimitSettings settings;
  private Buckets commands;
  private Buckets reads;
  private Buckets searches;
  private Buckets messages;
  private Buckets typing;
  private Buckets fleeting;
  private Buckets complaints;
  private Buckets connects;
  private Buckets tickets;
  private Buckets signIns;
  private Buckets refusals;
  private Cache<String, Instant> keptOut;

  @PostConstruct
  void configure() {
    settings = LimitSettings.from(config);
    commands = new Buckets(settings.commands(), Duration.ofSeconds(1));
    reads = new Buckets(settings.readBurst(), settings.reads(), Duration.ofSeconds(1));
    searches = new Buckets(settings.searchBurst(), settings.searches(), Duration.ofSeconds(1));
    messages = new Buckets(settings.messageBurst(), settings.messages(), Duration.ofMinutes(1));
    typing = new Buckets(settings.typing(), Duration.ofSeconds(1));
    fleeting =
        new Buckets(
            FLEETING_BURST * settings.commands(), settings.commands(), Duration.ofSeconds(1));
    complaints = new Buckets(1, Duration.ofSeconds(1));
    connects = new Buckets(settings.connects(), Duration.ofSeconds(1));
    tickets = new Buckets(TICKETS_A_CONNECT * settings.connects(), Duration.ofSeconds(1));
    signIns = new Buckets(settings.signInBurst(), settings.signIns(), Duration.ofMinutes(1));
    keptOut =
        Caffeine.newBuilder().expireAfterWrite(settings.keepOut()).maximumSize(100_000).build();
    refusals = new Buckets(settings.refusals(), Duration.ofSeconds(10));
  }

  void warn(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (!settings.enabled()) {
      LOG.warning("event=limits_off detail=\"Rate limits are off. Use this for load tests only.\"");
    }
  }

  public LimitSettings settings() {
    return settings;
  }

  /** Refuses a command that this user sends too often. */
  public void command(String userId, String command) {
    refuseWhenEmpty(commands, userId + ' ' + command, "You sent too many of these. Slow down.");
  }

  /** Refuses a user who reads more than any page shows. */
  public void read(String userId) {
    refuseWhenEmpty(reads, userId, "You asked for too much at once. Wait a moment.");
  }

  /** Refuses a user who searches faster than anybody types: each search reads many rows. */
  public void search(String userId) {
    refuseWhenEmpty(searches, userId, "You searched too often. Wait a moment.");
  }

  /** Refuses a message to a user who writes too many, whatever the way it came. */
  public void message(String userId) {
    refuseWhenEmpty(messages, userId, "You wrote too many messages. Wait a moment.");
  }

  /** Whether a user tells more often of typing than anybody is told. */
  public boolean isTypingSurplus(String userId) {
    return !take(typing, userId).isZero();
  }

  /** Whether a user sends more of a fleeting command than is of use. */
  public boolean isFleetingSurplus(String userId, String command) {
    return !take(fleeting, userId + ' ' + command).isZero();
  }

  /**
   * Whether it is time to say it again: once a second.
   *
   * @param what to whom, and what
   */
  public boolean mayComplain(String what) {
    return take(complaints, what).isZero();
  }

  /** Refuses an address that asks for too many password hashes, which are dear. */
  public void signIn(String address) {
    refuseWhenEmpty(
        signIns, AddressBlock.of(address), "Too many sign-ins from your address. Wait a moment.");
  }

  /** Refuses an address that shows many more tickets than it may open connections. */
  public void ticket(String address) {
    refuseWhenEmpty(
        tickets,
        AddressBlock.of(address),
        "Too many connections from your address. Wait a moment.");
  }

  /**
   * Refuses an address that opens too many connections.
   *
   * @throws TurnedAway whoever asks
   */
  public void connect(String address) {
    Duration wait = take(connects, AddressBlock.of(address));
    if (!wait.isZero()) {
      throw new TurnedAway("Too many connections from your address. Wait a moment.", wait);
    }
  }

  /**
   * Refuses a user whose requests were refused too often.
   *
   * @throws TurnedAway for what is left of the time
   */
  public void refuseKeptOut(String userId) {
    Instant until = settings.enabled() ? keptOut.getIfPresent(userId) : null;
    if (until != null) {
      throw new TurnedAway(
          "Too many of your requests were refused. Wait a while.",
          Duration.between(Instant.now(), until));
    }
  }

  private void refuseWhenEmpty(Buckets buckets, String key, String detail) {
    Duration wait = take(buckets, key);
    if (!wait.isZero()) {
      throw ProblemException.tooMany(detail, wait);
    }
  }

  private Duration take(Buckets buckets, String key) {
    return settings.enabled() ? buckets.take(key) : Duration.ZERO;
  }

  /** Counts a refusal; true when it was one too many, and the user is kept out from now on. */
  public boolean refused(String userId) {
    if (!settings.enabled() || refusals.take(userId).isZero()) {
      return false;
    }
    keptOut.put(userId, Instant.now().plus(settings.keepOut()));
    return true;
  }
}
