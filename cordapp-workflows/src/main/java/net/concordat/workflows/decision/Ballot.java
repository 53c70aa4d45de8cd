// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.people.Role;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** One answer that a person can give to a proposal: what to sign for it, and what that means. */
@CordaSerializable
public final class Ballot {
  private final Role role;
  private final Decision verdict;
  private final SecureHash challenge;
  private final String code;
  private final String words;

  /**
   * @param role in which role
   * @param verdict for or against
   * @param challenge the 32 bytes that the passkey signs
   * @param code their short code, as {@code XXXX-XXXX-XXXX}
   * @param words what is signed, in plain English, over several lines
   */
  @ConstructorForDeserialization
  public Ballot(Role role, Decision verdict, SecureHash challenge, String code, String words) {
    this.role = role;
    this.verdict = verdict;
    this.challenge = challenge;
    this.code = code;
    this.words = words;
  }

  public Role getRole() {
    return role;
  }

  public Decision getVerdict() {
    return verdict;
  }

  public SecureHash getChallenge() {
    return challenge;
  }

  public String getCode() {
    return code;
  }

  public String getWords() {
    return words;
  }
}
