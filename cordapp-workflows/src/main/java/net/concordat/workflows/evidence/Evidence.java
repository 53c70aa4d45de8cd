// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.model.VersionId;
import net.concordat.workflows.observer.Receipt;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What a node holds about a version: which transactions, and who confirmed that it has them. */
@CordaSerializable
public final class Evidence {
  private final SecureHash consortiumId;
  private final Party holder;
  private final VersionId version;
  private final List<SecureHash> about;
  private final List<SecureHash> context;
  private final List<Receipt> receipts;

  /**
   * @param consortiumId the consortium it belongs to
   * @param holder whose node it is
   * @param version which version
   * @param about the transactions about it, about each version it was derived from, and about the
   *     consortium, in the order of their ids
   * @param context the transactions whose outputs these consume or reference, likewise
   * @param receipts who confirmed to hold which of all these
   */
  @ConstructorForDeserialization
  public Evidence(
      SecureHash consortiumId,
      Party holder,
      VersionId version,
      List<SecureHash> about,
      List<SecureHash> context,
      List<Receipt> receipts) {
    this.consortiumId = consortiumId;
    this.holder = holder;
    this.version = version;
    this.about = Collections.unmodifiableList(new ArrayList<>(about));
    this.context = Collections.unmodifiableList(new ArrayList<>(context));
    this.receipts = Collections.unmodifiableList(new ArrayList<>(receipts));
  }

  public SecureHash getConsortiumId() {
    return consortiumId;
  }

  public Party getHolder() {
    return holder;
  }

  public VersionId getVersion() {
    return version;
  }

  public List<SecureHash> getAbout() {
    return about;
  }

  public List<SecureHash> getContext() {
    return context;
  }

  public List<Receipt> getReceipts() {
    return receipts;
  }
}
