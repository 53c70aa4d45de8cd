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
  /**
   * Below what the system hands out by itself, or a port beside may be somebody else's meanwhile.
   */
  private static final Ports UNUSED = Ports.free(13_000);

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
    int port = UNUSED.of(Party.BANK_A, Ports.Use.RPC);
    try (ServerSocket taken = new ServerSocket(port)) {
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> UNUSED.requireFree(List.of(Party.BANK_A)))
          .withMessage(
              "Port %d, which BankA needs for RPC, is in use: stop what listens there, or choose other ports with --base-port (now %d)."
                  .formatted(taken.getLocalPort(), UNUSED.base()));
    }
  }

  @Test
  void hasOneSignInForAllAtTheNotarysPorts() throws IOException {
    int port = UNUSED.signIn();
    assertThat(port).isEqualTo(UNUSED.base() + 3);
    try (ServerSocket taken = new ServerSocket(port)) {
      assertThat(taken.isBound()).isTrue();
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> UNUSED.requireFree(List.of(Party.NOTARY)))
          .withMessageContaining("which Notary needs for everybody's sign-in");
      assertThatNoException().isThrownBy(() -> UNUSED.requireFree(List.of(Party.BANK_A)));
    }
  }

  @Test
  void looksOnlyAtThePartiesAboutToStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(UNUSED.of(Party.BANK_B, Ports.Use.PEERS))) {
      assertThat(taken.isBound()).isTrue();
      assertThatNoException().isThrownBy(() -> UNUSED.requireFree(List.of(Party.BANK_A)));
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> UNUSED.requireFree(List.of(Party.BANK_A, Party.BANK_B)));
    }
  }

  @Test
  void goesOnToTheNextPortsWhenOneIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(UNUSED.of(Party.REGULATOR, Ports.Use.RPC_ADMIN))) {
      assertThat(taken.isBound()).isTrue();
      assertThat(Ports.free(UNUSED.base()).base()).isGreaterThanOrEqualTo(UNUSED.next().base());
    }
  }
}
