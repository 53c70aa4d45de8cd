// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import net.concordat.ui.fake.FakeParty;
import net.concordat.ui.fake.OnFakeParty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests in Chromium, each in a browser of its own; the started pages are shared. */
@OnFakeParty
abstract class BrowserTests {
  /** Where the pages of the fake party are. */
  static final String HOST = "bank-a.localhost";

  @LocalServerPort private int port;

  /** Whose pages these are. */
  @Autowired FakeParty party;

  /** The browser. */
  TestBrowser browser;

  @BeforeEach
  final void openBrowser() {
    party.registry().reset();
    browser = new TestBrowser();
  }

  @AfterEach
  final void closeBrowser() {
    browser.close();
  }

  /**
   * The address of a page.
   *
   * @param path such as {@code models?q=card}; empty for home
   */
  final String at(String path) {
    return "http://" + HOST + ":" + port + "/" + path;
  }
}
