// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.development;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * Who developed an artifact at a bank, signed by each of them. It is recorded before the artifact
 * is published as a version, which names it. Private: the bank has it, and its observers.
 */
@BelongsToContract(DevelopmentContract.class)
public final class DevelopmentState extends Value implements PrivateState, LinearState {
  /** How many bytes a salt has. */
  public static final int SALT = 32;

  /** As many as sign by hand. */
  public static final int MOST_DEVELOPERS = 20;

  private final StateHeader header;
  private final Party member;
  private final SecureHash artifactDigest;
  private final OpaqueBytes salt;
  private final List<Developer> developers;

  /**
   * @param header what every state says of itself
   * @param member the bank at which it was developed
   * @param artifactDigest the SHA-256 of the artifact
   * @param salt 32 random bytes, under which people are named here and nowhere else
   * @param developers all who developed it, 1 to 20
   */
  @ConstructorForDeserialization
  public DevelopmentState(
      StateHeader header,
      Party member,
      SecureHash artifactDigest,
      OpaqueBytes salt,
      List<Developer> developers) {
    this.header = header;
    this.member = member;
    this.artifactDigest = artifactDigest;
    this.salt = salt;
    this.developers = Collections.unmodifiableList(new ArrayList<>(developers));
  }

  /**
   * What each developer signs: that these, and no others, developed the artifact at this bank. The
   * whole list is signed by everyone, so nobody can be left out without the others' knowledge.
   *
   * @param people the developers' digests, in the order of the list
   */
  public static SecureHash challenge(
      SecureHash consortiumId,
      Party member,
      SecureHash artifactDigest,
      OpaqueBytes salt,
      List<SecureHash> people) {
    LedgerHash text =
        LedgerHash.of("concordat/development")
            .digest(consortiumId)
            .party(member)
            .digest(artifactDigest)
            .bytes(salt.getBytes())
            .number(people.size());
    people.forEach(text::digest);
    return text.sha256();
  }

  /** What each of these developers signed. */
  SecureHash challenge() {
    return challenge(header.getConsortiumId(), member, artifactDigest, salt, people());
  }

  private List<SecureHash> people() {
    List<SecureHash> people = new ArrayList<>();
    developers.forEach(developer -> people.add(developer.getPersonDigest()));
    return people;
  }

  /** Whether a person is among the developers. */
  public boolean names(UUID personId) {
    SecureHash digest = Developer.digestOf(salt, personId);
    return people().contains(digest);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public SecureHash getArtifactDigest() {
    return artifactDigest;
  }

  public OpaqueBytes getSalt() {
    return salt;
  }

  public List<Developer> getDevelopers() {
    return developers;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(artifactDigest.toString(), UUID.fromString(header.getCommandId()));
  }

  @Override
  public void checkBounds() {
    Bounds.digest("artifactDigest", artifactDigest);
    Bounds.number("bytes of salt", salt.getSize(), SALT, SALT);
    developers.forEach(Developer::checkBounds);
    Bounds.list("developers", people(), 1, MOST_DEVELOPERS);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, artifactDigest, salt, developers);
  }
}
