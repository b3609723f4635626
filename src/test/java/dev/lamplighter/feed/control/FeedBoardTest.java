package dev.lamplighter.feed.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.feed.control.FeedBoard.Due;
import dev.lamplighter.feed.entity.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When viewers are told of likes, and of which count. */
class FeedBoardTest {
  private static final long MILLI = 1_000_000L;

  private final FeedBoard board = new FeedBoard();

  private static FeedNews likes(long version, long likes) {
    return FeedNews.ofCounts(new Counts(7, version, likes, 0), Instant.EPOCH);
  }

  private static List<Long> told(List<Due> due) {
    return due.stream().map(d -> d.news().counts().likes()).toList();
  }

  @Test
  void firstLikeShouldBeToldAtOnce() {
    assertThat(board.liked(likes(1, 1), true, 0)).isPresent();
  }

  @Test
  void manyLikesShouldBeToldFourTimesASecondAndTheLastCountAlways() {
    List<Due> due = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      board.liked(likes(i, i), true, i * 2 * MILLI).ifPresent(due::add);
      due.addAll(board.tick(i * 2 * MILLI));
    }
    assertThat(due).hasSizeLessThanOrEqualTo(4);
    due.addAll(board.tick(1300 * MILLI));
    assertThat(told(due)).endsWith(500L);
    assertThat(board.tick(3000 * MILLI)).as("nothing twice").isEmpty();
  }

  @Test
  void olderCountOfAnotherNodeShouldNotReplaceANewerOne() {
    board.liked(likes(5, 10), true, 0);
    assertThat(board.liked(likes(4, 9), false, 500 * MILLI)).isEmpty();
    assertThat(board.tick(1000 * MILLI)).isEmpty();
  }

  @Test
  void commentThatOvertookShouldCarryTheNewestCounts() {
    FeedNews newer = FeedNews.ofCounts(new Counts(7, 9, 3, 6), Instant.EPOCH);
    FeedNews older = FeedNews.ofCounts(new Counts(7, 8, 3, 5), Instant.EPOCH);
    board.current(newer, 0);
    assertThat(board.current(older, MILLI).counts().comments()).isEqualTo(6);
  }

  @Test
  void likeBeforeANewerCommentShouldStillBeTold() {
    board.current(FeedNews.ofCounts(new Counts(7, 9, 3, 6), Instant.EPOCH), 0);
    assertThat(told(board.liked(likes(8, 3), false, MILLI).stream().toList())).containsExactly(3L);
  }

  @Test
  void postOnWhichNothingHappensShouldBeForgotten() {
    board.liked(likes(1, 1), true, 0);
    board.tick(120_000 * MILLI);
    assertThat(board.size()).isZero();
  }
}
