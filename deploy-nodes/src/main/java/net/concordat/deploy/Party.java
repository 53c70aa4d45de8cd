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
  REGULATOR("Regulator", "Brussels", "BE", Role.OBSERVER),
  /** The first of those that only large trials have. */
  BANK_D("BankD", "Madrid", "ES", Role.BANK),
  BANK_E("BankE", "Oslo", "NO", Role.BANK),
  BANK_F("BankF", "Rome", "IT", Role.BANK),
  BANK_G("BankG", "Vienna", "AT", Role.BANK),
  BANK_H("BankH", "Zurich", "CH", Role.BANK),
  BANK_I("BankI", "Lisbon", "PT", Role.BANK),
  BANK_J("BankJ", "Dublin", "IE", Role.BANK);

  private static final int USUAL = 5;

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

  /** Every party of a usual network, in the order of their ports. */
  public static List<Party> all() {
    return Arrays.asList(values()).subList(0, USUAL);
  }

  /**
   * The parties of a network with so many banks.
   *
   * @param banks 3 to 10
   */
  public static List<Party> withBanks(int banks) {
    return Arrays.asList(values()).subList(0, USUAL - 3 + banks);
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
