// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.util.List;
import java.util.stream.Stream;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentContract;
import net.concordat.contracts.development.DevelopmentState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/** Who developed an artifact at bank B. */
public final class Developments {
  public static final OpaqueBytes SALT = new OpaqueBytes(Samples.digest("salt").getBytes());

  private Developments() {}

  /** The artifact of every version of the samples, developed by one person. */
  public static DevelopmentState development() {
    return development(People.ALL_ROUNDER);
  }

  /** The same, developed by several. */
  public static DevelopmentState development(TestPerson... people) {
    List<SecureHash> digests =
        Stream.of(people).map(person -> Developer.digestOf(SALT, person.id())).toList();
    SecureHash challenge =
        DevelopmentState.challenge(
            Samples.CONSORTIUM_ID, BANK_B.getParty(), Samples.digest("artifact"), SALT, digests);
    Member member = Samples.member(BANK_B, MemberStatus.ACTIVE);
    return new DevelopmentState(
        header(null),
        BANK_B.getParty(),
        Samples.digest("artifact"),
        SALT,
        Stream.of(people)
            .map(
                person ->
                    new Developer(
                        Developer.digestOf(SALT, person.id()),
                        person.signs(
                            challenge, member.getRelyingPartyId(), member.getOrigins().get(0))))
            .toList());
  }

  /** Bank B records it. */
  public static TransactionDraft record() {
    return record(People.ALL_ROUNDER);
  }

  /** Bank B records who developed it. */
  public static TransactionDraft record(TestPerson... people) {
    TransactionDraft draft =
        Valid.by(BANK_B, new DevelopmentContract.Commands.Record()).producing(development(people));
    for (TestPerson person : people) {
      draft.referencing(given(People.approver(person)));
    }
    return draft;
  }
}
