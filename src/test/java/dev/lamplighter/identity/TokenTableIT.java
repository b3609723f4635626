package dev.lamplighter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.TokenTable;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One table of tokens on every road into a server that believes an external issuer. */
class TokenTableIT {
  private static final TokenTable TABLE = TokenTable.at(Instant.now());
  private static final String ME = "/api/users/me";

  private static PostgresServer.Database database;
  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    database = PostgresServer.freshDatabase();
    Map<String, String> environment = new HashMap<>(TABLE.environment());
    environment.put("LAMPLIGHTER_ADMIN_PASSWORD", "an admin's long one");
    environment.putAll(database.environment());
    server = LamplighterServer.start(environment);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<TokenTable.Line> good() {
    return TABLE.good();
  }

  static List<TokenTable.Line> bad() {
    return TABLE.bad();
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodTokenShouldOpenEveryDoor(TokenTable.Line line) {
    assertThat(anonymous().as(line.token()).get(ME).status()).isEqualTo(200);
    SocketClient.at(server, "/ws").token(line.token()).connect().close();
    SocketClient.at(server, "/ws").bearer(line.token()).connect().close();
    SocketClient.at(server, "/ws").subprotocol(line.token()).connect().close();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadTokenShouldOpenNone(TokenTable.Line line) {
    assertRefused(line, anonymous().as(line.token()).get(ME).status());
    assertRefused(line, SocketClient.at(server, "/ws").token(line.token()).refusal());
    assertRefused(line, SocketClient.at(server, "/ws").bearer(line.token()).refusal());
    assertRefused(line, SocketClient.at(server, "/ws").subprotocol(line.token()).refusal());
  }

  /** The container itself answers 400 to a header or an address that is too long for it. */
  private static void assertRefused(TokenTable.Line line, int status) {
    if (line.token().length() > 8_000) {
      assertThat(status).isBetween(400, 499);
    } else {
      assertThat(status).isEqualTo(401);
    }
  }

  @Test
  void aRefusalShouldSayWhyInTheBodyAndInTheChallenge() {
    TokenTable.Line expired = TABLE.bad().get(0);

    Answer answer = anonymous().as(expired.token()).get(ME);

    assertThat(answer.json().getString("detail")).isEqualTo("The token has expired.");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"lamplighter\", error=\"invalid_token\","
                + " error_description=\"The token has expired.\"");
  }

  @Test
  void aUserWhomTheIssuerRenamesShouldBeOnlineUnderTheNewName() {
    try (SocketClient socket =
        SocketClient.at(server, "/ws").token(TABLE.tokenOf("miss_moss")).connect()) {
      socket.await("connected");
      RestClient viewer = anonymous().as(TABLE.tokenOf("onlooker"));
      Waits.until("online", () -> isOnline(viewer, "miss_moss"));

      RestClient renamed = anonymous().as(TABLE.tokenOfRenamed("miss_moss", "mrs_fern"));
      assertThat(renamed.get(ME).json().getString("username")).isEqualTo("mrs_fern");
      Waits.until("online", () -> isOnline(viewer, "mrs_fern"));
      assertThat(isOnline(viewer, "miss_moss")).isFalse();
    }
  }

  private static boolean isOnline(RestClient viewer, String name) {
    return viewer
        .get("/api/users/online-status/users?limit=200")
        .json()
        .getJsonArray("users")
        .contains(Json.createValue(name));
  }

  @Test
  void aUserShouldBeKnownFromTheFirstToken() {
    Answer answer = anonymous().as(TABLE.tokenOf("newcomer")).get(ME);

    assertThat(answer.json().getString("user_id")).isEqualTo("id-newcomer");
    assertThat(answer.json().getString("username")).isEqualTo("newcomer");
  }

  @Test
  void signingInHereShouldBeAnsweredWithTheWayToTheIssuer() {
    var credentials =
        Json.createObjectBuilder().add("username", "abc").add("password", "12345678").build();

    assertThat(anonymous().post("/api/auth/login", credentials).status()).isEqualTo(404);
    assertThat(anonymous().post("/api/auth/register", credentials).status()).isEqualTo(404);
    assertThat(anonymous().get("/api/auth/jwks").status()).isEqualTo(404);
    assertThat(anonymous().get("/api/auth/config").json().getString("issuer"))
        .isEqualTo(TokenTable.ISSUER);
  }

  @Test
  void aServiceOfTheIssuerShouldTellUsersWhatHappened() {
    String listener = TABLE.tokenOf("listener");
    JsonObject event =
        Json.createObjectBuilder()
            .add("users", Json.createArrayBuilder().add("listener"))
            .add("event", "order.shipped")
            .add("data", Json.createObjectBuilder().add("order", 7))
            .build();
    try (SocketClient socket = SocketClient.at(server, "/ws").token(listener).connect()) {
      assertThat(anonymous().as(listener).post("/api/events", event).status()).isEqualTo(403);
      String service = TABLE.tokenOf("shop", "service");
      assertThat(anonymous().as(service).post("/api/events", event).status()).isEqualTo(200);

      JsonObject heard = socket.await("subject_update").getJsonObject("data");
      assertThat(heard.getString("event")).isEqualTo("order.shipped");
      assertThat(heard.getJsonObject("data").getInt("order")).isEqualTo(7);
      assertThat(socket.framesUntilNow("subject_update")).hasSize(1);
    }
  }

  @Test
  void aTokenShouldBeGoodNoMoreAfterSigningOut() {
    RestClient client = anonymous().as(TABLE.tokenOf("leaver"));
    assertThat(client.get(ME).status()).isEqualTo(200);

    assertThat(client.post("/api/auth/logout").status()).isEqualTo(204);

    assertThat(client.get(ME).json().getString("detail"))
        .isEqualTo("The token was ended by signing out.");
  }

  @Test
  void signingOutOnOneDeviceShouldLeaveTheOthersOnline() {
    String phone = TABLE.tokenOf("commuter", "phone", 600);
    String desk = TABLE.tokenOf("commuter", "desk", 600);
    JsonObject commuter =
        Json.createObjectBuilder()
            .add("usernames", Json.createArrayBuilder().add("commuter"))
            .build();
    try (SocketClient onPhone = connected(phone);
        SocketClient onDesk = connected(desk);
        SocketClient watcher = connected(TABLE.tokenOf("watcher"))) {
      Waits.until("the commuter is online", () -> isOnline("commuter"));
      watcher.request("watch", commuter);

      assertThat(anonymous().as(phone).post("/api/auth/logout").status()).isEqualTo(204);

      assertThat(onPhone.awaitClose()).isEqualTo(4503);
      assertThat(watcher.framesUntilNow("presence_diff")).isEmpty();
      assertThat(isOnline("commuter")).isTrue();
      assertThat(onDesk.isOpen()).isTrue();
    }
  }

  private static SocketClient connected(String token) {
    SocketClient socket = SocketClient.at(server, "/ws").token(token).connect();
    socket.await("connected");
    return socket;
  }

  private static boolean isOnline(String username) {
    return anonymous()
        .as(TABLE.tokenOf("watcher"))
        .get("/api/users/online-status/" + username)
        .json()
        .getBoolean("online");
  }

  @Test
  void aUserMadeAnewWithAnOldNameShouldGetAFreeOneAndTheAdminMayRename() {
    assertThat(nameOf("first-asha", "asha")).isEqualTo("asha");
    assertThat(nameOf("second-asha", "Asha")).isEqualTo("Asha2");
    assertThat(nameOf("third-asha", "\u0430\u0455\u04bb\u0430")).endsWith("3");
    RestClient admin = anonymous().as(TABLE.tokenOf("root", "admin"));
    JsonObject taken = json("username", "ASHA");
    JsonObject free = json("username", "asha_rao");

    assertThat(admin.put("/api/admin/users/Asha2/username", taken).status()).isEqualTo(409);
    assertThat(admin.put("/api/admin/users/Asha2/username", json("username", "a/b")).status())
        .isEqualTo(400);
    assertThat(
            anonymous()
                .as(TABLE.tokenOf("any"))
                .put("/api/admin/users/asha/username", free)
                .status())
        .isEqualTo(403);
    assertThat(admin.put("/api/admin/users/Asha2/username", free).json().getString("username"))
        .isEqualTo("asha_rao");
    assertThat(admin.get("/api/users/asha_rao").json().getString("user_id"))
        .isEqualTo("second-asha");
  }

  @Test
  void usersWhoSwapTheirNamesShouldBothComeIn() {
    nameOf("swap-1", "left");
    nameOf("swap-2", "right");

    assertThat(nameOf("swap-1", "right")).isEqualTo("right2");
    assertThat(nameOf("swap-2", "left")).isEqualTo("left");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORP\\asha",
        "a/b",
        "50%;x",
        "me",
        "count",
        "asha@corp.example",
        "A B",
        "..",
        "\u0410\u043d\u044f"
      })
  void whoeverComesInShouldHaveAProfile(String name) {
    RestClient user = anonymous().as(TABLE.tokenOf(TokenTable.ISSUER, "profile-" + name, name));
    String here = user.get(ME).json().getString("username");
    String path =
        "/api/users/" + URLEncoder.encode(here, StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(user.get(path).json().getString("user_id")).isEqualTo("profile-" + name);
    try (SocketClient socket =
        SocketClient.at(server, "/ws")
            .token(TABLE.tokenOf(TokenTable.ISSUER, "profile-" + name, name))
            .connect()) {
      assertThat(socket.await("connected").getJsonObject("data").getString("username"))
          .isEqualTo(here);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as\u200bha",
        "\u202eahsa",
        "\u0430dmin",
        "adm\u0131n\ufe0f",
        "\uff41dmin",
        "\u3164",
        "a\u00a0b"
      })
  void aNameThatCouldPassForAnotherShouldBeRefused(String name) {
    String token = TABLE.tokenOf(TokenTable.ISSUER, "fake-" + name.length(), name);

    assertThat(anonymous().as(token).get(ME).status()).isEqualTo(401);
    assertThat(SocketClient.at(server, "/ws").token(token).refusal()).isEqualTo(401);
  }

  @Test
  void aSubjectShouldNeverEnterAnAccountWithAPassword() {
    RestClient viewer = anonymous().as(TABLE.tokenOf("onlooker"));
    String admin = viewer.get("/api/users/admin").json().getString("user_id");
    String token = TABLE.tokenOf(TokenTable.ISSUER, admin, "admin");

    assertThat(anonymous().as(token).get(ME).status()).isEqualTo(401);
    assertThat(SocketClient.at(server, "/ws").token(token).refusal()).isEqualTo(401);
  }

  @Test
  void aSubjectShouldNeverEnterAnAccountOfAnotherIssuer() {
    String other = "https://other.example";
    Map<String, String> environment = new HashMap<>(TABLE.environment());
    environment.put("MP_JWT_VERIFY_ISSUER", other);
    environment.putAll(database.environment());
    assertThat(nameOf("shared-subject", "shared")).isEqualTo("shared");
    try (LamplighterServer next = LamplighterServer.start(environment)) {
      RestClient client = RestClient.of(next);

      assertThat(client.as(TABLE.tokenOf(other, "shared-subject", "shared")).get(ME).status())
          .isEqualTo(401);
      assertThat(
              client
                  .as(TABLE.tokenOf(other, "its-own-subject", "shared"))
                  .get(ME)
                  .json()
                  .getString("username"))
          .isEqualTo("shared2");
    }
  }

  private static String nameOf(String sub, String upn) {
    Answer me = anonymous().as(TABLE.tokenOf(TokenTable.ISSUER, sub, upn)).get(ME);
    assertThat(me.status()).isEqualTo(200);
    return me.json().getString("username");
  }

  private static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  private static RestClient anonymous() {
    return RestClient.of(server);
  }
}
