// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/**
 * An assertion that others made, kept in a file that says how it came to be.
 *
 * @param expected {@link #ACCEPTED}, or the rule that refuses it
 */
record AssertionVector(
    String name,
    String expected,
    String relyingParty,
    String origin,
    PasskeyPublicKey key,
    SecureHash challenge,
    Assertion assertion) {
  static final String ACCEPTED = "accepted";
  static final String HEADER =
      "name,expected,relyingParty,origin,algorithm,key,challenge,authenticatorData,clientDataJson,"
          + "signature";

  private static final Path FOLDER = Path.of("src/test/resources/net/concordat/contracts/people");

  /** The examples of the WebAuthn specification. */
  static List<AssertionVector> ofTheSpecification() {
    return read("specification-vectors.csv");
  }

  /** What Chromium's virtual authenticator made. */
  static List<AssertionVector> ofChromium() {
    return read("chromium-vectors.csv");
  }

  static Stream<AssertionVector> all() {
    return Stream.concat(ofTheSpecification().stream(), ofChromium().stream());
  }

  static AssertionVector named(String name) {
    return all().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<AssertionVector> read(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file)).stream()
          .filter(line -> !line.startsWith("#") && !line.equals(HEADER))
          .map(line -> of(line.split(",")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AssertionVector of(String[] cells) {
    return new AssertionVector(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        new PasskeyPublicKey(PasskeyAlgorithm.valueOf(cells[4]), bytes(cells[5])),
        new SecureHash.SHA256(bytes(cells[6]).getBytes()),
        new Assertion(bytes(cells[7]), bytes(cells[8]), bytes(cells[9])));
  }

  private static OpaqueBytes bytes(String hex) {
    return new OpaqueBytes(HexFormat.of().parseHex(hex));
  }

  /** As a line of a file. */
  String line() {
    return String.join(
        ",",
        name,
        expected,
        relyingParty,
        origin,
        key.getAlgorithm().name(),
        hex(key.getEncoded()),
        HexFormat.of().formatHex(challenge.getBytes()),
        hex(assertion.getAuthenticatorData()),
        hex(assertion.getClientDataJson()),
        hex(assertion.getSignature()));
  }

  private static String hex(OpaqueBytes bytes) {
    return HexFormat.of().formatHex(bytes.getBytes());
  }

  void verify() {
    verify(assertion);
  }

  void verify(Assertion given) {
    given.verify(key, challenge, relyingParty, List.of(origin));
  }

  @Override
  public String toString() {
    return name;
  }
}
