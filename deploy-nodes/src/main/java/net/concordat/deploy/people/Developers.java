// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.workflows.development.RecordDevelopmentFlow;
import net.concordat.workflows.development.SignedDevelopment;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/** Those who developed an artifact at a bank, as they say so together. */
public final class Developers {
  private final Desk desk;
  private final SecureHash artifactDigest;
  private final List<Signatory> people;
  private final OpaqueBytes salt;

  /**
   * @param artifactDigest the SHA-256 of the artifact
   * @param people all who developed it
   */
  public Developers(Desk desk, SecureHash artifactDigest, List<Signatory> people) {
    this.desk = desk;
    this.artifactDigest = artifactDigest;
    this.people = List.copyOf(people);
    byte[] random = new byte[DevelopmentState.SALT];
    new SecureRandom().nextBytes(random);
    this.salt = new OpaqueBytes(random);
  }

  /** What each of them signs, in words. */
  public String words() {
    StringBuilder words = new StringBuilder();
    words.append(
        "At %s, these and nobody else developed the artifact%n"
            .formatted(desk.bank().identity().getName()));
    words.append("%s:%n".formatted(artifactDigest));
    for (Signatory person : people) {
      words.append("  %s%n".formatted(person.personId()));
    }
    return words.toString();
  }

  /** Has each of them sign, and the node record it; a version can name what this gives. */
  public StateAndRef<DevelopmentState> record() throws Exception {
    SecureHash challenge =
        DevelopmentState.challenge(
            desk.bank().consortium().getHeader().getConsortiumId(),
            desk.bank().identity(),
            artifactDigest,
            salt,
            people.stream().map(each -> Developer.digestOf(salt, each.personId())).toList());
    List<SignedDevelopment.Signature> signatures = new ArrayList<>();
    for (Signatory person : people) {
      signatures.add(
          new SignedDevelopment.Signature(
              person.personId(), person.sign(challenge, desk.bank().member())));
    }
    return desk.bank()
        .run(
            RecordDevelopmentFlow.class,
            Desk.commandId(),
            new SignedDevelopment(artifactDigest, salt, signatures));
  }
}
