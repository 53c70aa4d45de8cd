// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import java.time.Instant;
import java.util.UUID;
import net.concordat.decisions.FieldReader;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;

/**
 * A person's other decision on a case that a model decided. The model's record stays as it is.
 *
 * @param id of this record
 * @param overridden the id of the model's decision
 * @param overriddenLeaf the leaf hash of its record
 * @param decision the person's
 * @param reason a code, 1 to 200 characters
 * @param person who, under a pseudonym, 1 to 200 characters
 * @param at when, in milliseconds; what is finer is cut off
 */
public record OverrideRecord(
    UUID id,
    UUID overridden,
    Hash overriddenLeaf,
    Decision decision,
    String reason,
    String person,
    Instant at)
    implements LogRecord {
  static final String DOMAIN = "concordat/decision-override/1";

  /**
   * Checks the fields.
   *
   * @throws net.concordat.decisions.InvalidInputException if one is not as said above
   */
  public OverrideRecord {
    Rules.text("reason code", reason);
    Rules.text("person", person);
    at = Rules.millis(at);
  }

  @Override
  public byte[] encoded() {
    return new Fields(DOMAIN)
        .id(id)
        .id(overridden)
        .hash(overriddenLeaf)
        .text(decision.name())
        .text(reason)
        .text(person)
        .number(at.toEpochMilli())
        .encoded();
  }

  static OverrideRecord read(FieldReader in) {
    return new OverrideRecord(
        in.id("id"),
        in.id("overridden decision"),
        in.hash("overridden leaf hash"),
        Rules.readName(in, "decision", Decision.class),
        Rules.readText(in, "reason code"),
        Rules.readText(in, "person"),
        Rules.readTime(in));
  }
}
