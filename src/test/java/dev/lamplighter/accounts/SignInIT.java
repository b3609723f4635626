package dev.lamplighter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT {
  private static final String ME = "/api/users/me";
  private static final String LOGIN = "/api/auth/login";
  private static final String REGISTER = "/api/auth/register";
  private static final String REFRESH = "/api/auth/refresh";
  private static final String LOGOUT = "/api/auth/logout";

  private final RestClient anonymous = RestClient.of(server());

  LamplighterServer server() {
    return LamplighterServer.shared();
  }

  @Test
  void aNewMemberShouldBeSignedInAtOnce() {
    Member member = anonymous.register();

    JsonObject me = member.rest().get(ME).json();

    assertThat(me.getString("username")).isEqualTo(member.username());
    assertThat(me.getString("display_name")).isEqualTo(member.username());
    assertThat(me.getString("avatar_url")).isEqualTo("/avatars/" + member.username() + ".svg");
  }

  @Test
  void aTakenNameShouldBeRefusedInWhateverLetters() {
    Member member = anonymous.register();
    String loud = member.username().toUpperCase(Locale.ROOT);

    assertThat(anonymous.post(REGISTER, credentials(loud, "tidy horse")).status()).isEqualTo(409);
  }

  @Test
  void oneOfManyWhoWantANameAtOnceShouldGetItInWhateverLetters() {
    String name = "race_" + UUID.randomUUID().toString().substring(0, 12) + "_abc";
    List<Integer> statuses =
        Stream.of("abc", "Abc", "aBc", "abC", "ABc", "aBC", "AbC", "ABC")
            .parallel()
            .map(letters -> credentials(name.replace("_abc", "_" + letters), "tidy horse"))
            .map(credentials -> anonymous.post(REGISTER, credentials).status())
            .toList();

    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @ParameterizedTest
  @CsvSource({
    "ab, tidy horse, username",
    "has space, tidy horse, username",
    "admin, tidy horse, username",
    "online-status, tidy horse, username",
    "Count, tidy horse, username",
    "users, tidy horse, username",
    "query, tidy horse, username",
    "good_name, 1234567, password"
  })
  void whatCannotBeRegisteredShouldNameItsField(String name, String password, String field) {
    Answer answer = anonymous.post(REGISTER, credentials(name, password));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo(field);
  }

  @Test
  void theSeedsLoginPathShouldSignIn() {
    Member member = anonymous.register();

    Answer answer = anonymous.post("/login", credentials(member.username(), member.password()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("token_type")).isEqualTo("Bearer");
    assertThat(answer.json().getInt("expires_in")).isEqualTo(86_400);
    assertThat(answer.json().getJsonObject("user").getString("user_id")).isEqualTo(member.id());
  }

  @Test
  void unknownNamesAndWrongPasswordsShouldLookAlike() {
    Member member = anonymous.register();

    Answer wrong = anonymous.post(LOGIN, credentials(member.username(), "wrong password"));
    Answer unknown = anonymous.post(LOGIN, credentials(member.username() + "x", "wrong password"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"username\":5}", "{}"})
  void aBodyThatIsNoCredentialsShouldBeRefusedPolitely(String body) {
    Answer answer = anonymous.with("Content-Type", "application/json").send("POST", LOGIN, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void hugeAndDeepBodiesShouldBeRefused() {
    String huge = " ".repeat(1_000_000);
    String deep = "[".repeat(100_000);

    assertThat(anonymous.send("POST", LOGIN, huge).status()).isEqualTo(413);
    assertThat(anonymous.send("POST", LOGIN, deep).status()).isEqualTo(400);
  }

  @Test
  void theRefreshCookieShouldBeOutOfReachForScriptsAndOtherSites() {
    String cookie = signIn(anonymous.register()).header("Set-Cookie");

    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/api/auth");
    assertThat(cookie).doesNotContain("Secure");
  }

  @Test
  void aRefreshShouldGiveANewTokenAndANewCookie() {
    String first = cookie(signIn(anonymous.register()));

    Answer refreshed = anonymous.with("Cookie", first).post(REFRESH);

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(cookie(refreshed)).isNotEqualTo(first);
    assertThat(anonymous.as(refreshed.json().getString("access_token")).get(ME).status())
        .isEqualTo(200);
  }

  @Test
  void twoTabsThatRefreshTogetherShouldBothStaySignedIn() {
    String first = cookie(signIn(anonymous.register()));

    Answer one = anonymous.with("Cookie", first).post(REFRESH);
    Answer other = anonymous.with("Cookie", first).post(REFRESH);

    assertThat(cookie(other)).isEqualTo(cookie(one));
    assertThat(anonymous.with("Cookie", cookie(one)).post(REFRESH).status()).isEqualTo(200);
  }

  @Test
  void aStolenOldCookieShouldEndTheLoginOfBoth() {
    Answer signedIn = signIn(anonymous.register());
    String stolen = cookie(signedIn);
    String second = cookie(anonymous.with("Cookie", stolen).post(REFRESH));
    Answer third = anonymous.with("Cookie", second).post(REFRESH);

    assertThat(anonymous.with("Cookie", stolen).post(REFRESH).status()).isEqualTo(401);

    assertThat(anonymous.with("Cookie", cookie(third)).post(REFRESH).status()).isEqualTo(401);
    assertThat(anonymous.as(third.json().getString("access_token")).get(ME).status())
        .isEqualTo(401);
  }

  @Test
  void aLostAnswerShouldNotCostTheLogin() {
    String first = cookie(signIn(anonymous.register()));
    String second = cookie(anonymous.with("Cookie", first).post(REFRESH));
    String lost = cookie(anonymous.with("Cookie", second).post(REFRESH));

    Answer again = anonymous.with("Cookie", second).post(REFRESH);

    assertThat(cookie(again)).isEqualTo(lost);
    assertThat(anonymous.with("Cookie", lost).post(REFRESH).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "x.y", "x.", ".", "..."})
  void aMadeUpSecretShouldEndNobodysLogin(String secret) {
    Answer signedIn = signIn(anonymous.register());
    String good = cookie(signedIn);
    String guess = good.substring(0, good.indexOf('.') + 1) + secret;

    assertThat(anonymous.with("Cookie", guess).post(REFRESH).status()).isEqualTo(401);
    assertThat(anonymous.with("Cookie", good + secret + "x").post(REFRESH).status()).isEqualTo(401);
    assertThat(anonymous.with("Cookie", guess).post(LOGOUT).status()).isEqualTo(204);

    assertThat(anonymous.as(signedIn.json().getString("access_token")).get(ME).status())
        .isEqualTo(200);
    assertThat(anonymous.with("Cookie", good).post(REFRESH).status()).isEqualTo(200);
  }

  @Test
  void theCookieShouldBeOfThisInstallationAlone() {
    Answer signedIn = signIn(anonymous.register());
    String elsewhere = "lamplighter_refresh_elsewher=no.token.of.ours";

    assertThat(cookie(signedIn)).matches("lamplighter_refresh_[0-9a-f]{8}=.+");
    assertThat(anonymous.with("Cookie", elsewhere + "; " + cookie(signedIn)).post(REFRESH).status())
        .isEqualTo(200);
    assertThat(anonymous.with("Cookie", elsewhere).post(REFRESH).status()).isEqualTo(401);
  }

  @Test
  void aCookieOfTheFormerNameShouldBeReadAndReplaced() {
    String former = "lamplighter_refresh=" + value(cookie(signIn(anonymous.register())));

    Answer refreshed = anonymous.with("Cookie", former).post(REFRESH);

    assertThat(refreshed.status()).isEqualTo(200);
    assertRemovesFormer(refreshed);
    assertThat(
            anonymous
                .with("Cookie", "lamplighter_refresh=x.y; " + cookie(refreshed))
                .post(REFRESH)
                .status())
        .isEqualTo(200);
    assertRemovesFormer(anonymous.with("Cookie", cookie(refreshed)).post(LOGOUT));
  }

  private static void assertRemovesFormer(Answer answer) {
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("lamplighter_refresh=;").contains("Max-Age=0"));
  }

  @Test
  void twoDifferentCookiesShouldBeRefusedAndEndNoLogin() {
    Answer signedIn = signIn(anonymous.register());
    String good = cookie(signedIn);
    String other = good.split("=")[0] + "=" + value(cookie(signIn(anonymous.register())));

    assertThat(anonymous.with("Cookie", good + "; " + other).post(REFRESH).status()).isEqualTo(400);
    assertThat(anonymous.with("Cookie", other + "; " + good).post(LOGOUT).status()).isEqualTo(400);

    assertThat(anonymous.with("Cookie", good + "; " + good).post(REFRESH).status()).isEqualTo(200);
  }

  @Test
  void aForeignPageShouldNotRefreshOrSignOut() {
    RestClient foreign =
        anonymous
            .with("Cookie", cookie(signIn(anonymous.register())))
            .with("Origin", "https://foreign.example");

    assertThat(foreign.post(REFRESH).status()).isEqualTo(403);
    assertThat(foreign.post(LOGOUT).status()).isEqualTo(403);
  }

  @Test
  void signingOutShouldEndThisLoginOnly() {
    Member member = anonymous.register();
    Member other = anonymous.login(member.username(), member.password());

    assertThat(member.rest().post(LOGOUT).status()).isEqualTo(204);

    assertThat(member.rest().get(ME).status()).isEqualTo(401);
    assertThat(other.rest().get(ME).status()).isEqualTo(200);
  }

  @Test
  void signingOutEverywhereShouldEndAllLogins() {
    Member member = anonymous.register();
    Member other = anonymous.login(member.username(), member.password());

    member.rest().post(LOGOUT + "?everywhere=true");

    assertThat(member.rest().get(ME).status()).isEqualTo(401);
    assertThat(other.rest().get(ME).status()).isEqualTo(401);
    assertThat(anonymous.login(member.username(), member.password()).rest().get(ME).status())
        .isEqualTo(200);
  }

  @Test
  void signingOutShouldWorkByCookieAfterTheTokenIsLost() {
    Answer signedIn = signIn(anonymous.register());

    assertThat(anonymous.with("Cookie", cookie(signedIn)).post(LOGOUT).status()).isEqualTo(204);

    assertThat(anonymous.as(signedIn.json().getString("access_token")).get(ME).status())
        .isEqualTo(401);
  }

  @Test
  void aTicketShouldOpenOneSocket() {
    Member member = anonymous.register();
    String ticket = member.rest().post("/api/ws/ticket").json().getString("ticket");

    SocketClient.at(server(), "/ws").ticket(ticket).connect().close();

    assertThat(SocketClient.at(server(), "/ws").ticket(ticket).refusal()).isEqualTo(401);
  }

  @Test
  void aTicketShouldEndWithItsLogin() {
    Member member = anonymous.register();
    String ticket = member.rest().post("/api/ws/ticket").json().getString("ticket");
    member.rest().post(LOGOUT);

    assertThat(SocketClient.at(server(), "/ws").ticket(ticket).refusal()).isEqualTo(401);
  }

  private Answer signIn(Member member) {
    return anonymous.post(LOGIN, credentials(member.username(), member.password()));
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").split(";")[0];
  }

  private static String value(String cookie) {
    return cookie.split("=", 2)[1];
  }

  private static JsonObject credentials(String username, String password) {
    return Json.createObjectBuilder().add("username", username).add("password", password).build();
  }
}
