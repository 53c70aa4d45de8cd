// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.digest;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.util.List;
import java.util.UUID;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringContract;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.corda.core.contracts.StateAndRef;

/** Valid transactions with which bank B anchors its decisions. */
public final class Scorings {
  /** Of which batches are anchored. */
  public static final ScoringLog LOG = new ScoringLog(new UUID(3, 7), "0a".repeat(32));

  /** Which bank B began before. */
  public static final ScoringLog OLDER = new ScoringLog(new UUID(3, 6), "0b".repeat(32));

  private static final int SIZE = 400;

  private Scorings() {}

  /** Bank B anchors the first batch of its second log. */
  public static TransactionDraft begin() {
    StateAndRef<ScoringRegisterState> register =
        given(new ScoringRegisterState(header(null), BANK_B.getParty(), List.of(OLDER)));
    return Valid.by(BANK_B, new ScoringContract.Commands.BeginLog())
        .consuming(register)
        .producing(register.getState().getData().with(header(register.getRef()), LOG))
        .producing(first());
  }

  /** Bank B anchors the second batch. */
  public static TransactionDraft anchor() {
    StateAndRef<ScoringBatchState> before = given(first());
    return Valid.by(BANK_B, new ScoringContract.Commands.AnchorBatch())
        .consuming(before)
        .producing(
            new ScoringBatchState(
                header(before.getRef()),
                BANK_B.getParty(),
                LOG,
                new ScoringBatch(1, SIZE, 77, digest("root 0"), digest("root 1"), NOW)));
  }

  private static ScoringBatchState first() {
    return new ScoringBatchState(
        header(null),
        BANK_B.getParty(),
        LOG,
        new ScoringBatch(0, 0, SIZE, LOG.firstHead(), digest("root 0"), NOW.minusSeconds(60)));
  }
}
