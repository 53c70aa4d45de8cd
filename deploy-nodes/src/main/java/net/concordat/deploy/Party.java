// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parties of the network on one machine. */
public enum Party {
  /** The validating notary. */
  NOTARY("Notary", "London", "GB", Role.NOTARY),
  /** The bank with the long history. */
  BANK_A("BankA", "London", "GB", Role.BANK),
  /** The bank that adapts models. */
  BANK_B("BankB", "Frankfurt", "DE", Role.BANK),
  /** The bank that reviews. */
  BANK_C("BankC", "Paris", "FR", Role.BANK),
  /** The regulator's observer. */
  REGULATOR("Regulator", "Brussels", "BE", Role.OBSERVER);

  private final String organisation;
  private final String city;
  private final String country;
  private final Role role;

  Party(String organisation, String city, String country, Role role) {
    this.organisation = organisation;
    this.city = city;
    this.country = country;
    this.role = role;
  }

  /** Every party, in the order of their ports. */
  public static List<Party> all() {
    return Arrays.asList(values());
  }

  /** The organisation, which is also the name of the node's folder. */
  public String organisation() {
    return organisation;
  }

  /** The legal name on the ledger. */
  public String x500() {
    return "O=" + organisation + ",L=" + city + ",C=" + country;
  }

  /** The same as the ledger spells it. */
  public String ledgerName() {
    return x500().replace(",", ", ");
  }

  /**
   * The host of its web pages on this machine, where browsers take every name that ends so for
   * localhost. Cookies and passkeys belong to a host, so each party has one.
   */
  public String host() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".localhost";
  }

  /** What the party does. */
  public Role role() {
    return role;
  }

  @Override
  public String toString() {
    return organisation;
  }
}
