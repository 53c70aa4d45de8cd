// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateAndRef;

/** Valid transactions with which bank B uses bank A's version, and the states they stand on. */
public final class Adoptions {
  /** The adoption that most of them are about. */
  public static final UUID ADOPTION_ID = UUID.fromString("6e2f3b9c-0d0c-4b1e-9a51-5a1d3c7c0b11");

  /** What bank B uses for another purpose. */
  public static final UUID OTHER_ID = UUID.fromString("0a7ad0b5-6d0f-4a0a-9f0e-0b3c5f6f7a21");

  private Adoptions() {}

  /** Bank B's adoption of bank A's version. */
  public static AdoptionState adoption(AdoptionStatus status) {
    return new AdoptionState(
        header(null),
        BANK_B.getParty(),
        ADOPTION_ID,
        Samples.version(VersionStatus.APPROVED).id(),
        BANK_A.getParty(),
        "fraud",
        "Only for card payments.",
        Samples.digest("evidence"),
        Samples.NOW.plus(Duration.ofDays(60)),
        status);
  }

  /** Bank B's register: the adoption is its champion for fraud, another for credit risk. */
  public static AliasRegisterState register() {
    return new AliasRegisterState(
        header(null),
        BANK_B.getParty(),
        List.of(
            new Alias("fraud", ADOPTION_ID, List.of()),
            new Alias("credit-risk", OTHER_ID, List.of())));
  }

  /** Bank B stops using the version. */
  public static TransactionDraft suspend() {
    StateAndRef<AdoptionState> standing = given(adoption(AdoptionStatus.APPROVED));
    return Valid.by(BANK_B, new AdoptionContract.Commands.SuspendAdoption())
        .consuming(standing)
        .producing(
            standing
                .getState()
                .getData()
                .withStatus(header(standing.getRef()), AdoptionStatus.SUSPENDED));
  }

  /** Bank B ends the use of its champion. */
  public static TransactionDraft retire() {
    return retire(register());
  }

  /** Bank B ends the use of the version, whatever that is in its register. */
  public static TransactionDraft retire(AliasRegisterState before) {
    StateAndRef<AdoptionState> standing = given(adoption(AdoptionStatus.APPROVED));
    StateAndRef<AliasRegisterState> register = given(before);
    return Valid.by(BANK_B, new AdoptionContract.Commands.Retire())
        .consuming(standing)
        .consuming(register)
        .producing(
            standing
                .getState()
                .getData()
                .withStatus(header(standing.getRef()), AdoptionStatus.RETIRED))
        .producing(register.getState().getData().without(header(register.getRef()), ADOPTION_ID));
  }
}
