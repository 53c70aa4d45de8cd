// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.io.IOException;
import java.io.OutputStream;

/** Where a file goes. */
@FunctionalInterface
public interface FileTarget {
  /** Begins to take it; whoever asked closes what this gives. */
  OutputStream open() throws IOException;
}
