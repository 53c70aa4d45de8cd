// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.webhook.WebhookProperties;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Where a webhook may lead: to public addresses, and to those that the bank allows. A name is
 * looked up here each time it is called, and what was looked up is what is called, so a name that
 * changes its address after it was checked leads nowhere else.
 */
@Component
public class Targets implements DnsResolver {
  private static final int LONGEST = 500;

  /** Names of this very machine, which need no encryption. */
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What is not public, after the registries for special purposes (RFC 6890). */
  private static final List<IpAddressMatcher> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(IpAddressMatcher::new)
          .toList();

  /** The only IPv6 addresses that can be public. */
  private static final IpAddressMatcher GLOBAL_IPV6 = new IpAddressMatcher("2000::/3");

  private final List<IpAddressMatcher> allowed;

  Targets(WebhookProperties properties) {
    this.allowed = properties.allowedNetworks().stream().map(IpAddressMatcher::new).toList();
  }

  /**
   * Refuses what is no address for a webhook.
   *
   * @throws BadRequestException saying why
   */
  public void check(URI url) {
    String host = url.getHost();
    if (url.toString().length() > LONGEST
        || host == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null) {
      throw refused(
          "have at most " + LONGEST + " characters, a host, no user and no fragment", url);
    }
    boolean here = HERE.contains(host) && "http".equals(url.getScheme());
    if (!here && !"https".equals(url.getScheme())) {
      throw refused("begin with https://, or with http://localhost", url);
    }
    try {
      resolve(host);
    } catch (UnknownHostException e) {
      throw new BadRequestException(
          "url must lead to an address that may be called: " + e.getMessage(), e);
    }
  }

  private static BadRequestException refused(String allowed, URI url) {
    String given = url.toString();
    return new BadRequestException(
        "url must %s; given %s"
            .formatted(allowed, given.length() > 100 ? given.substring(0, 100) + "..." : given),
        null);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      if (!isAllowed(address)) {
        throw new UnknownHostException(
            host + " is at " + address.getHostAddress() + ", which is not public");
      }
    }
    return found;
  }

  private boolean isAllowed(InetAddress address) throws UnknownHostException {
    // Without the name of an interface, which is no part of the address.
    String plain = InetAddress.getByAddress(address.getAddress()).getHostAddress();
    if (allowed.stream().anyMatch(network -> network.matches(plain))) {
      return true;
    }
    boolean mayBePublic = address.getAddress().length == 4 || GLOBAL_IPV6.matches(plain);
    return mayBePublic && SPECIAL.stream().noneMatch(network -> network.matches(plain));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
