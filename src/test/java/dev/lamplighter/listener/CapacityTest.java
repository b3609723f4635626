package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final long MEGABYTE = 1 << 20;
  private static final OptionalInt NO_SETTING = OptionalInt.empty();

  @Test
  void fewFilesShouldLeaveRoomForAllElse() {
    assertThat(Capacity.of(NO_SETTING, 700, 300, 512 * MEGABYTE))
        .isEqualTo(new Capacity(300, "files"));
    assertThat(Capacity.of(NO_SETTING, 8000, 300, 1024 * MEGABYTE))
        .isEqualTo(new Capacity(6700, "files"));
  }

  @Test
  void aGigabyteShouldCarryMoreThanTenThousand() {
    assertThat(Capacity.of(NO_SETTING, 1 << 20, 300, 1024 * MEGABYTE))
        .isEqualTo(new Capacity(14_563, "heap"));
  }

  @Test
  void whereNothingIsSaidOfFilesTheHeapShouldDecide() {
    assertThat(Capacity.of(NO_SETTING, Long.MAX_VALUE, 0, 256 * MEGABYTE))
        .isEqualTo(new Capacity(3640, "heap"));
  }

  @Test
  void anOperatorShouldKnowBetterThanTheHeapButNotThanTheFiles() {
    assertThat(Capacity.of(OptionalInt.of(20_000), 1 << 20, 300, 256 * MEGABYTE))
        .isEqualTo(new Capacity(20_000, "setting"));
    assertThat(Capacity.of(OptionalInt.of(50), 1 << 20, 300, 256 * MEGABYTE))
        .isEqualTo(new Capacity(50, "setting"));
    assertThat(Capacity.of(OptionalInt.of(20_000), 700, 300, 256 * MEGABYTE))
        .isEqualTo(new Capacity(300, "files"));
  }

  @Test
  void somebodyShouldAlwaysGetIn() {
    assertThat(Capacity.of(NO_SETTING, 256, 300, 64 * MEGABYTE).connections()).isEqualTo(16);
  }

  @Test
  void oneAddressShouldLeaveRoomForOthers() {
    assertThat(new Capacity(300, "files").ofOneAddress()).isEqualTo(150);
  }
}
