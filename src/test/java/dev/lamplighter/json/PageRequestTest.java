package dev.lamplighter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageRequestTest {

  @Test
  void aFullPageShouldLeadToTheNext() {
    Page<String> page = PageRequest.of("2", null).page(List.of("a", "b", "c"), Function.identity());

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(PageRequest.of("2", page.next()).after()).contains("b");
  }

  @Test
  void theLastPageShouldHaveNoNext() {
    assertThat(PageRequest.of("2", null).page(List.of("a", "b"), Function.identity()).next())
        .isNull();
  }

  @Test
  void aCursorShouldKeepTimeAndId() {
    Place place = new Place(Instant.parse("2026-05-04T10:00:00.123Z"), "an id");
    PageRequest first = PageRequest.of("1", null);
    String cursor = first.page(List.of(place, place), Place::text).next();

    assertThat(PageRequest.of(null, cursor).place()).contains(place);
  }

  @Test
  void whatIsNoCursorShouldBeRefusedByName() {
    for (String cursor : new String[] {"!", "x".repeat(2000)}) {
      assertThatThrownBy(() -> PageRequest.of(null, cursor)).hasMessageStartingWith("after ");
    }
    assertThatThrownBy(() -> PageRequest.of(null, "YWJj").place()).hasMessageStartingWith("after ");
  }
}
