// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.concordat.common.CanonicalHash;

/**
 * How a commitment's leaves and their keys are computed; HMAC is HMAC-SHA-256, RFC 2104. Keys of
 * leaves have 32 bytes and no other number: HMAC gives the same for a short key and for that key
 * with zeros after it, so a leaf could be opened in two ways.
 */
final class KeyedLeaf {
  private KeyedLeaf() {}

  /** What the leaf of a row is made of: its cells in the order of the columns. */
  static byte[] ofRow(List<String> cells) {
    return CanonicalHash.of("concordat/data-row").texts(cells).digest();
  }

  /** What the first leaf is made of: how many rows there are, and what their columns are. */
  static byte[] ofShape(int rows, List<String> columns) {
    return CanonicalHash.of("concordat/data-shape").number(rows).texts(columns).digest();
  }

  /** The key of one leaf, from which neither the tree's key nor another leaf's can be found. */
  static byte[] key(byte[] treeKey, int leaf) {
    return hmac(treeKey, ByteBuffer.allocate(Integer.BYTES).putInt(leaf).array());
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
