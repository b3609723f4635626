package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with the product's limits, behind a proxy. */
class SlowDownIT {
  private static final String LOGIN = "/api/auth/login";
  private static final String ADDRESS = "X-Forwarded-For";

  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of("LAMPLIGHTER_TRUSTED_PROXIES", "127.0.0.0/8", "LAMPLIGHTER_SECRET", "sesame"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void guessingOneNameFromOneAddressShouldBeSlowedDown() {
    Member member = RestClient.of(server).register();
    RestClient guesser = RestClient.of(server).with(ADDRESS, "203.0.113.1");
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.post(LOGIN, guess(member)).status()).isEqualTo(401);
    }

    Answer answer = guesser.post(LOGIN, guess(member));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3);
    assertThat(guesser.with(ADDRESS, "203.0.113.2").post(LOGIN, guess(member)).status())
        .isEqualTo(401);
    assertThat(signIn(guesser, RestClient.of(server).register()).status()).isEqualTo(200);
  }

  @Test
  void guessingTheOldPasswordToChangeItShouldBeSlowedDownAsSignInsAre() {
    Member member = RestClient.of(server).register();
    RestClient thief = member.rest().with(ADDRESS, "203.0.113.9");
    for (int i = 0; i < 5; i++) {
      assertThat(change(thief, "guess number " + i)).isEqualTo(400);
    }

    assertThat(change(thief, member.password())).isEqualTo(429);
    assertThat(change(thief.with(ADDRESS, "203.0.113.10"), member.password())).isEqualTo(204);
  }

  private static int change(RestClient who, String old) {
    JsonObject body = Json.createObjectBuilder().add("old", old).add("new", "my own one").build();
    return who.put("/api/users/me/password", body).status();
  }

  @Test
  void guessingFromAllAddressesOfOneIpv6NetworkShouldBeSlowedDown() {
    Member member = RestClient.of(server).register();
    for (int i = 0; i < 5; i++) {
      assertThat(guessFrom("2001:db8:7:1::" + i, member)).isEqualTo(401);
    }

    assertThat(guessFrom("2001:db8:7:1:a:b:c:d", member)).isEqualTo(429);
    assertThat(guessFrom("2001:db8:7:2::1", member)).isEqualTo(401);
  }

  private static int guessFrom(String address, Member member) {
    return RestClient.of(server).with(ADDRESS, address).post(LOGIN, guess(member)).status();
  }

  @Test
  void theCookieShouldBeSecureWhereTheProxySpeaksHttps() {
    Member member = RestClient.of(server).register();

    Answer answer = signIn(RestClient.of(server).with("X-Forwarded-Proto", "https"), member);

    assertThat(answer.header("Set-Cookie")).contains("Secure");
    assertThat(answer.header("Strict-Transport-Security")).contains("max-age");
  }

  @Test
  void tokensAndSignOutsShouldOutliveARestart() {
    Member stays = RestClient.of(server).register();
    Member leaves = RestClient.of(server).register();
    leaves.rest().post("/api/auth/logout");

    server.kill();
    server.restart();

    assertThat(stays.rest().get("/api/users/me").status()).isEqualTo(200);
    assertThat(leaves.rest().get("/api/users/me").status()).isEqualTo(401);
  }

  private static Answer signIn(RestClient client, Member member) {
    return client.post(LOGIN, credentials(member, member.password()));
  }

  private static JsonObject guess(Member member) {
    return credentials(member, "a wrong guess");
  }

  private static JsonObject credentials(Member member, String password) {
    return Json.createObjectBuilder()
        .add("username", member.username())
        .add("password", password)
        .build();
  }

  @Test
  void ninetySignInsOfOneAddressShouldBeRefusedButForAFew() {
    List<Integer> statuses = storm(i -> "203.0.113.50");

    assertThat(statuses).hasSize(90).containsOnly(401, 429, 503);
    assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(25);
    Member member = RestClient.of(server).with(ADDRESS, "203.0.113.51").register();
    assertThat(member.rest().get("/api/users/me").status()).isEqualTo(200);
  }

  @Test
  void ninetySignInsOfManyAddressesShouldLeaveTheServerToOthers() {
    Member member = RestClient.of(server).with(ADDRESS, "203.0.113.52").register();
    CompletableFuture<List<Integer>> storm =
        CompletableFuture.supplyAsync(() -> storm(i -> "198.51.100." + i));
    while (!storm.isDone()) {
      long start = System.nanoTime();
      assertThat(member.rest().get("/api/users/me").status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    assertThat(storm.join()).hasSize(90).contains(401, 503).containsOnly(401, 503);
  }

  /** All at once. */
  private static List<Integer> storm(IntFunction<String> address) {
    ExecutorService threads = Executors.newFixedThreadPool(90);
    try {
      return IntStream.range(0, 90)
          .mapToObj(
              i ->
                  CompletableFuture.supplyAsync(
                      () -> stranger(address.apply(i), "nobody_" + i), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  private static int stranger(String address, String name) {
    JsonObject guess =
        Json.createObjectBuilder().add("username", name).add("password", "a wild guess").build();
    return RestClient.of(server).with(ADDRESS, address).post(LOGIN, guess).status();
  }
}
