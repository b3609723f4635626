package dev.lamplighter.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Speaks JSON with a server, and fails when an answer is none that {@code /openapi} promises.
 * Immutable: {@code as} and {@code with} give another client.
 */
public final class RestClient {
  /** HTTP/1.1, as browsers speak it without TLS. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Characters; the container refuses much longer ones before the API sees the request. */
  private static final int MAX_HEADER = 8_000;

  private final String baseUrl;
  private final Map<String, String> headers;

  private RestClient(String baseUrl, Map<String, String> headers) {
    this.baseUrl = baseUrl;
    this.headers = headers;
  }

  /** Somebody who is not signed in. */
  public static RestClient of(LamplighterServer server) {
    return of(server.baseUrl());
  }

  public static RestClient of(String baseUrl) {
    return new RestClient(baseUrl, Map.of());
  }

  public RestClient as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public RestClient with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new RestClient(baseUrl, more);
  }

  /** Registers a member that no other test knows. */
  public Member register() {
    return register("member_" + UUID.randomUUID().toString().substring(0, 12));
  }

  public Member register(String username) {
    String password = "correct horse " + username;
    Answer answer = post("/api/auth/register", credentials(username, password));
    if (answer.status() != 201) {
      throw new AssertionError("Registration answered " + answer.status() + ": " + answer.body());
    }
    return member(username, password, answer);
  }

  /** Signs in once more, as another device does. */
  public Member login(String username, String password) {
    Answer answer = post("/api/auth/login", credentials(username, password));
    if (answer.status() != 200) {
      throw new AssertionError("Login answered " + answer.status() + ": " + answer.body());
    }
    return member(username, password, answer);
  }

  private static JsonObject credentials(String username, String password) {
    return Json.createObjectBuilder().add("username", username).add("password", password).build();
  }

  private Member member(String username, String password, Answer answer) {
    JsonObject json = answer.json();
    String token = json.getString("access_token");
    String id = json.getJsonObject("user").getString("user_id");
    return new Member(id, username, password, token, as(token));
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, JsonObject body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  public Answer put(String path) {
    return send("PUT", path, BodyPublishers.noBody());
  }

  public Answer put(String path, JsonObject body) {
    return send("PUT", path, BodyPublishers.ofString(body.toString()));
  }

  /** For what no decent client sends: broken JSON, other methods. */
  public Answer send(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Waits.limit().multipliedBy(2))
            .header("Accept", "application/json, application/problem+json")
            .method(method, body);
    if (body.contentLength() != 0 && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    Answer answer = answer(request.build());
    if (headers.values().stream().allMatch(value -> value.length() < MAX_HEADER)) {
      RequestDocument.check(method, path, answer.status(), headers.containsKey("Origin"));
    }
    return answer;
  }

  private static Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
