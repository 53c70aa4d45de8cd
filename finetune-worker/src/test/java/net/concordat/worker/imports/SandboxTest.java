// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process that reads a foreign file can do, and what becomes of one that does else. */
@Timeout(120)
class SandboxTest {
  private static final String MAIN = "net.concordat.worker.cli.ForeignFileMain";

  private static byte[] keras() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SandboxTest.class.getResourceAsStream("/keras/dense.keras"))) {
      return in.readAllBytes();
    }
  }

  private static void refused(Sandbox sandbox, byte[] file, String sentence) {
    assertThatThrownBy(() -> sandbox.read(ImportedNetwork.Form.KERAS, file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void givesTheNetworkOfASoundFile() throws IOException {
    ImportedNetwork read = new Sandbox(MAIN).read(ImportedNetwork.Form.KERAS, keras()).network();

    assertThat(read.shape().layers()).last().isEqualTo(new Layer.Output(1));
    assertThat(read.weights().layers().get(0).kernel()[0]).isEqualTo((float) Math.sin(1));
  }

  @Test
  void givesTheSentenceThatRefusesAFile() {
    refused(new Sandbox(MAIN), new byte[] {1, 2, 3}, "A file of Keras must hold");
  }

  @Test
  void letsItsCodeReachNoFileNoConnectionAndNoProcess() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      refused(
          new Sandbox(Intruder.class.getName()),
          new byte[] {(byte) (port >> 8), (byte) port},
          " read around write connect start free environment=null");
    }
  }

  @Test
  void refusesAFileThatTakesTooMuchMemoryOrTime() {
    refused(
        new Sandbox(Hog.class.getName(), 24, Duration.ofMinutes(1)),
        new byte[0],
        "within 24 MB of memory");
    refused(
        new Sandbox(Sleeper.class.getName(), 64, Duration.ofMillis(500)),
        new byte[0],
        "within 0 seconds");
  }

  @Test
  void refusesAnAnswerThatIsNoNetwork() {
    refused(
        new Sandbox(Liar.class.getName()), new byte[0], "must answer with a network, but does not");
    refused(new Sandbox("net.concordat.Nobody"), new byte[0], "status 1");
  }

  /** Wants all memory. */
  public static final class Hog {
    private Hog() {}

    public static void main(String[] arguments) {
      long[][] all = new long[1000][];
      for (int i = 0; i < all.length; i++) {
        all[i] = new long[1 << 17];
      }
    }
  }

  /** Never answers. */
  public static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(Duration.ofMinutes(10).toMillis());
    }
  }

  /** Claims a shape of two gigabytes. */
  @SuppressWarnings("SystemOut")
  public static final class Liar {
    private Liar() {}

    public static void main(String[] arguments) {
      System.out.writeBytes(new byte[] {Sandbox.NETWORK, 0x7f, 0x7f, 0x7f, 0x7f});
    }
  }
}
