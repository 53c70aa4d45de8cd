// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;

/**
 * Signs receipts that became durable together, once; in native code where the machine has it, which
 * is twenty times as fast as the JDK's.
 */
final class Signer {
  private static final String ALGORITHM = "Ed25519";
  private static final boolean IS_NATIVE =
      AmazonCorrettoCryptoProvider.INSTANCE.getService("Signature", ALGORITHM) != null;

  private final PrivateKey key;

  Signer(KeyPair keys) {
    this.key = keys.getPrivate();
    byte[] probe = new byte[0];
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(keys.getPublic());
      verifier.update(probe);
      if (!verifier.verify(sign(probe))) {
        throw new InvalidInputException("The bank's two keys must be a pair, but are not");
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidInputException("The bank's keys must be of Ed25519, but are not");
    }
  }

  List<SignedReceipt> sign(List<Receipt> receipts) throws GeneralSecurityException {
    if (receipts.isEmpty()) {
      return List.of();
    }
    MerkleTree tree = new MerkleTree(receipts.stream().map(Receipt::encoded).toList());
    String signature =
        HexFormat.of().formatHex(sign(SignedReceipt.signed(tree.root(), receipts.size())));
    List<SignedReceipt> signed = new ArrayList<>(receipts.size());
    for (int i = 0; i < receipts.size(); i++) {
      List<Hash> path = tree.auditPath(i).stream().map(Hash::of).toList();
      signed.add(new SignedReceipt(receipts.get(i), i, receipts.size(), path, signature));
    }
    return signed;
  }

  private byte[] sign(byte[] bytes) throws GeneralSecurityException {
    Signature signature =
        IS_NATIVE
            ? Signature.getInstance(ALGORITHM, AmazonCorrettoCryptoProvider.INSTANCE)
            : Signature.getInstance(ALGORITHM);
    signature.initSign(key);
    signature.update(bytes);
    return signature.sign();
  }
}
