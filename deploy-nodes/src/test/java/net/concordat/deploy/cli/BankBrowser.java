// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.RegistryNetwork;

/** A real browser for a bank's people, and the bank's page that it shows them. */
final class BankBrowser implements AutoCloseable {
  private final RegistryNetwork network;
  private final Party bank;
  private final HttpServer pages;
  private final Chromium chromium = new Chromium();
  private final List<BrowserPerson> people = new ArrayList<>();

  BankBrowser(RegistryNetwork network, Party bank) throws IOException {
    this.network = network;
    this.bank = bank;
    this.pages = serve(network.nodes().network().pages(bank));
  }

  /** A blank page; what a bank's web server would put on it, the test does. */
  private static HttpServer serve(URI address) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
    byte[] html = "<!doctype html><title>Decisions</title>".getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** Signs one of the bank's people in, at a browser of the own with a new authenticator. */
  BrowserPerson signIn(String username) {
    BrowserPerson person =
        new BrowserPerson(
            chromium.browser(),
            network.identity(),
            bank,
            username,
            network.nodes().network().pages(bank).toString(),
            network.registry(bank).address());
    people.add(person);
    return person;
  }

  @Override
  public void close() {
    people.forEach(BrowserPerson::close);
    chromium.close();
    pages.stop(0);
  }
}
