// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import net.concordat.worker.data.CommitmentKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key of data commitments. */
public final class CommitmentOptions {
  @Option(
      names = "--commitment-key",
      description =
          "secret of at least 32 bytes that keys the commitment to the rows; without it, the file "
              + CommitmentKey.FILE_NAME
              + " beside the rows, which is made once")
  private @Nullable Path key;

  /**
   * The secret.
   *
   * @param data the file beside which it is where no key is named
   */
  public byte[] secret(Path data) throws IOException {
    return key == null ? CommitmentKey.besideData(data) : CommitmentKey.read(key);
  }
}
