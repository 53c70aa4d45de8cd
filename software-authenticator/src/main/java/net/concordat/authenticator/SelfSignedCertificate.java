// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/**
 * The certificate that PKCS #12 wants beside a private key, in which a Java key store keeps the
 * public key. Nobody trusts it for anything: X.509 version 1 (RFC 5280, section 4.1), without an
 * end.
 */
final class SelfSignedCertificate {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OBJECT_ID = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  /** 1.2.840.10045.4.3.2, ecdsa-with-SHA256. */
  private static final byte[] ECDSA_WITH_SHA256 =
      new BigInteger("2a8648ce3d040302", 16).toByteArray();

  /** 2.5.4.3, the common name. */
  private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

  private SelfSignedCertificate() {}

  static Certificate of(KeyPair keys) throws GeneralSecurityException {
    byte[] algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256));
    byte[] name = name("Concordat software authenticator");
    byte[] validity =
        der(SEQUENCE, text(UTC_TIME, "700101000000Z"), text(GENERALIZED_TIME, "99991231235959Z"));
    byte[] serial = der(INTEGER, new byte[] {1});
    byte[] body =
        der(SEQUENCE, serial, algorithm, name, validity, name, keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(body);
    byte[] signed = der(BIT_STRING, new byte[] {0}, signature.sign());
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der(SEQUENCE, body, algorithm, signed)));
  }

  private static byte[] name(String commonName) {
    byte[] attribute = der(SEQUENCE, der(OBJECT_ID, COMMON_NAME), text(UTF8_STRING, commonName));
    return der(SEQUENCE, der(SET, attribute));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** One element of up to 65,535 bytes: tag, length in its shortest form, content. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (length >= 0x100) {
      element.write(0x82);
      element.write(length >> 8);
    } else if (length >= 0x80) {
      element.write(0x81);
    }
    element.write(length);
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }
}
