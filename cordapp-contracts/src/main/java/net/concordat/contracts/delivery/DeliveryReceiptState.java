// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.delivery;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** A grantee's word that it received the bytes of a version, and which bytes they were. */
@BelongsToContract(DeliveryReceiptContract.class)
public final class DeliveryReceiptState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final UUID grantId;
  private final VersionId version;
  private final Party grantor;
  private final Party grantee;
  private final SecureHash computedDigest;

  /**
   * @param header what every state says of itself
   * @param grantId the grant under which the artifact was delivered
   * @param version which version it was
   * @param grantor who delivered
   * @param grantee who received
   * @param computedDigest the SHA-256 that the grantee computed over the bytes it received
   */
  @ConstructorForDeserialization
  public DeliveryReceiptState(
      StateHeader header,
      UUID grantId,
      VersionId version,
      Party grantor,
      Party grantee,
      SecureHash computedDigest) {
    this.header = header;
    this.grantId = grantId;
    this.version = version;
    this.grantor = grantor;
    this.grantee = grantee;
    this.computedDigest = computedDigest;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public UUID getGrantId() {
    return grantId;
  }

  public VersionId getVersion() {
    return version;
  }

  public Party getGrantor() {
    return grantor;
  }

  public Party getGrantee() {
    return grantee;
  }

  public SecureHash getComputedDigest() {
    return computedDigest;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return version.vaultKey(UUID.fromString(header.getCommandId()));
  }

  @Override
  public List<Party> namedMembers() {
    return Arrays.asList(grantor, grantee);
  }

  @Override
  public void checkBounds() {
    version.checkBounds();
    Bounds.digest("computedDigest", computedDigest);
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(grantee);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, grantId, version, grantor, grantee, computedDigest);
  }
}
