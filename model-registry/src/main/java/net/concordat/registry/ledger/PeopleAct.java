// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a bank's people are asked about one another, what they decide, and what follows. */
public sealed interface PeopleAct extends LedgerAct {
  /**
   * Asks the bank's people to enrol somebody, or where that one is enrolled, to change the passkey
   * and the roles. The proposal's id is that of the command.
   *
   * @param personId a pseudonym
   * @param key of the passkey
   * @param roles in which the person would decide, each once, sorted
   * @param waitSeconds how long after the decision
   * @param decideUntil until when the people may decide
   */
  record ProposePerson(
      @NotNull UUID personId,
      @NotNull @Valid PasskeyKey key,
      @NotNull @Size(min = 1, max = 3) List<String> roles,
      @Min(0) @Max(2_592_000) long waitSeconds,
      @NotNull Instant decideUntil)
      implements PeopleAct {}

  /**
   * Asks the bank's people to end somebody's right to decide, for good.
   *
   * @param personId whose, by pseudonym
   * @param decideUntil until when the people may decide
   */
  record ProposeRevocation(@NotNull UUID personId, @NotNull Instant decideUntil)
      implements PeopleAct {}

  /**
   * Asks the bank's people to decide by another rule.
   *
   * @param roles those that decide from then on, each another person's; one as often as it is
   *     wanted
   * @param decideUntil until when the people may decide
   */
  record ProposeRule(
      @NotNull @Size(min = 2, max = 10)
          List<
                  @NotNull
                  @Pattern(
                      regexp = "MODEL_(DEVELOPER|VALIDATOR|APPROVER)",
                      message = "must be of MODEL_DEVELOPER, MODEL_VALIDATOR, MODEL_APPROVER")
                  String>
              roles,
      @NotNull Instant decideUntil)
      implements PeopleAct {}

  /**
   * Records what somebody decided and signed, which the node verifies.
   *
   * @param proposalId on what
   * @param personId who, by pseudonym
   * @param role in which role
   * @param verdict APPROVE or REJECT
   * @param response what the passkey signed
   */
  record Decide(
      @NotNull UUID proposalId,
      @NotNull UUID personId,
      @NotNull String role,
      @NotNull String verdict,
      @NotNull @Valid AssertionResponse response)
      implements PeopleAct {}

  /** Does what the people decided on a proposal. */
  record CarryOut(@NotNull UUID proposalId) implements PeopleAct {}
}
