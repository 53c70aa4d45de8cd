// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.concordat.decisions.Fields;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes were computed apart, in Python, from what docs/scoring.md says of the encoding. */
class LogRecordTest {
  private static final UUID ID = new UUID(1, 2);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Payload PAYLOAD =
      new Payload(
          HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"),
          "amount=12.50".getBytes(StandardCharsets.UTF_8));
  private static final DecisionRecord DECISION = decision(0.75, "payments-gateway", "COUNTRY");
  private static final DecisionRecord FALL_BACK =
      new DecisionRecord(
          ID,
          DECISION.versionId(),
          DECISION.adoptionId(),
          DECISION.featureDigest(),
          DECISION.score(),
          DECISION.threshold(),
          DECISION.decision(),
          DECISION.reasons(),
          DECISION.baseline(),
          AT,
          DECISION.caller(),
          new UUID(8, 8));
  private static final OverrideRecord OVERRIDE =
      new OverrideRecord(
          new UUID(3, 4), ID, DECISION.leafHash(), Decision.PASSED, "KNOWN", "p-7", AT);

  private static DecisionRecord decision(double score, String caller, String... reasons) {
    List<String> codes = new ArrayList<>(List.of("AMOUNT"));
    codes.addAll(List.of(reasons));
    return new DecisionRecord(
        ID,
        "fraud-net/3",
        new UUID(7, 7),
        PAYLOAD.digest(ID),
        score,
        0.5,
        Decision.of(score, 0.5),
        codes,
        "reference",
        AT,
        caller,
        null);
  }

  @Test
  void hasTheHashesThatTheDescriptionGives() {
    assertThat(PAYLOAD.digest(ID))
        .hasToString("5339c9c48c73f3821a4cdfe8d61065607a7742953ff9e11a062d8efb73be4b5f");
    assertThat(DECISION.leafHash())
        .hasToString("fda4497498cb5f292a93b6572fe3fa780b2eea73fcf7dd6632e43a781b580ac0");
    assertThat(FALL_BACK.leafHash())
        .hasToString("f15ea1aa960c922fa137dea2842b1c2af25c71e2cbdc01168faa59c413561a75");
    assertThat(OVERRIDE.leafHash())
        .hasToString("1574460a3e700617aa076bc1c92c1a07961499e77d6c8988764e5e38259955ef");
    Receipt receipt =
        new Receipt(new UUID(5, 6), 0, DECISION.leafHash(), Receipt.firstHead(new UUID(5, 6)));
    assertThat(receipt.head())
        .hasToString("b76c260e819ffb25ec025757819f2d4bba75a7121cf2b383ffc40f7913f090d5");
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(LogRecord.decode(DECISION.encoded())).isEqualTo(DECISION);
    assertThat(LogRecord.decode(FALL_BACK.encoded())).isEqualTo(FALL_BACK).isNotEqualTo(DECISION);
    assertThat(LogRecord.decode(OVERRIDE.encoded())).isEqualTo(OVERRIDE);
    assertThat(decision(-0.0, "c").encoded()).isEqualTo(decision(0.0, "c").encoded());
    assertThat(decision(0.5, "c").decision()).isEqualTo(Decision.FLAGGED);
    assertThat(decision(Math.nextDown(0.5), "c").decision()).isEqualTo(Decision.PASSED);
  }

  @Test
  void isReadFromNoOtherBytes() {
    long seed = System.nanoTime();
    System.out.println("LogRecordTest: seed " + seed);
    Random random = new Random(seed);
    byte[] encoded = DECISION.encoded();
    for (int length = 0; length < encoded.length; length++) {
      refuses(Arrays.copyOf(encoded, length));
    }
    refuses(Arrays.copyOf(encoded, encoded.length + 1));
    refuses(Arrays.copyOf(FALL_BACK.encoded(), FALL_BACK.encoded().length - 20));
    byte[] shortId = Arrays.copyOf(FALL_BACK.encoded(), FALL_BACK.encoded().length - 1);
    shortId[shortId.length - 16] = 15;
    refuses(shortId);
    refuses(new byte[LogRecord.MOST_BYTES + 1]);
    for (int i = 0; i < 5_000; i++) {
      byte[] changed = encoded.clone();
      int place = random.nextInt(changed.length);
      changed[place] ^= (byte) (1 + random.nextInt(255));
      readsAsItselfOrRefuses(changed);
    }
  }

  private static void refuses(byte[] bytes) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> LogRecord.decode(bytes));
  }

  private static void readsAsItselfOrRefuses(byte[] bytes) {
    LogRecord read;
    try {
      read = LogRecord.decode(bytes);
    } catch (InvalidInputException e) {
      return;
    }
    assertThat(read.encoded()).isEqualTo(bytes);
    assertThat(read).isNotEqualTo(DECISION);
  }

  @Test
  void isNotReadWithNegativeZero() {
    byte[] zero = decision(0.0, "c").encoded();
    byte[] negative = zero.clone();
    byte[] score = new Fields("x").number(0.0).encoded();
    int at = indexOf(zero, Arrays.copyOfRange(score, 5, score.length)) + 4;
    negative[at] = (byte) 0x80;

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> LogRecord.decode(negative))
        .withMessage("A record must have its one encoding, but this one has another");
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (int i = 0; i + what.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAScoreThatIsNoNumber(double score) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> decision(score, "c"))
        .withMessage("The score must be a finite number, but is " + score);
  }

  @Test
  void refusesTextsThatNobodyCouldReadBack() {
    for (String caller : List.of("", "  ", "a\nb", "x".repeat(201))) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> decision(0.1, caller))
          .withMessageContaining("The caller must have 1 to 200 characters");
    }
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> decision(0.1, "half \ud83d").encoded())
        .withMessageContaining("half a surrogate pair");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> decision(0.1, "c", "AMOUNT"))
        .withMessageContaining("of which 1 are different");
  }

  @Test
  void refusesADecisionThatItsScoreDoesNotGive() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                new DecisionRecord(
                    ID,
                    "v",
                    ID,
                    PAYLOAD.digest(ID),
                    0.4,
                    0.5,
                    Decision.FLAGGED,
                    List.of(),
                    "reference",
                    AT,
                    "c",
                    null))
        .withMessageContaining("gives PASSED, but the decision was given as FLAGGED");
  }

  @Test
  void drawsAnotherSaltEachTimeAndIdsThatSortByTime() {
    byte[] features = PAYLOAD.features();
    assertThat(Payload.of(features).digest(ID)).isNotEqualTo(Payload.of(features).digest(ID));
    assertThat(PAYLOAD.digest(ID)).isNotEqualTo(PAYLOAD.digest(new UUID(2, 1)));

    UUID first = DecisionId.next(Clock.fixed(AT, ZoneOffset.UTC));
    UUID second = DecisionId.next(Clock.fixed(AT.plusMillis(1), ZoneOffset.UTC));
    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.toString()).isLessThan(second.toString());
    assertThat(first.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
  }
}
