// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.registry.ledger.DevelopmentBallot;
import net.concordat.registry.ledger.DevelopmentDesk;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.springframework.stereotype.Component;

/** Makes what developers sign; the node's contract checks that they did. */
@Component
class NodeDevelopmentDesk implements DevelopmentDesk {
  private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();

  private final PeopleNode node;
  private final SecureRandom random = new SecureRandom();

  NodeDevelopmentDesk(PeopleNode node) {
    this.node = node;
  }

  @Override
  public DevelopmentBallot ballot(String artifactDigest, List<UUID> developers) {
    ConsortiumState consortium = node.consortium();
    Party us = node.identity();
    byte[] drawn = new byte[DevelopmentState.SALT];
    random.nextBytes(drawn);
    OpaqueBytes salt = new OpaqueBytes(drawn);
    SecureHash challenge =
        DevelopmentState.challenge(
            consortium.getHeader().getConsortiumId(),
            us,
            ContractValues.hash(artifactDigest),
            salt,
            developers.stream().map(person -> Developer.digestOf(salt, person)).toList());
    return new DevelopmentBallot(
        BASE_64.encodeToString(drawn),
        "At %s, these and nobody else developed the artifact%n%s:%n%s%n"
            .formatted(
                us.getName(),
                artifactDigest,
                developers.stream().map(UUID::toString).collect(Collectors.joining("\n"))),
        BASE_64.encodeToString(challenge.getBytes()),
        consortium.member(us).getRelyingPartyId());
  }
}
