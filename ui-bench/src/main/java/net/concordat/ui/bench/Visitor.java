// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of one's own: signs in when the pages ask for it, and stays so. */
public final class Visitor {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SIGN_IN =
      Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
  private static final int REDIRECTS = 12;

  private final URI pages;
  private final String username;
  private final String password;
  private final Map<String, Map<String, String>> cookies = new TreeMap<>();

  /**
   * Nobody has signed in yet.
   *
   * @param pages where they are; a host that ends in {@code .localhost} is this machine
   * @param password for Keycloak's form; a realm without a form does not ask
   */
  public Visitor(URI pages, String username, String password) {
    this.pages = pages;
    this.username = username;
    this.password = password;
  }

  /**
   * Opens a tab at an address, such as {@code models?q=fraud}; signs in first, if need be.
   *
   * @throws VisitException if that fails
   */
  public OpenPage open(String address) throws IOException, InterruptedException {
    HttpResponse<String> page = follow(get(pages.resolve("/" + address)));
    Matcher form = SIGN_IN.matcher(page.body());
    if (form.find()) {
      page = follow(submit(URI.create(form.group(1).replace("&amp;", "&"))));
    }
    if (page.statusCode() != 200 || SIGN_IN.matcher(page.body()).find()) {
      throw new VisitException(
          "%s gets no page: status %d, %s"
              .formatted(username, page.statusCode(), OpenPage.begin(page.body())));
    }
    return OpenPage.at(this, address);
  }

  private HttpRequest submit(URI form) {
    String fields =
        "username=%s&password=%s"
            .formatted(
                URLEncoder.encode(username, StandardCharsets.UTF_8),
                URLEncoder.encode(password, StandardCharsets.UTF_8));
    return to(form)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(fields))
        .build();
  }

  private HttpResponse<String> follow(HttpRequest first) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(first);
    for (int i = 0; answer.statusCode() / 100 == 3 && i < REDIRECTS; i++) {
      String location = answer.headers().firstValue("Location").orElseThrow();
      answer = send(get(answer.request().uri().resolve(location)));
    }
    return answer;
  }

  private HttpRequest get(URI address) {
    return to(address).header("Accept", "text/html").build();
  }

  /** A request to the pages, such as {@code ?v-r=uidl}. */
  HttpRequest.Builder toPages(String pathAndQuery) {
    return to(pages.resolve("/" + pathAndQuery));
  }

  private HttpRequest.Builder to(URI address) {
    String host = address.getHost();
    URI reached = reached(address);
    HttpRequest.Builder request = HttpRequest.newBuilder(reached).timeout(PATIENCE);
    if (!reached.getHost().equals(host)) {
      // As a proxy in front of the pages would: this client may not name another host itself.
      request
          .header("X-Forwarded-Proto", address.getScheme())
          .header("X-Forwarded-Host", host)
          .header("X-Forwarded-Port", Integer.toString(address.getPort()));
    }
    String known = cookie(reached);
    return known.isEmpty() ? request : request.header("Cookie", known);
  }

  /** Where a request goes: browsers alone take every name that ends so for this machine. */
  static URI reached(URI address) {
    String host = address.getHost();
    return host.endsWith(".localhost")
        ? URI.create(address.toString().replaceFirst(Pattern.quote(host), "localhost"))
        : address;
  }

  URI pages() {
    return pages;
  }

  /** All cookies for a place, in one header's value. */
  synchronized String cookie(URI reached) {
    return cookies.getOrDefault(reached.getAuthority(), Map.of()).entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("; "));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    keep(answer);
    return answer;
  }

  private synchronized void keep(HttpResponse<String> answer) {
    Map<String, String> own =
        cookies.computeIfAbsent(answer.uri().getAuthority(), place -> new TreeMap<>());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", -1)[0].split("=", 2);
      if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
        own.remove(pair[0]);
      } else {
        own.put(pair[0], pair[1]);
      }
    }
  }
}
