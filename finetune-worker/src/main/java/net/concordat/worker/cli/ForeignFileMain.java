// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.imports.Confinement;
import net.concordat.worker.imports.ImportedNetwork;
import net.concordat.worker.imports.Sandbox;

/** What runs in a {@link Sandbox}: a foreign file comes in, a network or a refusal goes out. */
public final class ForeignFileMain {
  private ForeignFileMain() {}

  /** Takes the file's form as its one argument. */
  public static void main(String[] arguments) throws IOException {
    ImportedNetwork.Form form = ImportedNetwork.Form.valueOf(arguments[0]);
    byte[] file = System.in.readNBytes(ImportedNetwork.MAX_BYTES);
    Confinement.begin();
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out))) {
      try {
        ImportedNetwork network = form.read(file);
        out.writeByte(Sandbox.NETWORK);
        network.writeTo(out);
      } catch (InvalidInputException refused) {
        out.writeByte(Sandbox.REFUSAL);
        out.write(String.valueOf(refused.getMessage()).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
