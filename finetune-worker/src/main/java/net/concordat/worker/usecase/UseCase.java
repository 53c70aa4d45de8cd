// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.inference.support.InvalidInputException;

/** The use cases whose data ships with the product. */
public enum UseCase {
  /** Card transactions; the event is a fraud. */
  FRAUD(
      "fraud",
      "creditcard_ulb_subset.csv.gz",
      "5d1ebb8e079650dac2402236ab8a771c7cd41edc4c77ab8f669a4265057a6cb8",
      "Credit Card Fraud Detection (MLG-ULB), a subset",
      "ODbL 1.0 and DbCL 1.0"),
  /** Small-business loans; the event is a default. */
  CREDIT_RISK(
      "credit-risk",
      "sba_loans.csv.gz",
      "c05052ce5488e499c974ec3aad7caf6f494433b44beefbe1d7c2f9636757dec4",
      "U.S. Small Business Administration 7(a) loans, a sample",
      "US government records released under FOIA");

  private final String label;
  private final String file;
  private final String sha256;
  private final String source;
  private final String licence;

  UseCase(String label, String file, String sha256, String source, String licence) {
    this.label = label;
    this.file = file;
    this.sha256 = sha256;
    this.source = source;
    this.licence = licence;
  }

  /**
   * The use case with this written name.
   *
   * @throws InvalidInputException if there is none
   */
  public static UseCase named(String label) {
    return Arrays.stream(values())
        .filter(useCase -> useCase.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "A use case is one of %s, but was given '%s'".formatted(labels(), label)));
  }

  /** The written name, as on the command line and in results. */
  public String label() {
    return label;
  }

  /** Name of the file of raw rows. */
  public String file() {
    return file;
  }

  /** Where the rows come from. */
  public String source() {
    return source;
  }

  /** Under which terms the rows are published. */
  public String licence() {
    return licence;
  }

  /** SHA-256 that the raw file must have. */
  String sha256() {
    return sha256;
  }

  /** Cuts the raw rows into banks. */
  List<BankRows> cut(net.concordat.worker.data.CsvTable table) {
    return this == FRAUD ? new FraudBanks(table).cut() : new CreditRiskBanks(table).cut();
  }

  private static String labels() {
    return Arrays.stream(values()).map(UseCase::label).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return label;
  }
}
