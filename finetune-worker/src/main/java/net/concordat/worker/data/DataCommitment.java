// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a bank says about its rows without showing them: a keyed digest that it can later open to an
 * auditor by showing rows and key. Without the key nobody can try guessed rows against it.
 *
 * @param algorithm always {@code HMAC-SHA-256}
 * @param value 64 lower-case hexadecimal characters over the encoded rows in their order
 */
public record DataCommitment(String algorithm, String value) {
  private static final String ALGORITHM = "HMAC-SHA-256";

  /** Commits to encoded rows: count and width, then each row's inputs and label, big endian. */
  public static DataCommitment of(LabelledRows rows, byte[] key) {
    Mac mac = mac(key);
    int width = rows.size() == 0 ? 0 : rows.features()[0].length;
    mac.update(ByteBuffer.allocate(8).putInt(rows.size()).putInt(width).array());
    ByteBuffer line = ByteBuffer.allocate(4 * width + 4);
    for (int row = 0; row < rows.size(); row++) {
      line.clear();
      for (float input : rows.features()[row]) {
        line.putFloat(input);
      }
      line.putInt(rows.labels()[row]);
      mac.update(line.array());
    }
    return new DataCommitment(ALGORITHM, HexFormat.of().formatHex(mac.doFinal()));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
