package dev.lamplighter.json;

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
    return new JsonInput(Jsons.parseObject(body));
  }
}
