// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.List;
import java.util.Locale;
import net.concordat.worker.data.CsvTable;

/**
 * What is known of a loan when it is decided. Left out are the outcome columns (status, charge-off
 * date and amount, balance) and the term, which was cut short for many of the loans that failed.
 */
final class LoanFeatures {
  static final List<String> HEADER =
      List.of(
          "employees",
          "jobs_created",
          "jobs_retained",
          "disbursed",
          "approved",
          "guaranteed",
          "guaranteed_share",
          "new_business",
          "franchise",
          "same_state",
          "area",
          "revolving",
          "low_doc",
          "sector",
          "default");

  private final CsvTable table;

  LoanFeatures(CsvTable table) {
    this.table = table;
  }

  /** The cells of {@link #HEADER} for one raw row. */
  List<String> of(List<String> row) {
    double approved = Double.parseDouble(cell(row, "gr_appv"));
    double guaranteed = Double.parseDouble(cell(row, "sba_appv"));
    return List.of(
        cell(row, "no_emp"),
        cell(row, "create_job"),
        cell(row, "retained_job"),
        cell(row, "disbursement_gross"),
        cell(row, "gr_appv"),
        cell(row, "sba_appv"),
        String.format(Locale.ROOT, "%.4f", guaranteed / approved),
        flag(cell(row, "new_exist").equals("2.0")),
        flag(Long.parseLong(cell(row, "franchise_code")) > 1),
        flag(cell(row, "state").equals(cell(row, "bank_state"))),
        area(cell(row, "urban_rural")),
        cell(row, "rev_line_cr"),
        cell(row, "low_doc"),
        sector(cell(row, "naics")),
        cell(row, "default"));
  }

  private String cell(List<String> row, String column) {
    return row.get(table.column(column));
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }

  private static String area(String code) {
    return switch (code) {
      case "1" -> "urban";
      case "2" -> "rural";
      default -> "";
    };
  }

  /** The first two digits of the industry code; 0 means that none was recorded. */
  private static String sector(String naics) {
    return naics.length() < 2 ? "" : naics.substring(0, 2);
  }
}
