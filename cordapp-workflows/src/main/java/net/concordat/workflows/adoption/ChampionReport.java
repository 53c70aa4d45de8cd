// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Which version was a member's champion for a purpose at a time, who decided so, and on what. */
@CordaSerializable
public final class ChampionReport {
  private final Party member;
  private final String purpose;
  private final Instant at;
  private final @Nullable Champion champion;

  /**
   * @param member the bank
   * @param purpose what for
   * @param at when
   * @param champion what was champion then; null for nothing
   */
  @ConstructorForDeserialization
  public ChampionReport(Party member, String purpose, Instant at, @Nullable Champion champion) {
    this.member = member;
    this.purpose = purpose;
    this.at = at;
    this.champion = champion;
  }

  public Party getMember() {
    return member;
  }

  public String getPurpose() {
    return purpose;
  }

  public Instant getAt() {
    return at;
  }

  public @Nullable Champion getChampion() {
    return champion;
  }

  /** A champion, as everything stood at the time that was asked for. */
  @CordaSerializable
  public static final class Champion {
    private final AdoptionState adoption;
    private final VersionStatus versionStatus;
    private final Deed adopted;
    private final Deed promoted;

    /**
     * @param adoption the bank's decision to use it: version, conditions, evidence, expiry, status
     * @param versionStatus what the consortium or its owner had decided about the version
     * @param adopted who decided on its use
     * @param promoted who decided that it be champion
     */
    @ConstructorForDeserialization
    public Champion(
        AdoptionState adoption, VersionStatus versionStatus, Deed adopted, Deed promoted) {
      this.adoption = adoption;
      this.versionStatus = versionStatus;
      this.adopted = adopted;
      this.promoted = promoted;
    }

    /** Whether it might be used at a time: neither suspended, nor expired, nor frozen. */
    public boolean mightBeUsed(Instant time) {
      return adoption.getStatus() == AdoptionStatus.APPROVED
          && versionStatus == VersionStatus.APPROVED
          && !time.isAfter(adoption.getExpiresAt());
    }

    public AdoptionState getAdoption() {
      return adoption;
    }

    public VersionStatus getVersionStatus() {
      return versionStatus;
    }

    public Deed getAdopted() {
      return adopted;
    }

    public Deed getPromoted() {
      return promoted;
    }
  }

  /** What people decided, and the transaction that carried it out. */
  @CordaSerializable
  public static final class Deed {
    private final SecureHash txId;
    private final Instant at;
    private final List<DecisionState> decisions;

    /**
     * @param txId the transaction
     * @param at when it was
     * @param decisions who decided, in which role, with what each passkey signed
     */
    @ConstructorForDeserialization
    public Deed(SecureHash txId, Instant at, List<DecisionState> decisions) {
      this.txId = txId;
      this.at = at;
      this.decisions = Collections.unmodifiableList(new ArrayList<>(decisions));
    }

    public SecureHash getTxId() {
      return txId;
    }

    public Instant getAt() {
      return at;
    }

    public List<DecisionState> getDecisions() {
      return decisions;
    }
  }
}
