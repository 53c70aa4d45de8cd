// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.inbox;

import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.ledger.VersionKey;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person, or ended for it.
 *
 * @param kind what is to be done or seen
 * @param since since when
 * @param due until when; null for any time
 * @param modelId about which model; null if about none
 * @param version about which of its versions; null if about none
 * @param id of the proposal, grant, adoption, alarm, job, command or person; null if it is about a
 *     version alone
 * @param about what is proposed, which finding it is, what is beyond its limit, which command it
 *     was, how a job ended, whom to enrol; null where the kind says it all
 */
public record Waiting(
    Kind kind,
    Instant since,
    @Nullable Instant due,
    @Nullable String modelId,
    @Nullable Integer version,
    @Nullable UUID id,
    @Nullable String about) {
  /** What is to be done or seen. */
  public enum Kind {
    /** To answer a proposal with a passkey. */
    DECIDE,
    /** To carry out what enough people approved. */
    CARRY_OUT,
    /** To ask the bank's people to enrol somebody who registered a passkey. */
    ENROL,
    /** To review another bank's version that waits for votes. */
    REVIEW,
    /** To conclude a version on which enough members voted. */
    CONCLUDE,
    /** To accept a grant on offer. */
    ACCEPT_GRANT,
    /** To stop the use of a version whose decisions are far beyond a limit. */
    SUSPEND,
    /** To look at a version whose decisions are beyond a limit. */
    ALARM,
    /** To mend what a validator found. */
    FINDING,
    /** To see that a job ended. */
    JOB_ENDED,
    /** To see that a command was refused or failed. */
    COMMAND_FAILED
  }

  static Waiting of(
      Kind kind,
      Instant since,
      @Nullable Instant due,
      @Nullable VersionKey version,
      @Nullable UUID id,
      @Nullable String about) {
    return new Waiting(
        kind,
        since,
        due,
        version == null ? null : version.modelId(),
        version == null ? null : version.version(),
        id,
        about);
  }
}
