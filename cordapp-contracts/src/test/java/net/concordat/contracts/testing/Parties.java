// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.testing.core.TestIdentity;

/** Who takes part: four banks, their regulator and notary, and others who should not. */
public final class Parties {
  public static final TestIdentity BANK_A = identity("Bank A", "London", "GB", 1);
  public static final TestIdentity BANK_B = identity("Bank B", "Berlin", "DE", 2);
  public static final TestIdentity BANK_C = identity("Bank C", "Paris", "FR", 3);
  public static final TestIdentity BANK_D = identity("Bank D", "Madrid", "ES", 4);
  public static final TestIdentity OUTSIDER = identity("Outsider", "Oslo", "NO", 5);
  public static final TestIdentity REGULATOR = identity("Regulator", "Brussels", "BE", 6);
  public static final TestIdentity NOTARY = identity("Notary", "Zurich", "CH", 7);
  public static final TestIdentity OTHER_NOTARY = identity("Other Notary", "Vienna", "AT", 8);
  public static final TestIdentity CONTRACT_SIGNER = identity("Contract Signer", "Rome", "IT", 9);
  public static final TestIdentity OTHER_SIGNER = identity("Other Signer", "Rome", "IT", 10);

  private Parties() {}

  /** A party that has a member's key, and yet another name. */
  public static Party underAnotherName(TestIdentity identity) {
    return new Party(new CordaX500Name("Impostor", "Riga", "LV"), identity.getPublicKey());
  }

  private static TestIdentity identity(String name, String city, String country, long entropy) {
    return new TestIdentity(new CordaX500Name(name, city, country), entropy);
  }
}
