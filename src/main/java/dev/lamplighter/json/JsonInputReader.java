package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Lets a resource take its body as {@link JsonInput}, and says what is wrong with other bodies. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class JsonInputReader implements MessageBodyReader<JsonInput> {

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == JsonInput.class;
  }

  @Override
  public JsonInput readFrom(
      Class<JsonInput> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    if (parse(body) instanceof JsonObject object) {
      return new JsonInput(object);
    }
    throw refused("The body must be a JSON object.");
  }

  private static JsonValue parse(InputStream body) {
    try (JsonReader reader = Json.createReader(body)) {
      return reader.readValue();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // not only JsonException: the parser throws a bare RuntimeException at deep nesting
      throw refused("The body is not valid JSON.");
    }
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.INVALID_REQUEST, detail);
  }
}
