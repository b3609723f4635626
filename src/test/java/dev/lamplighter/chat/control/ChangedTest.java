package dev.lamplighter.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangedTest {
  private static List<Message> messages(int count, String content) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(
            seq ->
                new Message(
                    7,
                    seq,
                    "u",
                    "ana",
                    content,
                    Instant.EPOCH,
                    null,
                    null,
                    false,
                    0,
                    null,
                    List.of()))
        .toList();
  }

  private static JsonObject told(List<Message> found, long conversation) {
    JsonOutput answer = new JsonOutput();
    Changed.of(found).addTo(answer, conversation);
    return answer.build();
  }

  @Test
  void changesShouldStandWithTheirConversation() {
    assertThat(told(messages(200, "x"), 7).getJsonArray("changed")).hasSize(200);
    assertThat(told(messages(200, "x"), 8).getJsonArray("changed")).isEmpty();
  }

  @Test
  void moreThanASocketShouldCarryShouldNotBeTold() {
    assertThat(told(messages(201, "x"), 7)).containsEntry("changed", JsonValue.NULL);
    assertThat(told(messages(20, "x".repeat(4000)), 7)).containsEntry("changed", JsonValue.NULL);
  }
}
