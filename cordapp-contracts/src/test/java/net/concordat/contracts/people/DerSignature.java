// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** ECDSA signatures in DER, written without regard for what is allowed. */
final class DerSignature {
  /** The order of P-256, as RFC 6979 (appendix A.2.5) prints it. */
  static final BigInteger ORDER =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  private DerSignature() {}

  static byte[] of(BigInteger r, BigInteger s) {
    return of(r.toByteArray(), s.toByteArray());
  }

  static byte[] of(byte[] r, byte[] s) {
    return element(0x30, element(0x02, r), element(0x02, s));
  }

  static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Arrays.asList(parts).forEach(content::writeBytes);
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    element.write(content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  static BigInteger[] read(byte[] der) {
    int endOfR = 4 + der[3];
    return new BigInteger[] {
      new BigInteger(Arrays.copyOfRange(der, 4, endOfR)),
      new BigInteger(Arrays.copyOfRange(der, endOfR + 2, der.length))
    };
  }
}
