// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.testing.Refusals.isRefusedBy;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.people.PasskeyPage.Passkey;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What passkeys sign in a real browser, on a page of this machine. Each run writes what was
 * accepted, in the form of the vectors that unit tests keep.
 */
@Timeout(120)
class BrowserPasskeyIT {
  private static final String RELYING_PARTY = "localhost";
  private static final Path RECORD = Path.of("chromium-assertions.csv");

  private static final SecureHash CHALLENGE = SecureHash.sha256("a decision");
  private static final List<AssertionVector> RECORDED = new ArrayList<>();
  private static final List<HttpServer> SERVERS = new ArrayList<>();
  private static Chromium chromium;
  private static String origin;
  private static String otherOrigin;

  private PasskeyPage page;

  @BeforeAll
  static void open() throws IOException {
    origin = "http://localhost:" + serve("");
    otherOrigin = "http://localhost:" + serve("");
    chromium = new Chromium();
  }

  /** Serves a page on a free port, and gives that. */
  private static int serve(String body) throws IOException {
    byte[] html =
        ("<!doctype html><title>Passkeys</title>" + body).getBytes(StandardCharsets.US_ASCII);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    SERVERS.add(server);
    return server.getAddress().getPort();
  }

  @AfterAll
  static void close() throws IOException {
    SERVERS.forEach(server -> server.stop(0));
    chromium.close();
    Files.write(RECORD, RECORDED.stream().map(AssertionVector::line).sorted().toList());
  }

  @BeforeEach
  void openAPage() {
    page = new PasskeyPage(chromium.browser(), origin, RELYING_PARTY);
  }

  private static AssertionVector accepted(Passkey passkey, Assertion assertion) {
    return recorded("chromium", AssertionVector.ACCEPTED, passkey, assertion);
  }

  private static void refuse(LedgerRule rule, String name, Passkey passkey, Assertion assertion) {
    AssertionVector vector = recorded(name, rule.ruleName(), passkey, assertion);
    isRefusedBy(rule, vector::verify);
  }

  private static AssertionVector recorded(
      String name, String expected, Passkey passkey, Assertion assertion) {
    String algorithm = passkey.key().getAlgorithm().name().toLowerCase(Locale.ROOT);
    AssertionVector vector =
        new AssertionVector(
            name + "-" + algorithm,
            expected,
            RELYING_PARTY,
            origin,
            passkey.key(),
            CHALLENGE,
            assertion);
    RECORDED.add(vector);
    return vector;
  }

  @ParameterizedTest
  @EnumSource
  void acceptsWhatABrowsersPasskeySigns(PasskeyAlgorithm algorithm) {
    Passkey passkey = page.register(algorithm);
    AssertionVector vector = accepted(passkey, passkey.sign(CHALLENGE));
    assertThatCode(vector::verify).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnotherOriginOfTheSameDomain(PasskeyAlgorithm algorithm) {
    Passkey passkey = page.register(algorithm);
    page.navigate(otherOrigin);
    refuse(LedgerRule.ASSERTION_ORIGIN, "chromium-other-origin", passkey, passkey.sign(CHALLENGE));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsThePageInsideOneOfAnotherOrigin(PasskeyAlgorithm algorithm) throws IOException {
    Passkey passkey = page.register(algorithm);
    int port = serve("<iframe src='" + origin + "' allow='publickey-credentials-get *'></iframe>");
    page.navigate("http://127.0.0.1:" + port);
    refuse(
        LedgerRule.ASSERTION_ORIGIN,
        "chromium-inside-a-page",
        passkey,
        passkey.signInsideThePage(CHALLENGE));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAPersonThatIsNotVerified(PasskeyAlgorithm algorithm) {
    Passkey passkey = page.register(algorithm);
    page.doNotVerifyThePerson();
    assertThatThrownBy(() -> passkey.sign(CHALLENGE))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("NotAllowedError");
    refuse(
        LedgerRule.ASSERTION_USER,
        "chromium-not-verified",
        passkey,
        passkey.signWithoutVerification(CHALLENGE));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsTheAnswerToAnotherChallengeAndTheKeyOfAnother(PasskeyAlgorithm algorithm) {
    Passkey passkey = page.register(algorithm);
    Passkey another = page.register(algorithm);
    Assertion assertion = passkey.sign(SecureHash.sha256("another decision"));
    isRefusedBy(LedgerRule.ASSERTION_CHALLENGE, () -> verify(passkey.key(), assertion));
    isRefusedBy(
        LedgerRule.ASSERTION_SIGNATURE, () -> verify(another.key(), passkey.sign(CHALLENGE)));
  }

  private static void verify(PasskeyPublicKey key, Assertion assertion) {
    assertion.verify(key, CHALLENGE, RELYING_PARTY, List.of(origin));
  }
}
