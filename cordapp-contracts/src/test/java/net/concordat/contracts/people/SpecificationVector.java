// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/**
 * An example of the WebAuthn specification; where they are from is said in their file.
 *
 * @param name the end of the anchor of its section
 */
record SpecificationVector(
    String name, PasskeyPublicKey key, SecureHash challenge, Assertion assertion) {
  static final String RELYING_PARTY = "example.org";
  static final String ORIGIN = "https://example.org";

  private static final Path FILE =
      Path.of("src/test/resources/net/concordat/contracts/people/webauthn-level-3-vectors.csv");

  static List<SpecificationVector> all() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> of(line.split(",")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SpecificationVector named(String name) {
    return all().stream().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow();
  }

  private static SpecificationVector of(String[] cells) {
    return new SpecificationVector(
        cells[0],
        new PasskeyPublicKey(PasskeyAlgorithm.valueOf(cells[1]), bytes(cells[2])),
        new SecureHash.SHA256(bytes(cells[3]).getBytes()),
        new Assertion(bytes(cells[4]), bytes(cells[5]), bytes(cells[6])));
  }

  private static OpaqueBytes bytes(String hex) {
    return new OpaqueBytes(HexFormat.of().parseHex(hex));
  }

  void verify() {
    assertion.verify(key, challenge, RELYING_PARTY, List.of(ORIGIN));
  }

  @Override
  public String toString() {
    return name;
  }
}
