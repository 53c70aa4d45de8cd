// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.federation.compression.Whole;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Whole WHOLE = new Whole();
  private final Map<String, String> commitments = new HashMap<>();

  private static SentUpdate sent(String member, int round, String global, float... difference) {
    return new SentUpdate("F1", round, member, global, 10, WHOLE.pack(difference));
  }

  private Intake intake() {
    return new Intake(
        new Intake.Expected("F1", 3, List.of("BankA", "BankB"), "g3", 2, WHOLE, 5), commitments);
  }

  private SentUpdate committed(SentUpdate update) {
    commitments.put(update.member(), update.digest());
    return update;
  }

  private String reason(SentUpdate update) {
    Intake intake = intake();
    assertThat(intake.take("BankB", update)).isFalse();
    assertThat(intake.updates()).isNull();
    return Objects.requireNonNull(intake.refused().get("BankB"));
  }

  @Test
  void takesUpdatesInTheMembersOrder() {
    SentUpdate b = committed(sent("BankB", 3, "g3", 1, 2));
    SentUpdate a = committed(sent("BankA", 3, "g3", 3, 4));
    Intake intake = intake();
    assertThat(intake.take("BankB", b)).isTrue();
    assertThat(intake.take("BankB", b)).isTrue();
    assertThat(intake.take("BankA", a)).isTrue();
    var updates = Objects.requireNonNull(intake.updates()).updates();
    assertThat(updates.get(0).member()).isEqualTo("BankA");
    assertThat(updates.get(1).difference()).containsExactly(1, 2);
    assertThat(intake.refused()).isEmpty();
  }

  @Test
  void refusesWhatNobodyCommittedTo() {
    assertThat(reason(sent("BankB", 3, "g3", 1, 2)))
        .isEqualTo("An update needs a commitment, but BankB made none");
  }

  @Test
  void refusesAnotherUpdateThanWasCommittedTo() {
    SentUpdate first = committed(sent("BankB", 3, "g3", 1, 2));
    SentUpdate second = sent("BankB", 3, "g3", 1, 2.5f);
    assertThat(reason(second))
        .isEqualTo(
            "An update must be what its sender committed to, %s, but has %s"
                .formatted(first.digest(), second.digest()));
  }

  @Test
  void refusesAnUpdateOfAnEarlierRoundOrOfAnotherGlobalModel() {
    assertThat(reason(committed(sent("BankB", 2, "g3", 1, 2))))
        .isEqualTo("An update must be of round 3, but has 2");
    assertThat(reason(committed(sent("BankB", 3, "g2", 1, 2))))
        .isEqualTo("An update must begin with the global model g3, but has g2");
  }

  @Test
  void refusesAnothersUpdateAndAnotherFederations() {
    assertThat(reason(committed(sent("BankA", 3, "g3", 1, 2))))
        .isEqualTo("An update must be its sender's, BankB, but has BankA");
    SentUpdate other = new SentUpdate("F2", 3, "BankB", "g3", 10, WHOLE.pack(new float[2]));
    assertThat(reason(committed(other)))
        .isEqualTo("An update must be of the federation F1, but has F2");
  }

  @Test
  void refusesAnotherShapeBeforeItTakesADigestOfIt() {
    assertThat(reason(committed(sent("BankB", 3, "g3", 1, 2, 3))))
        .isEqualTo("An update of 2 numbers has 8 bytes in this form, but this one has 12");
  }

  @Test
  void refusesWhatIsNotFiniteTooLargeOrOfNoRows() {
    byte[] nan = {0, 0, (byte) 0xc0, 0x7f, 0, 0, 0, 0};
    assertThat(reason(committed(new SentUpdate("F1", 3, "BankB", "g3", 10, nan))))
        .isEqualTo("An update must be finite, but number 0 is NaN");
    assertThat(reason(committed(sent("BankB", 3, "g3", 3, 4.5f))))
        .startsWith("An update must have a norm up to 5.0, but has 5.4");
    assertThat(
            reason(
                committed(
                    new SentUpdate("F1", 3, "BankB", "g3", 0, WHOLE.pack(new float[] {1, 1})))))
        .isEqualTo("An update must come from 1 row or more, but BankB states 0");
  }

  @Test
  void aStrangerLeavesNoTrace() {
    Intake intake = intake();
    assertThat(intake.take("Stranger", sent("Stranger", 3, "g3", 1, 2))).isFalse();
    assertThat(intake.refused()).isEmpty();
  }

  @Test
  void aSecondUpdateDoesNotTakeTheFirstAway() {
    SentUpdate good = committed(sent("BankB", 3, "g3", 1, 2));
    Intake intake = intake();
    intake.take("BankB", good);
    assertThat(intake.take("BankB", sent("BankB", 3, "g3", 9, 9))).isFalse();
    assertThat(intake.refused()).isEmpty();
    assertThat(Objects.requireNonNull(intake.updates()).clients()).isEqualTo(1);
  }

  @Test
  void theDigestIsOverAllFields() {
    SentUpdate one = sent("BankB", 3, "g3", 1, 2);
    assertThat(one.digest()).hasSize(64).isEqualTo(sent("BankB", 3, "g3", 1, 2).digest());
    assertThat(one.digest()).isNotEqualTo(sent("BankB", 4, "g3", 1, 2).digest());
    assertThat(new SentUpdate("F1", 3, "BankB", "g3", 11, one.packed()).digest())
        .isNotEqualTo(one.digest());
    assertThat(new SentUpdate("F", 3, "1BankB", "g3", 10, one.packed()).digest())
        .isNotEqualTo(one.digest());
  }
}
