// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.LedgerIds;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * A family of model versions with one owner. Each publish consumes and reissues it, so its versions
 * have no gaps and no twins.
 */
@BelongsToContract(RegisteredModelContract.class)
public final class RegisteredModelState extends Value implements ConcordatState, LinearState {
  /** A back-chain is fetched one transaction at a time, so a family must not grow without end. */
  public static final int MOST_VERSIONS = 500;

  private final StateHeader header;
  private final SecureHash modelId;
  private final String name;
  private final Party owner;
  private final String purpose;
  private final int lastVersion;

  /**
   * @param header what every state says of itself
   * @param modelId the one-shot id, see {@link #idOf}
   * @param name for display; need not be unique
   * @param owner the member that publishes its versions
   * @param purpose what it is for, one of the consortium's purposes
   * @param lastVersion the number of the newest version, 0 before the first, at most 500
   */
  @ConstructorForDeserialization
  public RegisteredModelState(
      StateHeader header,
      SecureHash modelId,
      String name,
      Party owner,
      String purpose,
      int lastVersion) {
    this.header = header;
    this.modelId = modelId;
    this.name = name;
    this.owner = owner;
    this.purpose = purpose;
    this.lastVersion = lastVersion;
  }

  /** The one-shot id of the model that consumes a seed. */
  public static SecureHash idOf(StateRef seed) {
    return LedgerIds.oneShot("concordat/model-id", seed);
  }

  /** The vault's id for the states of a model. */
  public static UUID vaultId(SecureHash modelId) {
    return LedgerIds.vaultId("concordat/model", modelId, 0);
  }

  /** The same model after one more publish. */
  public RegisteredModelState withNextVersion(StateHeader newHeader) {
    return new RegisteredModelState(newHeader, modelId, name, owner, purpose, lastVersion + 1);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public String getName() {
    return name;
  }

  public Party getOwner() {
    return owner;
  }

  public String getPurpose() {
    return purpose;
  }

  public int getLastVersion() {
    return lastVersion;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(modelId));
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(owner);
  }

  @Override
  public void checkBounds() {
    Bounds.digest("modelId", modelId);
    Bounds.text("name", name, Bounds.NAME);
    Bounds.text("purpose", purpose, Bounds.NAME);
    Bounds.number("lastVersion", lastVersion, 0, MOST_VERSIONS);
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(owner);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, modelId, name, owner, purpose, lastVersion);
  }
}
