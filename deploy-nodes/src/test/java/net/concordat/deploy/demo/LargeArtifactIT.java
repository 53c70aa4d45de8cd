// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An artifact far larger than Corda's largest message goes from bank to bank over real TLS. */
@Timeout(400)
class LargeArtifactIT {
  private static final int MEGABYTES = 64;
  private static final long SEED = 20_261_120;
  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);

  /** The regulator's node is known to the network and never started: it stops nobody. */
  private static final List<Party> UP = List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B);

  @TempDir Path folder;
  private Optional<Network> network = Optional.empty();

  @AfterEach
  void stopNodes() throws InterruptedException {
    if (network.isPresent()) {
      network.get().stop(PARTIES);
    }
  }

  @Test
  void deliversSixtyFourMegabytesWhileTheRegulatorIsDown() throws Exception {
    Network started = startNetwork();
    Narrator narrator = new Narrator(System.out);
    LedgerActs acts = new LedgerActs(narrator);
    try (Bank bankA = new Bank(Party.BANK_A, started.connect(Party.BANK_A));
        Bank bankB = new Bank(Party.BANK_B, started.connect(Party.BANK_B))) {
      new Founders(narrator, Distribution.current().contracts(), 1, 2)
          .found(List.of(bankA, bankB), List.of());
      SharedModel model =
          acts.publish(
              bankA,
              started.node(Party.BANK_A).artifactStore(),
              UseCase.FRAUD,
              randomArtifact(),
              Terms.policy(UseCase.FRAUD, List.of(bankB), List.of()),
              null);
      acts.grant(model, bankB, GrantKind.REVIEW, Terms.lasting(UseCase.FRAUD));

      DeliveryReceiptState receipt = acts.deliver(model, bankB).getState().getData();

      assertThat(receipt.getComputedDigest())
          .isEqualTo(SecureHash.create(model.artifact().digest()));
      assertThat(
              new DirectoryArtifactStore(started.node(Party.BANK_B).artifactStore())
                  .size(ArtifactDigest.of(model.artifact().digest())))
          .hasValue(model.artifact().bytes());
    }
  }

  private Network startNetwork() throws Exception {
    Network founded =
        Network.in(
            new StateFolder(folder.resolve("state")),
            Distribution.current(),
            Optional.of(freeBasePort()),
            PARTIES);
    network = Optional.of(founded);
    founded.requireStartable();
    founded.found();
    founded.start(UP, (party, after) -> {});
    return founded;
  }

  private WorkerProcess.TrainedArtifact randomArtifact() throws IOException {
    Random random = new Random(SEED);
    Path file = folder.resolve("artifact.zip");
    byte[] megabyte = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(megabyte);
        out.write(megabyte);
      }
    }
    byte[] digest = SecureHash.sha256(Files.readAllBytes(file)).getBytes();
    return new WorkerProcess.TrainedArtifact(
        HexFormat.of().formatHex(digest), Files.size(file), file, descriptor());
  }

  private static ObjectNode descriptor() {
    String digest = "ab".repeat(32);
    ObjectNode descriptor = JsonNodeFactory.instance.objectNode();
    for (String name :
        List.of(
            "schemaDigest",
            "architectureDigest",
            "cardDigest",
            "exportManifestDigest",
            "specDigest")) {
      descriptor.put(name, digest);
    }
    descriptor.putObject("dataCommitment").put("value", digest);
    descriptor
        .putObject("environment")
        .put("worker", "none")
        .put("backend", "none")
        .put("java", "17");
    return descriptor;
  }

  private static int freeBasePort() throws IOException {
    for (int base = 27_000; base < 32_000; base += 100) {
      if (allFree(base)) {
        return base;
      }
    }
    throw new IOException("No 50 ports in a row are free between 27000 and 32000");
  }

  private static boolean allFree(int base) {
    for (int port = base; port < base + 10 * PARTIES.size(); port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        socket.setReuseAddress(true);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}
