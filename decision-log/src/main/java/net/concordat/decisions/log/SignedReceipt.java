// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;
import java.util.List;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;

/**
 * A receipt with the bank's signature. Receipts of records that became durable together are signed
 * once: the signature is of the root of a tree over them, and each comes with its path to it.
 *
 * @param receipt what is signed
 * @param index its place among those that were signed together, from 0
 * @param size how many those are
 * @param path from its neighbour upwards
 * @param signature Ed25519, 64 bytes in hexadecimal
 */
public record SignedReceipt(
    Receipt receipt, int index, int size, List<Hash> path, String signature) {
  /** Copies the list. */
  public SignedReceipt {
    path = List.copyOf(path);
  }

  /**
   * Whether the bank signed this receipt.
   *
   * @param bank its Ed25519 key
   * @throws InvalidInputException if the key is none of Ed25519
   */
  public boolean isSignedBy(PublicKey bank) {
    try {
      byte[] root =
          MerkleTree.rootFrom(
              receipt.encoded(), index, size, path.stream().map(Hash::bytes).toList());
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(bank);
      verifier.update(signed(root, size));
      return verifier.verify(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException | SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new InvalidInputException("The bank's key must be one of Ed25519, but is not");
    }
  }

  /** The bytes that are signed. */
  static byte[] signed(byte[] root, int size) {
    return new Fields("concordat/decision-receipts/1").bytes(root).number((long) size).encoded();
  }
}
