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
  private static final Duration KEPT_OUT = Duration.ofMinutes(1);

  @Inject private Config config;
  private LimitSettings settings;
  private Buckets commands;
  private Buckets messages;
  private Buckets typing;
  private Buckets connects;
  private Buckets tickets;
  private Buckets signIns;
  private Buckets refusals;
  private final Cache<String, Instant> keptOut =
      Caffeine.newBuilder().expireAfterWrite(KEPT_OUT).maximumSize(100_000).build();

  @PostConstruct
  void configure() {
    settings = LimitSettings.from(config);
    commands = new Buckets(settings.commands(), Duration.ofSeconds(1));
    messages = new Buckets(settings.messageBurst(), settings.messages(), Duration.ofMinutes(1));
    typing = new Buckets(settings.typing(), Duration.ofSeconds(1));
    connects = new Buckets(settings.connects(), Duration.ofSeconds(1));
    tickets = new Buckets(TICKETS_A_CONNECT * settings.connects(), Duration.ofSeconds(1));
    signIns = new Buckets(settings.signInBurst(), settings.signIns(), Duration.ofMinutes(1));
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

  /** Refuses a message to a user who writes too many, whatever the way it came. */
  public void message(String userId) {
    refuseWhenEmpty(messages, userId, "You wrote too many messages. Wait a moment.");
  }

  public void typing(String userId) {
    refuseWhenEmpty(typing, userId, "You tell too often that you type.");
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
   * @throws AddressBusy whoever asks
   */
  public void connect(String address) {
    Duration wait = take(connects, AddressBlock.of(address));
    if (!wait.isZero()) {
      throw new AddressBusy(wait);
    }
  }

  /** Refuses a user whose requests were refused too often. */
  public void refuseKeptOut(String userId) {
    Instant until = settings.enabled() ? keptOut.getIfPresent(userId) : null;
    if (until != null) {
      throw ProblemException.tooMany(
          "Too many of your requests were refused. Wait a minute.",
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
    keptOut.put(userId, Instant.now().plus(KEPT_OUT));
    return true;
  }
}
