// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void givesEachPartyTenPortsOfItsOwn() {
    Ports ports = new Ports(20_000);
    assertThat(ports.of(Party.NOTARY, Ports.Use.PEERS)).isEqualTo(20_000);
    assertThat(ports.of(Party.BANK_A, Ports.Use.RPC)).isEqualTo(20_011);
    assertThat(ports.of(Party.REGULATOR, Ports.Use.RPC_ADMIN)).isEqualTo(20_042);
  }

  @Test
  void givesNoPortTwice() {
    Ports ports = new Ports(30_000);
    Set<Integer> all = new HashSet<>();
    for (Party party : Party.all()) {
      for (Ports.Use use : Ports.Use.values()) {
        all.add(ports.of(party, use));
      }
    }
    assertThat(all).hasSize(Party.all().size() * Ports.Use.values().length);
  }

  @Test
  void refusesABaseWithoutRoomForAllParties() {
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> new Ports(65_500))
        .withMessage("The base port must be from 1024 to 65486, but is 65500");
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> new Ports(80))
        .withMessageContaining("but is 80");
  }

  @Test
  void namesThePortThePartyAndTheWayOutWhenAPortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      Ports ports = new Ports(port - 11);
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> ports.requireFree(List.of(Party.BANK_A)))
          .withMessage(
              "Port %d, which BankA needs for RPC, is in use: stop what listens there, or choose other ports with --base-port (now %d)."
                  .formatted(port, port - 11));
    }
  }

  @Test
  void hasOneSignInForAllAtTheNotarysPorts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Ports ports = new Ports(taken.getLocalPort() - 3);
      assertThat(ports.signIn()).isEqualTo(taken.getLocalPort());
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> ports.requireFree(List.of(Party.NOTARY)))
          .withMessageContaining("which Notary needs for everybody's sign-in");
    }
    try (ServerSocket unused = new ServerSocket(0)) {
      Ports ports = new Ports(unused.getLocalPort() - 13);
      assertThatNoException().isThrownBy(() -> ports.requireFree(List.of(Party.BANK_A)));
    }
  }

  @Test
  void looksOnlyAtThePartiesAboutToStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Ports ports = new Ports(taken.getLocalPort() - 9);
      assertThatNoException().isThrownBy(() -> ports.requireFree(List.of()));
    }
  }
}
