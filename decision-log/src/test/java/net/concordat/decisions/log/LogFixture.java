// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionId;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;

/** Decisions, a key, and a clock that is set. */
public final class LogFixture extends Clock {
  /** The keys of a bank. */
  public static final KeyPair BANK = keys();

  /** What the clock shows. */
  public Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /** Other keys. */
  public static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("JDK 17 has Ed25519", e);
    }
  }

  Entry entry(UUID id, int features) {
    Payload payload = Payload.of(new byte[features]);
    return new Entry(record(id, payload), payload);
  }

  DecisionRecord record(UUID id, Payload payload) {
    return new DecisionRecord(
        id,
        "fraud-net/3",
        new UUID(7, 7),
        payload.digest(id),
        0.75,
        0.5,
        Decision.FLAGGED,
        List.of("AMOUNT", "COUNTRY"),
        "reference",
        now,
        "payments-gateway",
        null);
  }

  /** Fresh decisions. */
  public List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < count) {
      entries.add(entry(DecisionId.next(this), 40));
    }
    return entries;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Nobody asks for another zone");
  }
}
