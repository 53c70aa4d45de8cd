// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import net.corda.client.rpc.PermissionException;
import net.corda.core.messaging.CordaRPCOps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A notary and a bank, as real processes, from founding to the end. */
@Timeout(300)
class NetworkIT {
  private static final List<Party> PARTIES = List.of(Party.NOTARY, Party.BANK_A);

  @TempDir Path folder;
  private Ports ports = new Ports(Ports.DEFAULT_BASE);
  private Network network;

  @BeforeEach
  void findPorts() throws Exception {
    ports = Ports.free(31_500);
    network = open(Distribution.current());
  }

  @AfterEach
  void leaveNothingBehind() throws InterruptedException {
    network.stop(PARTIES);
  }

  @Test
  void foundsStartsAnswersAndStops() throws Exception {
    network.requireStartable();
    network.found();
    network.start(PARTIES, (party, after) -> assertThat(after).isPositive());

    assertThat(network.running()).containsExactlyElementsOf(PARTIES);
    assertThat(network.status()).containsEntry(Party.BANK_A, NodeStatus.UP);
    try (RpcConnection bank = network.connect(Party.BANK_A)) {
      CordaRPCOps ops = bank.ops();
      assertThat(ops.nodeInfo().getLegalIdentities().get(0).getName().getOrganisation())
          .isEqualTo("BankA");
      assertThat(ops.networkMapSnapshot()).hasSize(2);
      assertThat(ops.notaryIdentities()).hasSize(1);
      assertThatExceptionOfType(PermissionException.class).isThrownBy(ops::networkParametersFeed);
    }

    network.stop(PARTIES);

    assertThat(network.running()).isEmpty();
    ports.requireFree(PARTIES);
    refusesAnotherContractJar();
  }

  /** Part of the test above, since founding a network is what takes the time. */
  private void refusesAnotherContractJar() throws Exception {
    Distribution current = Distribution.current();
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("cordapps"));
    for (Path jar : current.cordapps(Role.BANK)) {
      Files.copy(jar, other.resolve("cordapps").resolve(jar.getFileName()));
    }
    Path contracts = new Distribution(other).contracts().path();
    Files.copy(current.cordaJar(), contracts, StandardCopyOption.REPLACE_EXISTING);

    Network stale = open(new Distribution(other));

    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(stale::requireStartable)
        .withMessageContaining("This network's nodes have contract jar");
  }

  private Network open(Distribution distribution) throws Exception {
    return Network.in(
        new StateFolder(folder.resolve("state")), distribution, Optional.of(ports.base()), PARTIES);
  }
}
