// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row to have decided.
 *
 * @param number its place in the file, from 1
 * @param id of its decision
 * @param values by field; null for what is missing
 * @param fault why it cannot be asked for; null if it can
 */
record CaseRow(long number, UUID id, Map<String, @Nullable Object> values, @Nullable String fault) {
  CaseRow withFault(String words) {
    return new CaseRow(number, id, values, words);
  }
}
