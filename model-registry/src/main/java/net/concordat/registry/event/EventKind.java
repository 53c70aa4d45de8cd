// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may happen that somebody is told of. */
public enum EventKind {
  /** A version waits for its approval. */
  VERSION_PUBLISHED,
  /** A version was approved, or its freeze ended. */
  VERSION_APPROVED,
  /** A version was rejected. */
  VERSION_REJECTED,
  /** A version may not be used for now. */
  VERSION_FROZEN,
  /** A version may not be used any more. */
  VERSION_WITHDRAWN,
  /** A grant was offered. */
  GRANT_OFFERED,
  /** A grant was accepted. */
  GRANT_ACCEPTED,
  /** A grant was revoked. */
  GRANT_REVOKED,
  /** A grantee signed for having received a version. */
  DELIVERY_RECEIVED,
  /** A member measured a version. */
  EVALUATION_RECORDED,
  /** A member voted on a version. */
  APPROVAL_VOTED,
  /** An adoption was decided, suspended or retired. */
  ADOPTION_CHANGED,
  /** A champion or challenger changed. */
  ALIAS_CHANGED,
  /** A bank's people are asked. */
  PROPOSAL_OPENED,
  /** What they were asked was accepted or rejected. */
  PROPOSAL_DECIDED,
  /** A person answered. */
  DECISION_RECORDED,
  /** A person was enrolled, changed or revoked. */
  PERSON_CHANGED,
  /** Privacy was spent. */
  SPEND_RECORDED,
  /** A member was admitted, suspended or reinstated, or a rule of all changed. */
  CONSORTIUM_CHANGED,
  /** Somebody of the bank said something about a version. */
  COMMENT_WRITTEN,
  /** Decisions of a version are beyond a limit, further than before, or that was closed. */
  MONITORING_ALARM,
  /** A fine-tune job made an artifact. */
  JOB_DONE,
  /** A fine-tune job failed for good. */
  JOB_FAILED,
  /** A fine-tune job was called off. */
  JOB_CANCELLED;

  /** As it is written, such as {@code version.approved}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The kind that is written so. */
  public static Optional<EventKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
