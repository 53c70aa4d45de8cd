// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.registry.ledger.DevelopmentBallot;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Test;

/** What developers are shown is what the contract will ask of them. */
class NodeDevelopmentDeskTest {
  private static final String DIGEST = "ab".repeat(32);

  private final FakePeopleNode node = new FakePeopleNode();
  private final NodeDevelopmentDesk desk = new NodeDevelopmentDesk(node);

  @Test
  void hasAllOfThemSignTheWholeList() {
    UUID ada = UUID.randomUUID();
    UUID bob = UUID.randomUUID();

    DevelopmentBallot ballot = desk.ballot(DIGEST, List.of(ada, bob));

    OpaqueBytes salt = ContractValues.bytes(ballot.salt());
    assertThat(ContractValues.bytes(ballot.challenge()).getBytes())
        .isEqualTo(
            DevelopmentState.challenge(
                    node.consortium().getHeader().getConsortiumId(),
                    node.identity(),
                    ContractValues.hash(DIGEST),
                    salt,
                    List.of(Developer.digestOf(salt, ada), Developer.digestOf(salt, bob)))
                .getBytes());
    assertThat(ballot.words()).contains(DIGEST, ada.toString(), bob.toString());
    assertThat(ballot.relyingPartyId()).isEqualTo(FakePeopleNode.RELYING_PARTY);
  }

  @Test
  void drawsAnotherSaltEachTime() {
    List<UUID> developers = List.of(UUID.randomUUID());
    assertThat(desk.ballot(DIGEST, developers).salt())
        .isNotEqualTo(desk.ballot(DIGEST, developers).salt());
  }
}
