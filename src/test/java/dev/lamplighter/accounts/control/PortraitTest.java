package dev.lamplighter.accounts.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.accounts.control.first.DemoMember;
import java.io.StringReader;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PortraitTest {

  @Test
  void aNameShouldAlwaysGetTheSameFace() {
    assertThat(Portrait.of("jane_smith")).isEqualTo(Portrait.of("jane_smith"));
  }

  @Test
  void theDemoMembersShouldAllLookDifferent() {
    assertThat(
            DemoMember.ALL.stream()
                .map(member -> Portrait.of(member.username()))
                .collect(Collectors.toSet()))
        .hasSize(DemoMember.ALL.size());
  }

  @Test
  void aPortraitShouldBeWellFormedAndNeverRepeatTheName() throws Exception {
    String drawing = Portrait.of("<script>alert(1)</script>");

    assertThat(drawing).doesNotContain("script");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(drawing)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
  }
}
