// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What came of verifying a transaction once more, and whom this node told of it. */
@CordaSerializable
public final class TransactionProof {
  private final SecureHash id;
  private final List<String> signedBy;
  private final @Nullable String problem;
  private final List<LedgerReport.Told> told;

  /**
   * @param id which
   * @param signedBy whose signatures it bears, the notary's among them, by name; by key where the
   *     key has none
   * @param problem why it does not hold; null if it does
   * @param told which nodes this one told of it, and what they answered
   */
  @ConstructorForDeserialization
  public TransactionProof(
      SecureHash id,
      List<String> signedBy,
      @Nullable String problem,
      List<LedgerReport.Told> told) {
    this.id = id;
    this.signedBy = Collections.unmodifiableList(new ArrayList<>(signedBy));
    this.problem = problem;
    this.told = Collections.unmodifiableList(new ArrayList<>(told));
  }

  public SecureHash getId() {
    return id;
  }

  public List<String> getSignedBy() {
    return signedBy;
  }

  public @Nullable String getProblem() {
    return problem;
  }

  public List<LedgerReport.Told> getTold() {
    return told;
  }
}
