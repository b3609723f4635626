package dev.lamplighter.push.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.lamplighter.push.entity.PushSubscription;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** One request to a push service (RFC 8030). Blocks for at most ten seconds. */
final class PushSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** Longer than this nobody is made to wait by a push service. */
  private static final long MOST_WAIT_SECONDS = 300;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final SecureRandom random = new SecureRandom();
  private final Vapid vapid;

  /** What became of it. */
  enum Fate {
    DELIVERED,
    GONE,
    LATER,
    REFUSED
  }

  /**
   * @param status of HTTP; 0 where no answer came
   * @param asked the wait that the push service wants, or zero
   */
  record Outcome(Fate fate, int status, Duration asked) {}

  PushSender(Vapid vapid) {
    this.vapid = vapid;
  }

  Outcome send(PushSubscription to, PushMessage message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(to.endpoint())
            .timeout(ANSWER)
            .header("Authorization", vapid.authorization(to.endpoint(), Instant.now()))
            .header("Content-Encoding", "aes128gcm")
            .header("Content-Type", "application/octet-stream")
            .header("TTL", Long.toString(message.kept().toSeconds()))
            .header("Urgency", message.urgency())
            .POST(BodyPublishers.ofByteArray(encrypted(to, message)))
            .build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      answer.body().close(); // however long it is, nobody waits for it
      return outcome(answer);
    } catch (IOException e) {
      return new Outcome(Fate.LATER, 0, Duration.ZERO);
    }
  }

  private byte[] encrypted(PushSubscription to, PushMessage message) {
    byte[] salt = new byte[PushEncryption.SALT];
    random.nextBytes(salt);
    return PushEncryption.encrypt(message.payload(), to, newKey(), salt);
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(HttpResponse<?> answer) {
    int status = answer.statusCode();
    return new Outcome(fate(status), status, wait(answer));
  }

  private static Fate fate(int status) {
    if (status / 100 == 2) {
      return Fate.DELIVERED;
    }
    if (status == 404 || status == 410) {
      return Fate.GONE;
    }
    return status == 429 || status >= 500 ? Fate.LATER : Fate.REFUSED;
  }

  /** In seconds; the other form, a date, is not worth a clock. */
  private static Duration wait(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), MOST_WAIT_SECONDS)))
        .orElse(Duration.ZERO);
  }
}
