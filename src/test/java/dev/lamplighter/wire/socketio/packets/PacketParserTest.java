package dev.lamplighter.wire.socketio.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketParserTest {

  @Test
  void connectShouldCarryItsNamespaceAndAuth() {
    assertThat(PacketParser.parse("0").namespace()).isEqualTo("/");
    assertThat(PacketParser.parse("0/custom").namespace()).isEqualTo("/custom");
    assertThat(PacketParser.parse("0/custom,").namespace()).isEqualTo("/custom");
    Packet connect = PacketParser.parse("0/custom,{\"token\":\"abc\"}");
    assertThat(connect.namespace()).isEqualTo("/custom");
    assertThat(connect.auth().getString("token")).isEqualTo("abc");
  }

  @Test
  void eventShouldCarryNameArgumentsAndId() {
    Packet event = PacketParser.parse("2/chat,456[\"say\",1,{\"a\":[true]}]");

    assertThat(event.type()).isEqualTo(PacketType.EVENT);
    assertThat(event.namespace()).isEqualTo("/chat");
    assertThat(event.id()).isEqualTo("456");
    assertThat(event.eventName()).isEqualTo("say");
    assertThat(event.arguments()).hasSize(2);
    assertThat(PacketParser.parse("2[7,1]").eventName()).isEqualTo("7");
    assertThat(PacketParser.parse("2[\"ping\"]").wantsAck()).isFalse();
  }

  @Test
  void hugeNumbersShouldBeKeptAsTheyStand() {
    assertThat(PacketParser.parse("2[\"a\",1e999999999]").arguments()).hasSize(1);
  }

  @Test
  void binaryEventShouldCountItsParts() {
    Packet event =
        PacketParser.parse(
            "52-7[\"up\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");

    assertThat(event.attachments()).isEqualTo(2);
    assertThat(event.id()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "9[]",
        "abc",
        "x[\"a\"]",
        "2",
        "2{}",
        "2[]",
        "2[",
        "2[{}]",
        "2[null]",
        "2abc[\"a\"]",
        "2[\"a\"]garbage",
        "2[\"a\"][\"b\"]",
        "21234567890123456[\"a\"]",
        "2[\"connect\"]",
        "2[\"disconnect\"]",
        "2[\"newListener\"]",
        "0[]",
        "0\"token\"",
        "1[]",
        "3{}",
        "4{}x",
        "5[\"a\"]",
        "5-[\"a\"]",
        "5x-[\"a\"]",
        "511-[\"a\"]",
        "51-[\"a\",{\"_placeholder\":true}]",
        "51-[\"a\",{\"_placeholder\":true,\"num\":1}]",
        "51-[\"a\",{\"_placeholder\":true,\"num\":-1}]",
        "51-[\"a\",{\"_placeholder\":true,\"num\":0.5}]",
        "51-[\"a\",{\"_placeholder\":true,\"num\":\"splice\"}]",
        "51-[\"a\",{\"x\":[{\"_placeholder\":true,\"num\":1e999999999}]}]"
      })
  void whatIsNoPacketShouldBeRefused(String text) {
    assertThatThrownBy(() -> PacketParser.parse(text)).isInstanceOf(BadPacket.class);
  }

  @Test
  void deepJsonShouldBeRefusedWithoutHarm() {
    String deep = "2[\"a\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]";
    assertThatThrownBy(() -> PacketParser.parse(deep)).isInstanceOf(BadPacket.class);
  }

  @Test
  void endlessNamespaceShouldBeRefused() {
    assertThatThrownBy(() -> PacketParser.parse("0/" + "a".repeat(10_000)))
        .isInstanceOf(BadPacket.class);
  }
}
